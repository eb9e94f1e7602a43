"""Words about loads: a refused file, its typed confirmation, the list of loads, and undoing one."""

from i18n.both import Both

WORDS = {
    "failure.foreign": Both(
        vi="Dòng đầu chỉ có {found} trong {declared} tiêu đề đã khai báo, nên đây có lẽ không phải "
        "bảng câu trả lời của cuộc thi này. Hãy chọn đúng tệp; nếu các câu hỏi đã đổi tên, người "
        "quản trị khai báo tên mới.",
        en="Only {found} of the {declared} declared headings are in the first row, so this is "
        "probably not a response sheet of this contest. Choose the right file; if questions were "
        "renamed, the administrator declares the new headings.",
    ),
    "failure.no_rows": Both(
        vi="Bảng chỉ có dòng tiêu đề, trong khi số liệu đã có {known} bài. Bảng trống không có "
        "nghĩa là mọi bài đã bị xóa; số liệu được giữ nguyên. Hãy chọn đúng tệp hoặc đúng trang.",
        en="The sheet has only its header row, while {known} responses are known. An empty sheet "
        "does not mean that all responses were deleted; the numbers stay. Choose the right file "
        "or tab.",
    ),
    "failure.time_column_lost": Both(
        vi="Dòng đầu không còn cột thời điểm nộp bài “{heading}”, nên chưa thể nạp gì từ bảng này. "
        "Hãy ghép cột với tiêu đề hiện nay ở bên dưới, hoặc tải lại tệp.",
        en="The first row no longer has the column of times “{heading}”, so nothing of this sheet "
        "can be loaded. Map the column to its present heading below, or download the file again.",
    ),
    "failure.dates_mixed": Both(
        vi="Cột thời điểm nộp vừa có chữ ({texts} ô), vừa có ngày ({dates} ô) có thể bị đảo ngày "
        "và tháng: một chương trình đã hiểu nhầm ngày thành tháng khi mở tệp. Hãy tải lại tệp và "
        "nạp ngay, không mở ra lưu lại.",
        en="The column of times has texts ({texts} cells) and dates ({dates} cells) whose day and "
        "month may be exchanged: a program took the day for the month when it opened the file. "
        "Download the file again and load it without opening it.",
    ),
    "failure.order_contradicted": Both(
        vi="{other} thời điểm nộp chỉ đọc được theo thứ tự ngày tháng khác với khai báo của nguồn "
        "({declared} thời điểm theo đúng khai báo). Hãy tải lại tệp; nếu bảng thật sự viết như "
        "vậy, người quản trị sửa day_first của nguồn.",
        en="{other} times can only be read with another order of day and month than this source "
        "has ({declared} times need the source's own order). Download the file again; if the "
        "sheet is really written so, the administrator changes day_first of the source.",
    ),
    "failure.times_shifted": Both(
        vi="{count} trong {known} bài đã biết lệch cùng {hours} giờ so với lần nạp trước, ngoài ra "
        "không khác gì: tệp viết theo múi giờ khác. Hãy nạp tệp tải từ chính biểu mẫu, hoặc người "
        "quản trị khai báo timezone của nguồn; nếu lần nạp trước mới sai thì hủy lần nạp đó.",
        en="{count} of {known} known responses differ from the earlier load by the same {hours} "
        "hours and by nothing else: the file is written in another time zone. Load the form's own "
        "download, or the administrator declares timezone of the source; if the earlier load was "
        "the wrong one, undo that load.",
    ),
    "failure.days_exchanged": Both(
        vi="{count} bài đã biết bị đảo ngày và tháng so với lần nạp trước: một chương trình đã "
        "hiểu nhầm ngày thành tháng khi mở tệp. Hãy tải lại tệp và nạp ngay, không mở ra lưu lại; "
        "nếu lần nạp trước mới sai thì hủy lần nạp đó.",
        en="{count} known responses have day and month exchanged: a program took the day for the "
        "month when it opened the file. Download the file again and load it without opening it; "
        "if the earlier load was the wrong one, undo that load.",
    ),
    "failure.not_now": Both(
        vi="Không thực hiện được, vì số liệu đã thay đổi; chưa có gì được ghi. Hãy xem lại.",
        en="This cannot be done, because the numbers changed meanwhile; nothing was written. Look "
        "again.",
    ),
    "refused.title": Both(vi="Tệp này không được nạp", en="This file is not loaded"),
    "refused.calm": Both(
        vi="Số liệu hiện có được giữ nguyên, không bài nào thay đổi.",
        en="The present numbers stay as they are; no response changes.",
    ),
    "refused.insist": Both(vi="Vẫn muốn nạp tệp này", en="Load this file all the same"),
    "refused.would": Both(
        vi="Nếu vẫn nạp, số liệu sẽ thay đổi như sau: {words}. Việc này được ghi lại như một quyết "
        "định và có thể hủy lần nạp sau đó. Để xác nhận, hãy gõ lại đúng dòng chữ đậm.",
        en="If it is loaded all the same, this changes: {words}. The confirmation is kept as a "
        "decision, and the load can be undone afterwards. To confirm, type the words in bold.",
    ),
    "refused.type": Both(vi="Gõ lại để xác nhận", en="Type the words to confirm"),
    "refused.mistyped": Both(
        vi="Dòng vừa gõ chưa đúng.",
        en="These are not the words.",
    ),
    "refused.load": Both(vi="Nạp theo xác nhận này", en="Load as confirmed"),
    "would.new": Both(vi="{count} bài mới", en="{count} new"),
    "would.edited": Both(vi="{count} bài sửa", en="{count} edited"),
    "would.missing": Both(vi="{count} bài không thấy", en="{count} missing"),
    "would.gone": Both(vi="{count} bài mất", en="{count} gone"),
    "would.back": Both(vi="{count} bài có lại", en="{count} back"),
    "detected.zone": Both(vi="Múi giờ của bảng trực tuyến", en="Zone of the live sheet"),
    "detected.times": Both(vi="Thời điểm nộp", en="Times"),
    "value.whole_minutes": Both(
        vi="tròn phút, đã mất số giây; số giây đã biết được giữ nguyên",
        en="whole minutes; known seconds are kept",
    ),
    "upload.repeated": Both(
        vi="Tiêu đề “{heading}” có ở {count} cột: ở mỗi dòng, cột có ghi được đọc.",
        en="The heading “{heading}” stands on {count} columns: in each row the filled one is read.",
    ),
    "upload.finer": Both(vi="Ghi chính xác hơn", en="Stated more finely"),
    "loads.title": Both(vi="Các lần nạp", en="Loads"),
    "loads.lead": Both(
        vi="Nếu đã nạp nhầm tệp, hủy lần nạp mới nhất: mọi con số trở về như trước lần nạp đó. "
        "Được xem trước tác động; lần nạp bị hủy vẫn còn trong danh sách và có thể khôi phục.",
        en="If a wrong file was loaded, undo the newest load: all numbers return to what they were "
        "before. You see the effect first; an undone load stays in the list and can be restored.",
    ),
    "loads.rows": Both(vi="{count} dòng", en=("{count} row", "{count} rows")),
    "loads.live": Both(vi="đọc trực tuyến", en="read live"),
    "loads.undo": Both(vi="Hủy lần nạp", en="Undo this load"),
    "loads.undone": Both(vi="đã hủy", en="undone"),
    "loads.restore": Both(vi="Khôi phục", en="Restore"),
    "loads.older": Both(
        vi="Còn {count} lần nạp trước đó.",
        en=("{count} earlier load.", "{count} earlier loads."),
    ),
}
