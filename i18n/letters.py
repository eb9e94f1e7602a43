"""Words of the công văn đôn đốc, and of the reasons why a unit gets none.

The letter itself is always Vietnamese. Its English sentences are for who reads this file.
"""

from i18n.both import Both

WORDS = {
    "letters.moment": Both(vi="{clock} ngày {day}", en="{clock} on {day}"),
    "letters.authority": Both(vi="UBND {place}", en="The people's committee of {place}"),
    "letters.subject": Both(
        vi="V/v {purpose} tham gia {title}", en="Re: {purpose} about taking part in {title}"
    ),
    "letters.purpose": Both(vi="đôn đốc", en="reminder"),
    "letters.purpose_over": Both(vi="thông báo kết quả", en="result"),
    "letters.to": Both(vi="Kính gửi: {addressee}", en="To: {addressee}"),
    "letters.to_all": Both(
        vi="Kính gửi: Các đơn vị có tên trong Phụ lục kèm theo",
        en="To: the units named in the appendix",
    ),
    "letters.by": Both(vi="Thực hiện {bases}, ", en="According to {bases}, "),
    "letters.opening": Both(
        vi="{by}{organizer} thông báo kết quả tham gia {title} của {unit} như sau:",
        en="{by}{organizer} informs of the participation of {unit} in {title}:",
    ),
    "letters.opening_all": Both(
        vi="{by}{organizer} thông báo kết quả tham gia {title} như sau:",
        en="{by}{organizer} informs of the participation in {title}:",
    ),
    "letters.state": Both(
        vi="Tính đến {moment}, {unit} có {counted} dự thi, tỷ lệ tham gia {rate}.",
        en="As of {moment}, {counted} of {unit} took part, a rate of {rate}.",
    ),
    "letters.state_silent": Both(
        vi="Tính đến {moment}, {unit} chưa có người dự thi ({counted}).",
        en="As of {moment}, nobody of {unit} took part ({counted}).",
    ),
    "letters.state_silent_unknown": Both(
        vi="Tính đến {moment}, {unit} chưa có người dự thi.",
        en="As of {moment}, nobody of {unit} took part.",
    ),
    "letters.state_unknown": Both(
        vi="Tính đến {moment}, {unit} có {counted}; chưa tính được tỷ lệ tham gia vì chưa có tổng "
        "số CBCCVC của đơn vị.",
        en="As of {moment}, {unit} has {counted}; the rate is unknown, as the headcount is.",
    ),
    "letters.state_all": Both(
        vi="Tính đến {moment}, toàn cuộc thi có {people}; tỷ lệ tham gia của các đơn vị đã có tổng "
        "số CBCCVC là {rate} ({counted}).",
        en="As of {moment}, the contest has {people}; the rate of the units with a known headcount "
        "is {rate} ({counted}).",
    ),
    "letters.state_all_unknown": Both(
        vi="Tính đến {moment}, toàn cuộc thi có {people}.",
        en="As of {moment}, the contest has {people}.",
    ),
    "letters.until": Both(
        vi="Cuộc thi kết thúc lúc {moment}.", en="The contest closes at {moment}."
    ),
    "letters.until_left": Both(
        vi="Cuộc thi kết thúc lúc {moment}, còn {left}.",
        en="The contest closes at {moment}, in {left}.",
    ),
    "letters.over": Both(
        vi="Cuộc thi đã kết thúc lúc {moment}.", en="The contest closed at {moment}."
    ),
    "letters.lowest": Both(
        vi="Các đơn vị có kết quả thấp nhất{appendix}:", en="The lowest units{appendix}:"
    ),
    "letters.see_appendix": Both(
        vi=" (kết quả của cả {count} đơn vị nêu tại Phụ lục kèm theo)",
        en=" (the appendix has all {count} units)",
    ),
    "letters.listed": Both(
        vi="Phụ lục kèm theo nêu {count} đơn vị cần đôn đốc{silent}.",
        en="The appendix names {count} units to be reminded{silent}.",
    ),
    "letters.listed_over": Both(
        vi="Phụ lục kèm theo nêu kết quả của {count} đơn vị{silent}.",
        en="The appendix has the result of {count} units{silent}.",
    ),
    "letters.listed_silent": Both(
        vi=", trong đó {silent} đơn vị chưa có người dự thi",
        en=", {silent} of them without participants",
    ),
    "letters.asks": Both(vi="{organizer} đề nghị {addressee}:", en="{organizer} asks {addressee}:"),
    "letters.asks_all": Both(
        vi="{organizer} đề nghị các đơn vị:", en="{organizer} asks these units:"
    ),
    "letters.ask_people": Both(
        vi="- Chỉ đạo, nhắc cán bộ, công chức, viên chức chưa dự thi nộp bài{address}{deadline}.",
        en="- to remind those who have not taken part to submit{address}{deadline}.",
    ),
    "letters.deadline": Both(vi=" trước {moment}", en=" before {moment}"),
    "letters.address": Both(vi=" tại địa chỉ {address}", en=" at {address}"),
    "letters.ask_beneath": Both(
        vi="- Đôn đốc các đơn vị trực thuộc, trước hết là các đơn vị có kết quả thấp nêu trên.",
        en="- to remind the units beneath, first the lowest ones above.",
    ),
    "letters.ask_over": Both(
        vi="- Rà soát kết quả tham gia của đơn vị; nếu số liệu chưa khớp, phản ánh về {organizer}.",
        en="- to look through the unit's result, and to tell {organizer} of wrong numbers.",
    ),
    "letters.ask_headcount": Both(
        vi="- Báo tổng số CBCCVC của đơn vị về {organizer} để tính tỷ lệ tham gia.",
        en="- to tell {organizer} the headcount, so that the rate can be worked out.",
    ),
    "letters.ask_headcounts": Both(
        vi="- Đơn vị chưa có tổng số CBCCVC trong Phụ lục: báo về {organizer} để tính tỷ lệ tham "
        "gia.",
        en="- those without a headcount in the appendix: to tell {organizer} the headcount.",
    ),
    "letters.ask_contact": Both(
        vi="Nếu có vướng mắc, đề nghị liên hệ {contact}{telephone}.",
        en="With questions, please turn to {contact}{telephone}.",
    ),
    "letters.telephone": Both(vi="điện thoại {phone}", en="telephone {phone}"),
    "letters.close": Both(vi="Trân trọng./.", en="With respect."),
    "letters.number": Both(vi="Số: {blank}/{symbol}", en="No. {blank}/{symbol}"),
    "letters.country": Both(
        vi="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", en="SOCIALIST REPUBLIC OF VIET NAM"
    ),
    "letters.motto": Both(
        vi="Độc lập - Tự do - Hạnh phúc", en="Independence - Freedom - Happiness"
    ),
    "letters.date": Both(
        vi="{place}ngày {blank} tháng {blank} năm {blank}", en="{place}{blank} {blank} {blank}"
    ),
    "letters.recipients": Both(vi="Nơi nhận:", en="Recipients:"),
    "letters.appendix": Both(vi="Phụ lục", en="Appendix"),
    "letters.appendix_title": Both(
        vi="KẾT QUẢ THAM GIA CỦA CÁC ĐƠN VỊ TRỰC THUỘC", en="PARTICIPATION OF THE UNITS BENEATH"
    ),
    "letters.appendix_title_all": Both(
        vi="KẾT QUẢ THAM GIA CỦA CÁC ĐƠN VỊ", en="PARTICIPATION OF THE UNITS"
    ),
    "letters.appendix_of": Both(
        vi="(Kèm theo Công văn số ……/{symbol} ngày …… tháng …… năm …… của {organizer})",
        en="(With letter no. ……/{symbol} of …… by {organizer})",
    ),
    "letters.appendix_state": Both(vi="Số liệu tính đến {moment}.", en="As of {moment}."),
    "letters.appendix_state_all": Both(
        vi="Số liệu tính đến {moment}; số người còn thiếu so với {goal}.",
        en="As of {moment}; people missing to {goal}.",
    ),
    "letters.appendix_end": Both(
        vi="Danh sách có {count} đơn vị.", en="The list has {count} units."
    ),
    "letters.goal_target": Both(vi="chỉ tiêu {share}", en="the target of {share}"),
    "letters.goal_all": Both(vi="tổng số CBCCVC", en="the headcount"),
    "letters.column_number": Both(vi="TT", en="No."),
    "letters.column_unit": Both(vi="Đơn vị", en="Unit"),
    "letters.column_people": Both(vi="Người dự thi", en="Participants"),
    "letters.column_headcount": Both(vi="Tổng số CBCCVC", en="Headcount"),
    "letters.column_rate": Both(vi="Tỷ lệ tham gia", en="Rate"),
    "letters.column_shortfall": Both(vi="Còn thiếu", en="Missing"),
    "letters.column_needed": Both(vi="Cần mỗi ngày", en="Needed a day"),
    "letters.column_present": Both(vi="Hiện mỗi ngày", en="Now a day"),
    "letter_refused.unknown": Both(
        vi="Không có đơn vị mã {code}.", en="There is no unit with the code {code}."
    ),
    "letter_refused.ended": Both(
        vi="{unit} đã kết thúc hoạt động; ngày cuối cùng là {day}. Đề nghị gửi đơn vị tiếp nhận.",
        en="{unit} has ended; its last day was {day}. Write to the unit that it has become.",
    ),
    "letter_refused.before": Both(
        vi="{unit}: cuộc thi chưa mở nên chưa có gì để đôn đốc.",
        en="{unit}: the contest is not open yet, so there is nothing to remind of.",
    ),
    "letter_refused.over": Both(
        vi="{unit}: số người dự thi ({people}) vượt tổng số đã khai báo ({headcount}). Đề nghị sửa "
        "tổng số CBCCVC trước.",
        en="{unit}: more people took part ({people}) than the declared headcount ({headcount}). "
        "Correct the headcount first.",
    ),
    "letter_refused.reached": Both(
        vi="{unit} đã đủ người dự thi ({people}/{headcount}, {rate}), không cần đôn đốc.",
        en="{unit} has enough participants ({people}/{headcount}, {rate}); no reminder is due.",
    ),
}
