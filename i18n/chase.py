"""Words of the page **Đôn đốc**."""

from i18n.both import Both

WORDS = {
    "chase.title": Both(vi="Đôn đốc", en="Chasing"),
    "chase.help": Both(
        vi="Những đơn vị còn thiếu người dự thi, cần gọi ai, và công văn gửi họ.",
        en="The units that miss participants, whom to call, and the letters to them.",
    ),
    "chase.count": Both(
        vi="{count}/{total} đơn vị dưới {share}, trong đó {silent} chưa có người dự thi.",
        en=(
            "{count}/{total} unit is below {share}; {silent} without participants.",
            "{count}/{total} units are below {share}, {silent} of them without participants.",
        ),
    ),
    "chase.count_begun": Both(
        vi="{count}/{total} đơn vị dưới {share}; đơn vị nào cũng đã có người dự thi.",
        en=(
            "{count}/{total} unit is below {share}; it has participants.",
            "{count}/{total} units are below {share}; all of them have participants.",
        ),
    ),
    "chase.nobody": Both(
        vi="Không đơn vị nào dưới {share} (tổng số: {total}).",
        en="No unit is below {share} (of {total} in all).",
    ),
    "chase.layer": Both(vi="Cấp và khối", en="Level and group"),
    "chase.beneath_group": Both(vi="{group}: đơn vị trực thuộc", en="{group}: units beneath"),
    "chase.own": Both(vi="Đơn vị của tôi", en="My units"),
    "chase.beneath": Both(vi="Đơn vị trực thuộc", en="Units beneath"),
    "chase.list": Both(vi="Đơn vị cần đôn đốc", en="Units to chase"),
    "chase.silent": Both(vi="chưa có người dự thi", en="no participants"),
    "chase.shortfall": Both(vi="Còn thiếu", en="Shortfall"),
    "chase.pace": Both(vi="Tốc độ", en="Pace"),
    "chase.needed": Both(vi="cần {count}", en="needs {count}"),
    "chase.present": Both(vi="hiện {count}", en="now {count}"),
    "chase.reach": Both(vi="Đến khi kết thúc", en="By the closing"),
    "chase.last": Both(vi="Liên hệ gần nhất", en="Latest contact"),
    "chase.to_target": Both(
        vi="Còn thiếu: số người để đạt chỉ tiêu {share}.",
        en="Shortfall: people up to the target of {share}.",
    ),
    "chase.to_all": Both(
        vi="Còn thiếu: số người so với tổng số CBCCVC.", en="Shortfall: people up to the headcount."
    ),
    "chase.pace_rule": Both(
        vi="Tốc độ: người/ngày; hiện nay là trung bình của {days} ngày trọn vẹn gần nhất.",
        en="Pace: people a day; now is the mean of the last {days} full days.",
    ),
    "chase.reach_rule": Both(
        vi="Đến khi kết thúc: nếu giữ tốc độ của {short} ngày và của {days} ngày trọn vẹn gần "
        "nhất; không phải dự báo chắc chắn.",
        en="By the closing: if the pace of the last {short} and of the last {days} full days goes "
        "on; this is no sure forecast.",
    ),
    "chase.unknown": Both(
        vi="{count} đơn vị đã có người dự thi nhưng chưa có mẫu số, nên chưa biết có dưới {share} "
        "hay không",
        en=(
            "{count} unit has participants and no known headcount, so nobody can say whether it is "
            "below {share}",
            "{count} units have participants and no known headcount, so nobody can say whether "
            "they are below {share}",
        ),
    ),
    "chase.over": Both(
        vi="{count} đơn vị có số người dự thi vượt tổng số đã khai báo: đề nghị kiểm tra tổng số",
        en=(
            "{count} unit has more participants than its headcount: please check the headcount",
            "{count} units have more participants than their headcount: please check the headcount",
        ),
    ),
    "chase.ended": Both(
        vi="{count} đơn vị đã kết thúc hoạt động trong thời gian cuộc thi; người dự thi được tính "
        "cho đơn vị tiếp nhận",
        en=(
            "{count} unit has ended during the contest; its people count in the unit that it "
            "became",
            "{count} units have ended during the contest; their people count in the units that "
            "they became",
        ),
    ),
    "chase.ended_one": Both(
        vi="{name} (đến hết {day}) → {successors}", en="{name} (until {day}) → {successors}"
    ),
    "chase.choose": Both(vi="Gọi, nhắc và ghi liên hệ", en="Call, remind and note"),
    "chase.choose_unit": Both(vi="Chọn đơn vị", en="Choose a unit"),
    "chase.no_such_unit": Both(
        vi="Đơn vị trong liên kết này không có trong danh sách dưới đây.",
        en="The unit in this link is not in the list below.",
    ),
    "chase.copy_lead": Both(
        vi="Sao chép nội dung nhắc: chạm giữ để chọn, hoặc bấm biểu tượng ở góc, rồi gửi đơn vị.",
        en="Copy the reminder: press and hold to select, or use the sign in its corner; then send "
        "it to the unit.",
    ),
    "chase.note_title": Both(vi="Ghi liên hệ", en="Note a contact"),
    "chase.promised": Both(vi="Cam kết đạt (người dự thi)", en="Promised (participants in all)"),
    "chase.until": Both(vi="Đến hết ngày", en="By the end of"),
    "chase.note": Both(vi="Ghi chú", en="Note"),
    "chase.note_hint": Both(
        vi="Không ghi họ tên, số điện thoại", en="No names, no telephone numbers"
    ),
    "chase.reached": Both(vi="Đã liên hệ được", en="Reached"),
    "chase.missed": Both(vi="Chưa liên hệ được", en="Not reached"),
    "chase.noted": Both(vi="Đã ghi.", en="Noted."),
    "chase.incomplete": Both(
        vi="Chưa ghi: số cam kết phải lớn hơn 0 và ngày từ hôm nay trở đi; khi chưa liên hệ được "
        "thì để trống số cam kết.",
        en="Not noted: a promise needs a number above 0 and a day from today on; where nobody was "
        "reached, leave the promise empty.",
    ),
    "chase.history": Both(vi="Các lần liên hệ ({count})", en="Contacts ({count})"),
    "chase.promise": Both(
        vi="cam kết đạt {count} người đến hết {day}",
        en=("promised {count} person by {day}", "promised {count} people by {day}"),
    ),
    "chase.broken": Both(vi="quá hẹn, chưa đạt", en="overdue"),
    "chase.letters": Both(vi="Công văn đôn đốc", en="Letters"),
    "chase.letters_lead": Both(
        vi="Mỗi đơn vị một công văn (.docx); số và ngày để trống cho văn thư. Gói vài chục công "
        "văn có thể mất nửa phút.",
        en="One letter a unit (.docx); number and date are left blank for the registry. A zip of "
        "several dozen letters may take half a minute.",
    ),
    "chase.letters_to": Both(vi="Gửi đơn vị nào", en="To which units"),
    "chase.letters_some": Both(vi="Các đơn vị được chọn", en="Chosen units"),
    "chase.letters_zip": Both(
        vi="Tải {count} công văn (zip)",
        en=("Download {count} letter (zip)", "Download {count} letters (zip)"),
    ),
    "chase_letters.silent": Both(
        vi="Chưa có người dự thi ({count})", en="Without participants ({count})"
    ),
    "chase_letters.all": Both(
        vi="Tất cả trong danh sách ({count})", en="All of the list ({count})"
    ),
    "chase_letters.some": Both(vi="Chọn từng đơn vị", en="One by one"),
    "chase_outcome.reached": Both(vi="đã liên hệ được", en="reached"),
    "chase_outcome.missed": Both(vi="chưa liên hệ được", en="not reached"),
}
