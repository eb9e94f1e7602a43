"""Words of the checks before a contest opens: for the page **Thiết lập** and for `preflight`."""

from i18n.both import Both

WORDS = {
    "preflight.title": Both(vi="Kiểm tra trước giờ mở", en="Checks before the opening"),
    "preflight.lead": Both(
        vi="Máy hỏi Google và đọc lại khai báo; không thay đổi gì. Việc không kiểm tra được tính "
        "là chưa đạt.",
        en="The program asks Google and reads the declarations again; it changes nothing. What "
        "cannot be checked has not passed.",
    ),
    "preflight.run": Both(vi="Kiểm tra", en="Check"),
    "preflight.again": Both(vi="Kiểm tra lại", en="Check again"),
    "preflight.running": Both(
        vi="Đang kiểm tra, có thể mất một phút…", en="Checking; this may take a minute…"
    ),
    "preflight.passed": Both(vi="Đạt", en="Passed"),
    "preflight.not_passed": Both(vi="Chưa đạt", en="Not passed"),
    "preflight.unasked": Both(vi="Chưa kiểm tra", en="Not checked yet"),
    "preflight.last": Both(vi="{at}", en="{at}"),
    "preflight.never": Both(vi="Chưa lần nào", en="Never"),
    "preflight.check": Both(vi="Mục kiểm tra", en="Check"),
    "preflight.state": Both(vi="Kết quả", en="Result"),
    "preflight.found": Both(vi="Đã thấy", en="Found"),
    "preflight.since": Both(vi="Lần đạt gần nhất", en="Last pass"),
    "preflight.do": Both(vi="Việc cần làm: {what}", en="To do: {what}"),
    "preflight.all": Both(
        vi="Cả {count} mục đều đạt. Sẵn sàng mở cuộc thi.",
        en="All {count} checks passed. The contest is ready to open.",
    ),
    "preflight.some": Both(
        vi="{failed} trong {count} mục chưa đạt.", en="{failed} of {count} checks have not passed."
    ),
    "preflight_check.folder": Both(vi="Khai báo của cuộc thi", en="The contest's declarations"),
    "preflight_check.access": Both(vi="Tệp quyền truy cập", en="The access file"),
    "preflight_check.form": Both(
        vi="Biểu mẫu mở cho mọi người có liên kết", en="The form opens for anybody with the link"
    ),
    "preflight_check.prefill": Both(
        vi="Câu hỏi được điền sẵn trong mã QR", en="The fields that QR codes fill in"
    ),
    "preflight_check.sheet": Both(vi="Bảng câu trả lời đọc được", en="The response sheet is read"),
    "preflight_check.zone": Both(
        vi="Múi giờ và ngôn ngữ của bảng", en="Time zone and locale of the sheet"
    ),
    "preflight_check.headings": Both(vi="Tiêu đề các cột", en="Headings of the columns"),
    "preflight_check.answer": Both(vi="Bài gửi thử", en="A test response"),
    "preflight_check.private": Both(
        vi="Bảng câu trả lời không mở cho người ngoài", en="The response sheet is closed to others"
    ),
    "preflight_check.clock": Both(vi="Đồng hồ của máy chủ", en="Clock of the server"),
    "preflight_found.folder_right": Both(vi="Không có lỗi.", en="No mistake."),
    "preflight_found.folder_mistakes": Both(
        vi="{count} chỗ cần sửa.", en="{count} things to mend."
    ),
    "preflight_do.folder_mistakes": Both(
        vi="Sửa từng chỗ ở trang Thiết lập, hoặc xem đủ bằng: python -m contest check.",
        en="Mend them on the page Thiết lập; all of them: python -m contest check.",
    ),
    "preflight_found.access_right": Both(vi="Không có lỗi.", en="No mistake."),
    "preflight_found.access_none": Both(
        vi="Chưa có tệp quyền truy cập, nên không ai đăng nhập được.",
        en="There is no access file, so nobody can sign in.",
    ),
    "preflight_do.access_none": Both(
        vi="Viết tệp theo docs/server.md, rồi đặt biến CONTEST_ACCESS.",
        en="Write the file as docs/server.md says, and set CONTEST_ACCESS.",
    ),
    "preflight_found.access_no_way": Both(
        vi="Tệp quyền truy cập không khai báo cách đăng nhập nào.",
        en="The access file declares no way to sign in.",
    ),
    "preflight_do.access_no_way": Both(
        vi="Khai báo cách đăng nhập trong tệp quyền truy cập (docs/server.md).",
        en='Add ways to [sign_in], for example ways = ["accounts"] (docs/server.md).',
    ),
    "preflight_found.access_mistakes": Both(
        vi="{count} lỗi, nên không ai có quyền.", en="{count} mistakes, so nobody has a role."
    ),
    "preflight_do.access_mistakes": Both(
        vi="Sửa tệp; xem đủ lỗi bằng: python -m service access check FILE.",
        en="Mend the file; all mistakes: python -m service access check FILE.",
    ),
    "preflight_found.form_open": Both(
        vi="Mở được, không cần đăng nhập.", en="Opens without signing in."
    ),
    "preflight_found.form_none": Both(
        vi="Chưa khai báo liên kết của biểu mẫu.", en="No address of a form is declared."
    ),
    "preflight_do.form_none": Both(
        vi="Tạo biểu mẫu bằng đoạn mã của chương trình, rồi chép liên kết mà nhật ký in ra "
        "(docs/lap-bieu-mau.vi.md).",
        en="Make the form with the program's script, and copy the address from its log.",
    ),
    "preflight_found.form_wrong": Both(
        vi="Liên kết của biểu mẫu không đúng dạng.", en="The form's address has a wrong shape."
    ),
    "preflight_do.form_wrong": Both(
        vi="Trong biểu mẫu chọn Gửi › Liên kết, chép lại nguyên liên kết.",
        en="In the form choose Send › Link, and copy the whole link again.",
    ),
    "preflight_found.form_sign_in": Both(
        vi="Biểu mẫu đòi đăng nhập Google.", en="The form asks for a Google account."
    ),
    "preflight_do.form_sign_in": Both(
        vi="Trong biểu mẫu: Đã xuất bản › Quản lý, cho phép Bất kỳ ai có đường liên kết trả lời; "
        "trong Cài đặt tắt Giới hạn 1 câu trả lời.",
        en="In the form: Published › Manage, let Anyone with the link respond; in Settings switch "
        "off Limit to 1 response.",
    ),
    "preflight_found.form_closed": Both(
        vi="Biểu mẫu không nhận câu trả lời.", en="The form takes no responses."
    ),
    "preflight_do.form_closed": Both(
        vi="Trong biểu mẫu bấm Xuất bản, rồi bật nhận câu trả lời.",
        en="In the form press Publish, then accept responses.",
    ),
    "preflight_found.form_other": Both(
        vi="Địa chỉ không trả về một biểu mẫu (mã {status}).",
        en="The address does not answer with a form (status {status}).",
    ),
    "preflight_do.form_other": Both(
        vi="Mở liên kết trong cửa sổ ẩn danh xem có đúng biểu mẫu không; nếu đúng, proxy của mạng "
        "đang trả lời thay Google.",
        en="Open the link in a private window; if the form is there, a proxy of the network "
        "answers in Google's place.",
    ),
    "preflight_found.prefill_there": Both(
        vi="Biểu mẫu có đủ {count} câu hỏi đã khai báo.",
        en="The form has all {count} declared fields.",
    ),
    "preflight_found.prefill_none": Both(
        vi="Chưa khai báo câu hỏi điền sẵn, nên mã QR không điền sẵn đơn vị.",
        en="No pre-filled field is declared, so no QR code fills the unit in.",
    ),
    "preflight_do.prefill_none": Both(
        vi="Chép các mã câu hỏi mà nhật ký tạo biểu mẫu in ra (docs/lap-bieu-mau.vi.md).",
        en="Copy the fields from the log of the form's script (docs/lap-bieu-mau.vi.md).",
    ),
    "preflight_found.prefill_missing": Both(
        vi="Biểu mẫu không có câu hỏi của: {fields}.", en="The form has no field for: {fields}."
    ),
    "preflight_do.prefill_missing": Both(
        vi="Mã thuộc một biểu mẫu khác. Lấy lại đường liên kết điền sẵn của biểu mẫu này.",
        en="The entries belong to another form. Get the pre-filled link of this form again.",
    ),
    "preflight_found.unread_form": Both(
        vi="Không kiểm tra được, vì chưa mở được biểu mẫu.",
        en="Could not be checked, because the form was not opened.",
    ),
    "preflight_do.unread_form": Both(
        vi="Làm cho mục về biểu mẫu đạt trước.", en="Make the check of the form pass first."
    ),
    "preflight_found.sheet_read": Both(vi="Đọc được bảng “{title}”.", en="“{title}” is read."),
    "preflight_found.unread_sheet": Both(
        vi="Không kiểm tra được, vì chưa đọc được bảng.",
        en="Could not be checked, because the sheet was not read.",
    ),
    "preflight_do.unread_sheet": Both(
        vi="Làm cho mục đọc bảng đạt trước.", en="Make the check of the sheet pass first."
    ),
    "preflight_do.failure": Both(
        vi="Xem bảng lỗi trong docs/google.md.", en="See the table of errors in docs/google.md."
    ),
    "preflight_found.zone_right": Both(vi="{zone}, {locale}.", en="{zone}, {locale}."),
    "preflight_found.zone_other": Both(
        vi="Múi giờ của bảng là {zone}, của cuộc thi là {expected}.",
        en="The sheet's time zone is {zone}, the contest's is {expected}.",
    ),
    "preflight_do.zone_other": Both(
        vi="Trong bảng: Tệp › Cài đặt › Múi giờ, chọn {expected}, trước khi có bài dự thi.",
        en="In the sheet: File › Settings › Time zone, choose {expected}, before anybody responds.",
    ),
    "preflight_found.locale_other": Both(
        vi="Ngôn ngữ của bảng là {locale}, nên ngày tháng có thể bị đảo.",
        en="The sheet's locale is {locale}, so days and months may be exchanged.",
    ),
    "preflight_do.locale_other": Both(
        vi="Trong bảng: Tệp › Cài đặt › Ngôn ngữ, chọn Việt Nam ({expected_locale}).",
        en="In the sheet: File › Settings › Locale, choose Vietnam ({expected_locale}).",
    ),
    "preflight_found.headings_right": Both(
        vi="Có đủ mọi cột đã khai báo.", en="All declared columns are there."
    ),
    "preflight_found.headings_missing": Both(
        vi="Bảng thiếu cột: {headings}.", en="The sheet lacks the columns: {headings}."
    ),
    "preflight_do.headings_missing": Both(
        vi="Sửa tiêu đề câu hỏi trong biểu mẫu cho trùng, hoặc khai báo tiêu đề thật của cột. Cột "
        "giờ nộp có thể là Timestamp.",
        en="Make the form's question equal, or declare the true heading of the column. "
        "The column of the time may be called Timestamp.",
    ),
    "preflight_found.answer_seen": Both(
        vi="Bảng đã có bài (dòng {rows}). Bài gửi trước giờ mở bị loại vì ngoài thời gian thi; như "
        "vậy là đúng.",
        en="The sheet has a response (row {rows}). A response from before the opening is rejected "
        "as outside the window, which is right.",
    ),
    "preflight_found.answer_none": Both(
        vi="Bảng chưa có bài nào.", en="The sheet has no response yet."
    ),
    "preflight_do.answer_none": Both(
        vi="Mở biểu mẫu bằng điện thoại, gửi một bài thử, rồi kiểm tra lại.",
        en="Open the form on a phone, send a test response, and check again.",
    ),
    "preflight_found.sheet_private": Both(
        vi="Người không đăng nhập không mở được bảng.",
        en="Who is not signed in cannot open the sheet.",
    ),
    "preflight_found.sheet_public": Both(
        vi="Ai có liên kết cũng tải được bảng, với họ tên và số điện thoại.",
        en="Anybody with the link can download the sheet, with names and phone numbers.",
    ),
    "preflight_do.sheet_public": Both(
        vi="Làm ngay: trong bảng chọn Chia sẻ › Quyền truy cập chung › Bị hạn chế; và Tệp › "
        "Chia sẻ › Xuất bản lên web › Dừng xuất bản.",
        en="Do this at once: in the sheet choose Share › General access › Restricted; and File › "
        "Share › Publish to web › Stop publishing.",
    ),
    "preflight_found.sheet_other": Both(
        vi="Không kiểm tra được: địa chỉ của bảng trả lời mã {status}.",
        en="Could not be checked: the sheet's address answers with status {status}.",
    ),
    "preflight_do.sheet_other": Both(
        vi="Mở liên kết của bảng trong cửa sổ ẩn danh: phải hiện trang đăng nhập.",
        en="Open the sheet's link in a private window: the page of signing in must appear.",
    ),
    "preflight_found.offline": Both(
        vi="Không kiểm tra được: không gọi được docs.google.com.",
        en="Could not be checked: docs.google.com cannot be reached.",
    ),
    "preflight_do.offline": Both(
        vi="Kiểm tra mạng và tường lửa của máy chủ (docs.google.com, cổng 443), rồi kiểm tra lại.",
        en="Check the server's network and firewall (docs.google.com, port 443), and check again.",
    ),
    "preflight_found.clock_right": Both(
        vi="Lệch giờ của Google {seconds} giây.", en="{seconds} seconds from Google's time."
    ),
    "preflight_found.clock_off": Both(
        vi="Đồng hồ lệch giờ của Google {seconds} giây.",
        en="The clock is {seconds} seconds away from Google's time.",
    ),
    "preflight_do.clock_off": Both(
        vi="Bật đồng bộ giờ trên máy chủ: sudo timedatectl set-ntp true.",
        en="Set the server's clock by a time server: sudo timedatectl set-ntp true.",
    ),
}
