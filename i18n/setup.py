"""Words of the page **Thiết lập**: its parts, tables, history, and the mistakes of a folder."""

from i18n.both import Both

WORDS = {
    "setup.title": Both(vi="Thiết lập", en="Set-up"),
    "setup.help": Both(
        vi="Xem và sửa khai báo của cuộc thi: thời gian, đơn vị, câu hỏi, đáp án, giải "
        "thưởng, văn bản.",
        en="Look at and change what the contest declares: window, units, questions, key, "
        "prizes, papers.",
    ),
    "setup.lead": Both(
        vi="Mỗi phần ghi vào một tệp của thư mục cuộc thi. Sửa, xem trước tác động, ghi lý "
        "do, rồi mới ghi. Phần đang sửa mà chưa ghi thì chưa có hiệu lực.",
        en="Each part is one file of the contest folder. Change it, look at the effect, give "
        "the reason, then write. What is not written has no effect.",
    ),
    "setup.part": Both(vi="Phần", en="Part"),
    "setup.part.start": Both(vi="Việc còn lại", en="Still to do"),
    "setup.part.about": Both(vi="Thông tin chung", en="General"),
    "setup.part.time": Both(vi="Thời gian", en="Time"),
    "setup.part.groups": Both(vi="Khối và bộ phận", en="Groups"),
    "setup.part.units": Both(vi="Đơn vị", en="Units"),
    "setup.part.items": Both(vi="Câu hỏi và đáp án", en="Questions and key"),
    "setup.part.sources": Both(vi="Nguồn và cột", en="Sources and columns"),
    "setup.part.rules": Both(vi="Cách tính", en="Rules"),
    "setup.part.prizes": Both(vi="Giải thưởng", en="Prizes"),
    "setup.part.public": Both(vi="Công bố và quyền riêng tư", en="Publication and privacy"),
    "setup.part.papers": Both(vi="Văn bản", en="Papers"),
    "setup.part.history": Both(vi="Lịch sử khai báo", en="History"),
    "setup.open": Both(vi="Còn phải khai báo", en="Still to be declared"),
    "setup.open_lead": Both(
        vi="Cuộc thi vẫn chạy khi còn thiếu; bài nào chưa xét được thì chờ.",
        en="The contest runs all the same; responses that cannot be judged wait.",
    ),
    "setup.open_none": Both(vi="Không còn thiếu khai báo nào.", en="Nothing is missing."),
    "setup.demo_lead": Both(
        vi="Đây là bản trình diễn: sửa và xem trước được, nhưng không ghi vào thư mục mẫu. "
        "Trang sẽ đưa tệp đã sửa để tải về.",
        en="This is a demonstration: you may change things and look at their effect, but the "
        "sample's folder is not written. The page offers the changed file instead.",
    ),
    "setup.demo": Both(
        vi="Bản trình diễn không ghi vào thư mục cuộc thi. Tải tệp {file} đã sửa để tự đặt "
        "vào thư mục.",
        en="A demonstration does not write its folder. Take the changed {file} and put it "
        "there yourself.",
    ),
    "setup.take_file": Both(vi="Tải {file} đã sửa", en="Take the changed {file}"),
    "setup.nothing_changed": Both(
        vi="Chưa sửa gì ở phần này.",
        en="Nothing is changed in this part.",
    ),
    "setup.mistakes": Both(
        vi="Còn {count} chỗ cần sửa trước khi ghi được; mỗi chỗ được chỉ ngay dưới ô.",
        en=(
            "{count} mistake to mend before this can be written; it is told under its field.",
            "{count} mistakes to mend before this can be written; each is told under its field.",
        ),
    ),
    "setup.at_line": Both(vi="Dòng {line}: {mistake}", en="Line {line}: {mistake}"),
    "setup.changed": Both(vi="Thay đổi ở {file}", en="Change of {file}"),
    "setup.nobody_yet": Both(
        vi="Chưa có bài dự thi nào, nên thay đổi này chưa làm thay đổi kết quả nào.",
        en="Nobody has taken part yet, so this change moves no result.",
    ),
    "setup.look_first": Both(
        vi="Xem trước tác động rồi mới ghi được.",
        en="Look at the effect first; then you can write.",
    ),
    "setup.not_tried": Both(vi="Không thử được thay đổi này.", en="This change cannot be tried."),
    "setup.read_again": Both(
        vi="Thay đổi này làm đổi cách đọc dữ liệu: {count} dòng được đọc lại (lúc xem trước "
        "là đọc thử, chưa ghi).",
        en=(
            "This change alters how rows are read: {count} row is read again (for the "
            "preview in memory alone).",
            "This change alters how rows are read: {count} rows are read again (for the "
            "preview in memory alone).",
        ),
    ),
    "setup.units": Both(vi="Số đơn vị", en="Units"),
    "setup.why_hint": Both(
        vi="Ví dụ: Quyết định số 12/QĐ-BTC ngày 03/12/2024",
        en="For example: Decision 12/QĐ-BTC of 3 December 2024",
    ),
    "setup.elsewhere": Both(
        vi="Tệp {file} vừa được ghi ở nơi khác trong khi ông/bà đang xem phần này. Lấy nội "
        "dung mới rồi sửa tiếp; những gì vừa gõ ở phần này sẽ mất.",
        en="{file} was written elsewhere while you looked at this part. Take the new text and "
        "go on; what you typed in this part is lost.",
    ),
    "setup.take_new": Both(vi="Lấy nội dung mới", en="Take the new text"),
    "setup.no_entries": Both(vi="Chưa khai báo mục nào.", en="None is declared."),
    "setup.add": Both(vi="Thêm", en="Add"),
    "setup.up": Both(vi="Lên", en="Up"),
    "setup.remove": Both(vi="Bỏ", en="Take out"),
    "setup.none": Both(vi="(không)", en="(none)"),
    "setup.whole_contest": Both(vi="Cả cuộc thi", en="The whole contest"),
    "setup.every_round": Both(vi="Mọi đợt", en="Every round"),
    "setup.everybody": Both(vi="Mọi người", en="Everybody"),
    "setup.owner_named": Both(
        vi="Đơn vị được nêu tên ở phần còn lại",
        en="The unit that the rest of the text names",
    ),
    "setup.way": Both(vi="Việc", en="Task"),
    "setup.paste": Both(vi="Dán từ Excel", en="Paste from Excel"),
    "setup.paste_lead": Both(
        vi="Chép cả dòng tiêu đề trong Excel rồi dán vào đây, hoặc chọn tệp CSV. Tên cột hiểu "
        "được: {headings}.",
        en="Copy the rows with their headings in Excel and paste them, or choose a CSV file. "
        "Headings that are understood: {headings}.",
    ),
    "setup.file": Both(
        vi="Tệp CSV (lưu từ Excel: CSV UTF-8)",
        en="A CSV file (from Excel: CSV UTF-8)",
    ),
    "setup.not_utf8": Both(
        vi="Không đọc được tệp này. Trong Excel, lưu lại bằng “CSV UTF-8” rồi chọn lại.",
        en="This file cannot be read. In Excel, save it as “CSV UTF-8” and choose it again.",
    ),
    "setup.paste_way": Both(vi="Cách nhận", en="What to do with the rows"),
    "setup.paste_add": Both(
        vi="Thêm vào; dòng trùng mã thì cập nhật",
        en="Add them; a row with a known code is updated",
    ),
    "setup.paste_replace": Both(vi="Thay toàn bộ bảng", en="Replace the whole table"),
    "setup.paste_read": Both(
        vi="Đọc được {count} dòng.",
        en=(
            "{count} row was read.",
            "{count} rows were read.",
        ),
    ),
    "setup.paste_wrong": Both(
        vi="Không hiểu phần vừa dán.",
        en="What was pasted cannot be understood.",
    ),
    "setup.files": Both(vi="Các tệp khai báo", en="Files of the folder"),
    "setup.files_lead": Both(
        vi="Tệp nào do trang này ghi, tệp nào được sửa bằng tay ở nơi khác.",
        en="Which file this page wrote, and which was edited elsewhere by hand.",
    ),
    "setup.file_name": Both(vi="Tệp", en="File"),
    "setup.standing": Both(vi="Nội dung hiện tại", en="Its present text"),
    "setup.standing_declared": Both(
        vi="ghi từ trang này: {when}",
        en="written on this page: {when}",
    ),
    "setup.standing_not_written": Both(
        vi="chưa ghi xong: quyết định đã lưu nhưng tệp chưa đổi; hãy ghi lại",
        en="not written: the decision is kept and the file is as before; write it again",
    ),
    "setup.standing_by_hand": Both(vi="đã sửa bằng tay", en="edited by hand"),
    "setup.standing_never": Both(vi="lập ngoài trang này", en="made outside of this page"),
    "setup.seen": Both(vi="thấy lần đầu {at}", en="first seen {at}"),
    "setup.by_hand_before": Both(vi="trước đó đã sửa bằng tay", en="edited by hand before"),
    "setup.hashes": Both(vi="mã tệp {before} → {after}", en="file {before} → {after}"),
    "setup.history": Both(vi="Các lần khai báo", en="Declarations"),
    "setup.history_none": Both(
        vi="Chưa ghi khai báo nào từ trang này.",
        en="Nothing was declared on this page yet.",
    ),
    "setup.units.look": Both(vi="Xem", en="Look"),
    "setup.units.change": Both(vi="Sửa một đơn vị", en="Change a unit"),
    "setup.units.add": Both(vi="Thêm một đơn vị", en="Add a unit"),
    "setup.units.paste": Both(vi="Dán hoặc tải tệp", en="Paste or a file"),
    "setup.units.search": Both(vi="Tìm đơn vị", en="Find a unit"),
    "setup.units.count": Both(vi="{count} đơn vị", en=("{count} unit", "{count} units")),
    "setup.items.look": Both(vi="Xem", en="Look"),
    "setup.items.change": Both(vi="Sửa một câu", en="Change a question"),
    "setup.items.add": Both(vi="Thêm một câu", en="Add a question"),
    "setup.items.paste": Both(vi="Dán hoặc tải tệp", en="Paste or a file"),
    "setup.unit.name": Both(vi="Tên đơn vị", en="Name"),
    "setup.unit.code": Both(vi="Mã", en="Code"),
    "setup.unit.kind": Both(vi="Loại", en="Kind"),
    "setup.unit.group": Both(vi="Khối", en="Group"),
    "setup.unit.parent": Both(vi="Đơn vị cấp trên", en="Unit above"),
    "setup.unit.headcount": Both(vi="Tổng số CBCCVC", en="Headcount"),
    "setup.unit.headcount_source": Both(vi="Nguồn của tổng số", en="Source of the headcount"),
    "setup.unit.aliases": Both(
        vi="Cách ghi khác (mỗi dòng một cách)",
        en="Other writings (one a line)",
    ),
    "setup.unit.valid_from": Both(vi="Có từ ngày", en="Exists from"),
    "setup.unit.valid_to": Both(vi="Đến hết ngày", en="Until the end of"),
    "setup.unit.successor": Both(vi="Mã đơn vị kế thừa", en="Code of the successor"),
    "setup.unit.code_help": Both(
        vi="Để trống thì tự đặt theo tên. Mã không đổi được sau khi thêm.",
        en="Left blank, it comes from the name. A code stays once it is added.",
    ),
    "setup.unit.group_help": Both(
        vi="Chỉ cần ở đơn vị cao nhất; đơn vị bên dưới theo đơn vị trên.",
        en="Only the top unit needs one; units beneath follow.",
    ),
    "setup.unit.headcount_help": Both(
        vi="Chưa biết thì để trống: đơn vị đó chưa có tỷ lệ tham gia.",
        en="Leave it blank if it is unknown: the unit then has no rate.",
    ),
    "setup.unit.successor_help": Both(
        vi="Khi đơn vị đã sáp nhập; nhiều mã thì cách nhau bằng dấu |.",
        en="For a unit that was merged; several codes are separated by |.",
    ),
    "setup.unit.aliases_help": Both(
        vi="Ví dụ: UBND xã Hồng Phong. Bài ghi đúng một trong các cách này thì được tính cho "
        "đơn vị.",
        en="For example: UBND xã Hồng Phong. A response with one of these writings counts for "
        "the unit.",
    ),
    "setup.unit.out": Both(vi="Bỏ đơn vị này khỏi danh sách", en="Take this unit out of the list"),
    "setup.item.heading": Both(vi="Câu hỏi", en="Question"),
    "setup.item.options": Both(
        vi="Các phương án (mỗi dòng một phương án)",
        en="Options (one a line)",
    ),
    "setup.item.option": Both(vi="Phương án {letter}", en="Option {letter}"),
    "setup.item.key": Both(vi="Đáp án", en="Key"),
    "setup.item.kind": Both(vi="Cách chấm", en="Marking"),
    "setup.item.points": Both(vi="Điểm", en="Points"),
    "setup.item.topic": Both(vi="Chủ đề", en="Topic"),
    "setup.item.topic_en": Both(vi="Chủ đề (tiếng Anh)", en="Topic (English)"),
    "setup.item.round": Both(vi="Đợt thi", en="Round"),
    "setup.item.heading_help": Both(
        vi="Đúng từng chữ như tiêu đề cột trong bảng trả lời của biểu mẫu.",
        en="Exactly as the heading stands in the form's response sheet.",
    ),
    "setup.item.options_help": Both(
        vi="Đúng từng chữ như phương án trên biểu mẫu.",
        en="Exactly as the form offers them.",
    ),
    "setup.item.out": Both(vi="Bỏ câu hỏi này", en="Take this question out"),
    "mistake.missing": Both(vi="Chưa ghi mục này.", en="This is not filled in yet."),
    "mistake.time": Both(
        vi="Chưa có thời điểm; chưa có thì bài phải chờ.",
        en="No time yet; until then responses wait.",
    ),
    "mistake.ends_first": Both(
        vi="Phải sau thời điểm bắt đầu.",
        en="It has to be after the beginning.",
    ),
    "mistake.overlap": Both(
        vi="Đợt này chồng lên đợt khác.",
        en="This round overlaps another one.",
    ),
    "mistake.outside": Both(
        vi="Đợt phải nằm trong thời gian của cuộc thi.",
        en="A round lies within the contest's window.",
    ),
    "mistake.twice": Both(vi="Mã này đã dùng: {found}.", en="This id is used already: {found}."),
    "mistake.identifier": Both(
        vi="Chỉ dùng chữ không dấu, số, và các dấu _ . - ({found}).",
        en="Letters without accents, digits, _ . - only ({found}).",
    ),
    "mistake.hour": Both(
        vi="Ghi giờ dạng 15:30 ({found}).",
        en="Write an hour such as 15:30 ({found}).",
    ),
    "mistake.zone": Both(
        vi="Không có múi giờ {found}; ví dụ: Asia/Ho_Chi_Minh.",
        en="No time zone {found}; for example Asia/Ho_Chi_Minh.",
    ),
    "mistake.one_of": Both(
        vi="Không dùng được {found}. Dùng được: {known}.",
        en="{found} cannot be used. Possible: {known}.",
    ),
    "mistake.no_groups": Both(
        vi="Chưa khai báo khối nào, nên chưa có giải cho khối.",
        en="No group is declared, so no group can have a prize.",
    ),
    "mistake.owner": Both(
        vi="Chọn đơn vị mà bộ phận này được tính cho.",
        en="Choose the unit that this part counts for.",
    ),
    "mistake.no_column": Both(
        vi="{found} là bắt buộc nhưng chưa khai báo cột ở phần Nguồn và cột.",
        en="{found} is required and has no column under Sources and columns.",
    ),
    "mistake.no_start": Both(
        vi="Xếp theo thời gian làm bài thì phải có cột thời điểm bắt đầu.",
        en="A rank by duration needs a column with the time of the start.",
    ),
    "mistake.levels": Both(
        vi="Dùng một cột đơn vị, hoặc các cột đơn vị cấp 1, 2, … không thiếu cấp nào.",
        en="Either one column of the unit, or unit level 1, 2, … without a gap.",
    ),
    "mistake.address": Both(
        vi="Địa chỉ biểu mẫu chưa đúng: lấy ở nút Gửi → Liên kết của Google Biểu mẫu.",
        en="The form's address is not right: take it from Send → Link of the Google Form.",
    ),
    "mistake.entry": Both(
        vi="Mã ô của biểu mẫu có dạng entry.123456, mỗi ô một mã riêng.",
        en="A field of the form is such as entry.123456, each its own.",
    ),
    "mistake.heading": Both(vi="Chưa có tên cột ({found}).", en="No heading yet ({found})."),
    "mistake.identity": Both(
        vi="Chưa có cách phân biệt người dự thi; chưa có thì mọi bài phải chờ.",
        en="Nothing tells people apart yet; until then every response waits.",
    ),
    "mistake.no_units": Both(
        vi="Chưa có đơn vị nào mà bài thi bắt buộc có đơn vị, nên mọi bài phải chờ.",
        en="There is no unit and a unit is required, so every response waits.",
    ),
    "mistake.no_key": Both(
        vi="Có câu hỏi chưa khai đáp án; bài của đợt đó phải chờ.",
        en="A question has no key; responses of its round wait.",
    ),
    "mistake.number": Both(vi="Cần một số ({found}).", en="A number is needed ({found})."),
    "mistake.day": Both(vi="Cần một ngày ({found}).", en="A day is needed ({found})."),
    "mistake.same_code": Both(
        vi="Hai đơn vị cùng mã trong cùng thời gian ({found}).",
        en="Two units have one code at the same time ({found}).",
    ),
    "mistake.unknown_unit": Both(
        vi="Không có đơn vị nào như vậy trong cùng thời gian ({found}).",
        en="There is no such unit at that time ({found}).",
    ),
    "mistake.no_end": Both(
        vi="Có đơn vị kế thừa thì phải có ngày cuối cùng.",
        en="A unit with a successor has a last day.",
    ),
    "mistake.circle": Both(
        vi="Một đơn vị không thể ở trên chính nó ({found}).",
        en="A unit is not above itself ({found}).",
    ),
    "mistake.same_options": Both(vi="Hai phương án giống nhau.", en="Two options are the same."),
    "mistake.no_options": Both(vi="Chưa có phương án nào.", en="There are no options."),
    "mistake.key": Both(
        vi="Đáp án phải là một trong các phương án.",
        en="The key has to be one of the options.",
    ),
    "mistake.no_heading": Both(
        vi="Bảng thiếu một cột cần có.",
        en="The table lacks a column that it needs.",
    ),
    "mistake.other": Both(
        vi="Ghi {found}; cần {expected}.",
        en="Found {found}; expected {expected}.",
    ),
}
