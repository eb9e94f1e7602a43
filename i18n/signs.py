"""Words of the page **Dấu hiệu cần xác minh**."""

from i18n.both import Both

WORDS = {
    "signs.title": Both(vi="Dấu hiệu cần xác minh", en="Signs to verify"),
    "signs.help": Both(
        vi="Những bài Ban Tổ chức nên xem lại, kèm tỷ lệ chung để so sánh.",
        en="Responses that the committee should look at again, with base rates to compare.",
    ),
    "signs.lead": Both(
        vi="Dấu hiệu chỉ là điều cần xem lại, không phải kết luận: phần lớn có lý do bình thường, "
        "như cùng thi trong một buổi họp hay dùng chung điện thoại. Chương trình không tự động "
        "loại bài nào. Bấm vào tên để xem bài; quyết định, nếu có, ghi ở trang Chờ xử lý. Bài gần "
        "giải là mọi bài của người dự kiến đạt giải, chờ bốc thăm, kế tiếp hoặc không đủ điều "
        "kiện, và bài đã xóa khỏi bảng, chờ xử lý hoặc không hợp lệ mà điểm không kém họ.",
        en="A sign is something to look at again, not a finding: most have an ordinary reason, "
        "such as a meeting where all take part or a shared phone. The program rejects no response "
        "by itself. Press a name to see the response; a decision, if any, is taken on the page "
        "Held responses. Near a prize are all responses of those who stand to win, wait for a "
        "draw, come next or are not eligible, and deleted, held or rejected responses with no "
        "lower score than theirs.",
    ),
    "signs.more": Both(
        vi="Chỉ nêu {shown} nhóm rõ nhất; còn {count} nhóm nữa.",
        en=(
            "Only the {shown} clearest groups are listed; there is {count} more.",
            "Only the {shown} clearest groups are listed; there are {count} more.",
        ),
    ),
    "signs.rest": Both(
        vi="và {count} bài nữa", en=("and {count} more response", "and {count} more responses")
    ),
    "signs.below": Both(vi="chưa đến {number}", en="less than {number}"),
    "signs.no_base": Both(vi="Chưa có gì để so sánh.", en="Nothing to compare with yet."),
    "signs.absent": Both(vi="Không thấy", en="Not found"),
    "sign_name.same_answers": Both(
        vi="Trả lời giống hệt nhau trong vài phút", en="Same answers within minutes"
    ),
    "sign_lead.same_answers": Both(
        vi="Nhiều người của một đơn vị trả lời giống hệt mọi câu, mỗi bài cách bài trước không "
        "quá 10 phút, trong khi ít người ở đơn vị khác trả lời như vậy.",
        en="Several people of a unit gave the same answers to all questions, each at most 10 "
        "minutes after the one before, while few people of other units gave these answers.",
    ),
    "sign_base.same_answers": Both(
        vi="Để so sánh: cứ hai bài ở hai đơn vị khác nhau, nộp trong cùng 10 phút, thì {rate} trả "
        "lời giống hệt ({counts} cặp).",
        en="To compare: of two responses of different units in the same 10 minutes, {rate} have "
        "the same answers ({counts} pairs).",
    ),
    "sign_group.same_answers": Both(
        vi="{where}: {rows} người, từ {start} đến {end}. Theo tỷ lệ ở các đơn vị khác thì ngoài "
        "người thứ nhất chỉ có thêm {expected} người.",
        en="{where}: {rows} people, from {start} to {end}. By the share in other units there "
        "would be {expected} besides the first.",
    ),
    "sign_name.phone_units": Both(
        vi="Một số điện thoại ở nhiều đơn vị", en="One phone in several units"
    ),
    "sign_lead.phone_units": Both(
        vi="Các bài cùng số điện thoại ghi những đơn vị khác nhau. Đơn vị và bộ phận của nó, đơn "
        "vị và đơn vị sau sáp nhập được coi là một.",
        en="Responses with one phone name different units. A unit and its part, and a unit and "
        "the one that it merged into, are one here.",
    ),
    "sign_base.phone_units": Both(
        vi="Để so sánh: {rate} số điện thoại có từ hai bài trở lên là như vậy ({counts}).",
        en="To compare: {rate} of the phones with two responses or more are like this ({counts}).",
    ),
    "sign_group.phone_units": Both(
        vi="{rows} bài của một số điện thoại, từ {start} đến {end}.",
        en="{rows} responses of one phone, from {start} to {end}.",
    ),
    "sign_name.burst": Both(vi="Dồn dập trong một phút", en="Many within a minute"),
    "sign_lead.burst": Both(
        vi="Trong một phút, một đơn vị có từ 5 bài trở lên và nhiều hơn hẳn thường lệ của mình.",
        en="Within a minute a unit had 5 responses or more, far more than it usually has.",
    ),
    "sign_base.burst": Both(
        vi="Để so sánh: {rate} số phút có bài của mọi đơn vị có từ 5 bài trở lên ({counts} phút).",
        en="To compare: {rate} of the minutes with responses of a unit, over all units, have 5 or "
        "more ({counts} minutes).",
    ),
    "sign_group.burst": Both(
        vi="{where}: {rows} bài từ {start} đến {end}; thường lệ {expected} bài trong một phút có "
        "bài.",
        en="{where}: {rows} responses from {start} to {end}; usually {expected} in a minute that "
        "has any.",
    ),
    "sign_name.stopped": Both(vi="Biểu mẫu im lặng", en="A silent form"),
    "sign_lead.stopped": Both(
        vi="Một nguồn không có bài nào suốt một giờ trở lên, trong khi nguồn khác vẫn có hoặc giờ "
        "đó ngày thường vẫn có. Biểu mẫu có thể đã bị khóa, liên kết hỏng hoặc tệp chưa đủ.",
        en="A source had no response for an hour or more, while other sources had some or the "
        "hour usually has. The form may have been closed, its link broken, or a file incomplete.",
    ),
    "sign_base.stopped": Both(
        vi="Để so sánh: {rate} số khoảng lặng từ một giờ trở lên là như vậy ({counts}).",
        en="To compare: {rate} of the silences of an hour or more are like this ({counts}).",
    ),
    "sign_group.stopped": Both(
        vi="Nguồn {where}: không có bài từ {start} đến {end}, lẽ ra có khoảng {expected} bài. "
        "Dưới đây là bài ngay trước và ngay sau.",
        en="Source {where}: no response from {start} to {end}, where about {expected} were to be "
        "expected. Below are the response before and the one after.",
    ),
    "sign_name.prize_edited_in_sheet": Both(
        vi="Bài gần giải: bị sửa ngay trong bảng", en="Near a prize: edited in the sheet"
    ),
    "sign_lead.prize_edited_in_sheet": Both(
        vi="Nội dung dòng đã đổi mà thời điểm nộp không đổi; khi người dự thi tự sửa bằng biểu "
        "mẫu thì thời điểm đổi theo.",
        en="The row changed and its time did not; when participants edit by the form, the time "
        "changes too.",
    ),
    "sign_base.prize_edited_in_sheet": Both(
        vi="Toàn cuộc thi: {rate} số bài ({counts}).", en="Whole contest: {rate} ({counts})."
    ),
    "sign_name.prize_edited_by_form": Both(
        vi="Bài gần giải: sửa sau khi nộp", en="Near a prize: edited after submission"
    ),
    "sign_lead.prize_edited_by_form": Both(
        vi="Dòng đã đổi cả nội dung và thời điểm, như khi người dự thi sửa bài bằng biểu mẫu.",
        en="The row and its time changed, as when participants edit their response by the form.",
    ),
    "sign_base.prize_edited_by_form": Both(
        vi="Toàn cuộc thi: {rate} số bài ({counts}).", en="Whole contest: {rate} ({counts})."
    ),
    "sign_name.prize_missing": Both(
        vi="Bài gần giải: từng vắng khỏi bảng", en="Near a prize: was missing from the sheet"
    ),
    "sign_lead.prize_missing": Both(
        vi="Có lần đọc bảng không thấy dòng này, hoặc dòng đã bị xóa, hoặc xóa rồi trở lại.",
        en="A reading of the sheet lacked the row, or the row is deleted, or it came back.",
    ),
    "sign_base.prize_missing": Both(
        vi="Toàn cuộc thi: {rate} số bài ({counts}).", en="Whole contest: {rate} ({counts})."
    ),
    "sign_name.prize_out_of_order": Both(
        vi="Bài gần giải: dòng sai thứ tự thời gian", en="Near a prize: out of the order of time"
    ),
    "sign_lead.prize_out_of_order": Both(
        vi="Biểu mẫu ghi dòng theo thứ tự nộp, mà dòng này sớm hơn cả ba dòng trước nó trên một "
        "phút: có thể được gõ tay vào bảng, hoặc bảng đã được sắp xếp lại.",
        en="A form adds rows in the order of submission, and this row is over a minute earlier "
        "than the three rows before it: it may have been typed by hand, or the sheet was sorted.",
    ),
    "sign_base.prize_out_of_order": Both(
        vi="Toàn cuộc thi: {rate} số bài ({counts}).", en="Whole contest: {rate} ({counts})."
    ),
    "sign_name.prize_no_seconds": Both(
        vi="Bài gần giải: thời điểm không có giây", en="Near a prize: a time without seconds"
    ),
    "sign_lead.prize_no_seconds": Both(
        vi="Biểu mẫu ghi thời điểm đến giây, mà dòng này chỉ đến phút: có thể được gõ tay vào "
        "bảng.",
        en="A form writes seconds, and this row's time has none: it may have been typed by hand.",
    ),
    "sign_base.prize_no_seconds": Both(
        vi="Toàn cuộc thi: {rate} số bài ở đúng phút tròn ({counts}); tự nhiên thì 1 trong 60.",
        en="Whole contest: {rate} at a whole minute ({counts}); by chance 1 in 60.",
    ),
}
