"""Words that explain by failure code why a file, a sheet or the ledger cannot be used."""

from i18n.both import Both

WORDS = {
    "failure.no_file": Both(
        vi="Chưa có tệp nào ở nơi khai báo của nguồn {source}.",
        en="There is no file yet for the source {source}.",
    ),
    "failure.no_header": Both(
        vi="Dòng đầu không phải dòng tiêu đề của biểu mẫu này. Hãy kiểm tra đúng tệp hoặc đúng "
        "trang tính chưa và còn dòng tiêu đề không; nếu câu hỏi đã đổi tên, người quản trị "
        "khai báo tên mới trong khai báo của cuộc thi.",
        en="The first row is not the header row of this form. Check that this is the right file "
        "or tab and that the header row is still there; if questions were renamed, the "
        "administrator declares the new headings in the contest's settings.",
    ),
    "failure.not_text": Both(
        vi="Tệp không phải văn bản. Hãy tải lại tệp CSV từ bảng câu trả lời.",
        en="The file is not text. Download the CSV from the response sheet again.",
    ),
    "failure.empty": Both(
        vi="Tệp rỗng. Hãy tải lại tệp CSV từ bảng câu trả lời.",
        en="The file is empty. Download the CSV from the response sheet again.",
    ),
    "failure.open_quote": Both(
        vi="Tệp bị hỏng hoặc bị cắt giữa chừng. Hãy tải lại tệp.",
        en="The file is damaged or cut off. Download it again.",
    ),
    "failure.cut_off": Both(
        vi="Tệp bị cắt giữa chừng, dòng cuối không đủ. Hãy tải lại tệp.",
        en="The file is cut off in its last row. Download it again.",
    ),
    "failure.damaged": Both(
        vi="Tệp bị hỏng, không đọc hết được. Hãy tải lại tệp.",
        en="The file is damaged and cannot be read to the end. Download it again.",
    ),
    "failure.ragged": Both(
        vi="Dòng {row} có {found} ô, trong khi dòng tiêu đề có {expected} cột. Dấu ngoặc kép hoặc "
        "dấu ngăn cột ở đó bị hỏng; hãy tải lại tệp.",
        en="Row {row} has {found} cells where the header row has {expected} columns. A quotation "
        "mark or a delimiter is damaged there; download the file again.",
    ),
    "failure.too_large": Both(
        vi="Tệp lớn hơn giới hạn {limit} MB.",
        en="The file is larger than the limit of {limit} MB.",
    ),
    "failure.other_kind": Both(
        vi="Đây không phải tệp xuất từ biểu mẫu. Trong bảng câu trả lời, chọn Tệp › Tải xuống › "
        "Giá trị được phân tách bằng dấu phẩy (.csv) hoặc Microsoft Excel (.xlsx).",
        en="This file is not an export of a form. In the response sheet choose File › Download › "
        "Comma-separated values (.csv) or Microsoft Excel (.xlsx).",
    ),
    "failure.letters_lost": Both(
        vi="Nhiều chữ đã mất khi lưu tệp, chỉ còn dấu ? hoặc dấu \ufffd. Hãy tải lại từ bảng câu "
        "trả lời, hoặc lưu thành CSV UTF-8.",
        en="Letters were lost when the file was saved: they are ? or \ufffd now. Download it again "
        "from the response sheet, or save it as CSV UTF-8.",
    ),
    "failure.old_code": Both(
        vi="Tệp viết bằng bảng mã cũ {found}, không phải Unicode. Hãy tải lại từ bảng câu trả lời, "
        "hoặc chuyển sang Unicode rồi lưu thành CSV UTF-8.",
        en="The file is written in the old {found} code, not in Unicode. Download it again from "
        "the response sheet, or convert it to Unicode and save it as CSV UTF-8.",
    ),
    "failure.header_below": Both(
        vi="Dòng tiêu đề là dòng {row}, không phải dòng đầu. Hãy xóa các dòng ở trên nó, hoặc tải "
        "lại từ bảng câu trả lời.",
        en="The header row is row {row}, not the first row. Delete the rows above it, or download "
        "the file again from the response sheet.",
    ),
    "failure.serial_times": Both(
        vi="Ở dòng {row}, cột thời gian chứa số {found}: cột đã mất định dạng ngày khi lưu. Hãy "
        "định dạng lại cột thành ngày giờ rồi lưu, hoặc tải lại từ bảng câu trả lời.",
        en="In row {row} the column of times contains the number {found}: the column lost its date "
        "format when the file was saved. Format the column as date and time and save again, or "
        "download the file again from the response sheet.",
    ),
    "failure.serial_days": Both(
        vi="Cột “{heading}” chứa số, không phải ngày: cột đã mất định dạng ngày khi lưu. Hãy định "
        "dạng lại cột thành ngày rồi lưu, hoặc tải lại từ bảng câu trả lời.",
        en="The column “{heading}” contains numbers, not dates: the column lost its date format "
        "when the file was saved. Format the column as date and save again, or download the file "
        "again from the response sheet.",
    ),
    "failure.blank_rows": Both(
        vi="Tệp có {found} dòng trống, quá giới hạn {limit}. Hãy xóa các dòng trống trong bảng câu "
        "trả lời rồi tải lại.",
        en="The file contains {found} blank rows; the limit is {limit}. Delete them in the "
        "response sheet, and download it again.",
    ),
    "failure.password": Both(
        vi="Tệp có mật khẩu. Hãy mở tệp, bỏ mật khẩu rồi lưu lại, hoặc tải lại từ bảng câu trả "
        "lời.",
        en="A password protects the file. Save the file again without a password, or download the "
        "response sheet again.",
    ),
    "failure.old_workbook": Both(
        vi="Đây là sổ tính Excel kiểu cũ (.xls). Hãy mở tệp và lưu thành Sổ làm việc Excel "
        "(.xlsx), hoặc tải lại từ bảng câu trả lời.",
        en="This is an old Excel workbook (.xls). Open the file and save it as Excel Workbook "
        "(.xlsx), or download the response sheet again.",
    ),
    "failure.several_tabs": Both(
        vi="Nhiều trang tính có dòng tiêu đề phù hợp. Người quản trị khai báo tên trang tính "
        "trong khai báo của cuộc thi.",
        en="Several tabs have a header row that fits. The administrator declares the tab's name "
        "in the contest's settings.",
    ),
    "failure.not_one_csv": Both(
        vi="Tệp zip phải chứa đúng một tệp CSV. Hãy giải nén và chọn đúng tệp câu trả lời.",
        en="The zip must hold exactly one CSV file. Unpack it and choose the file with the "
        "answers.",
    ),
    "failure.too_wide": Both(
        vi="Tệp có {found} cột, quá giới hạn {limit} cột. Hãy xuất riêng trang tính câu trả lời.",
        en="The file has {found} columns; the limit is {limit}. Export the responses tab alone.",
    ),
    "failure.google_no_key": Both(
        vi="Máy này chưa có khóa đọc Google Trang tính. Người quản trị đặt biến "
        "CONTEST_GOOGLE_KEY_FILE.",
        en="This machine has no key for Google Sheets. The administrator sets "
        "CONTEST_GOOGLE_KEY_FILE.",
    ),
    "failure.google_key_unreadable": Both(
        vi="Không dùng được khóa ở biến {variable}. Người quản trị kiểm tra đường dẫn và quyền đọc "
        "tệp; nếu tệp hỏng hoặc có token_uri lạ thì tạo khóa mới.",
        en="The key in {variable} cannot be used. The administrator checks the path and the "
        "permission to read the file; if the file is damaged or has a strange token_uri, the "
        "administrator creates a new key.",
    ),
    "failure.google_key_in_folder": Both(
        vi="Khóa đang nằm trong thư mục cuộc thi, là thư mục được chuyển tay. Người quản trị "
        "chuyển khóa đến nơi chỉ chương trình này đọc được.",
        en="The key lies in the contest folder, which people hand around. The administrator moves "
        "the key to a place that only this program can read.",
    ),
    "failure.google_not_shared": Both(
        vi="Bảng câu trả lời chưa được chia sẻ với chương trình. Trong bảng, bấm Chia sẻ và thêm "
        "{address} với quyền người xem.",
        en="The response sheet is not shared with this program. In the sheet choose Share, and "
        "add {address} as a viewer.",
    ),
    "failure.google_project": Both(
        vi="Google không phục vụ dự án của khóa nữa (lý do: {reason}); bảng vẫn được chia sẻ đúng. "
        "Người quản trị sửa dự án trong Google Cloud hoặc tạo khóa ở dự án khác.",
        en="Google no longer serves the key's project (reason: {reason}); the sheet's sharing is "
        "not the cause. The administrator mends the project in Google Cloud, or creates a key in "
        "another project.",
    ),
    "failure.google_forbidden": Both(
        vi="Một quy định của Google hoặc của đơn vị cấm đọc bảng (lý do: {reason}); chia sẻ lại "
        "bảng không có tác dụng. Hãy đưa lý do này cho người quản trị Google của đơn vị.",
        en="A rule of Google or of your organization forbids the read (reason: {reason}); sharing "
        "the sheet once more does not help. Give this reason to the Google administrator of your "
        "organization.",
    ),
    "failure.google_blocked": Both(
        vi="Máy khác trên đường mạng trả lời thay Google (mã {status}): máy chủ proxy, tường lửa "
        "hoặc trang đăng nhập mạng. Người quản trị cho máy chủ ra thẳng sheets.googleapis.com và "
        "oauth2.googleapis.com.",
        en="Something on the way answers in Google's place (status {status}): a proxy, a firewall "
        "or a network's login page. The administrator lets this machine reach "
        "sheets.googleapis.com and oauth2.googleapis.com directly.",
    ),
    "failure.google_not_found": Both(
        vi="Google không có bảng tính này. Bảng đã bị xóa, hoặc liên kết của bảng tính trong "
        "khai báo của cuộc thi chép chưa đủ.",
        en="Google has no such spreadsheet. The spreadsheet was deleted, or the link in the "
        "contest's settings is incomplete.",
    ),
    "failure.google_tab_gone": Both(
        vi="Bảng tính không có trang khai báo ({wanted}). Các trang hiện có: {tabs}; người quản "
        "trị khai báo đúng trang trong khai báo của cuộc thi.",
        en="The spreadsheet has no such tab: {wanted}. Its tabs are {tabs}; the administrator "
        "declares the right tab in the contest's settings.",
    ),
    "failure.google_no_tab": Both(
        vi="Bảng tính có nhiều trang: {tabs}. Người quản trị khai báo trang câu trả lời trong "
        "khai báo của cuộc thi.",
        en="The spreadsheet has several tabs: {tabs}. The administrator declares the tab with "
        "the answers in the contest's settings.",
    ),
    "failure.google_quota": Both(
        vi="Google tạm thời không cho đọc thêm; không mất bài nào.",
        en="Google allows no more reads for now; no response is lost.",
    ),
    "failure.google_offline": Both(
        vi="Không kết nối được với Google; không mất bài nào. Hãy kiểm tra mạng của máy chủ.",
        en="This machine cannot reach Google; no response is lost. Check the machine's connection "
        "to the internet.",
    ),
    "failure.google_revoked": Both(
        vi="Google không còn chấp nhận khóa này. Người quản trị tạo khóa mới và đặt lại biến "
        "CONTEST_GOOGLE_KEY_FILE.",
        en="Google no longer accepts the key. The administrator creates a new one and sets "
        "CONTEST_GOOGLE_KEY_FILE.",
    ),
    "failure.google_clock": Both(
        vi="Google không chấp nhận giờ của máy chủ. Người quản trị chỉnh đồng hồ theo máy chủ "
        "thời gian.",
        en="Google does not accept the time of this machine's clock. The administrator sets the "
        "clock by a time server.",
    ),
    "failure.google_api_off": Both(
        vi="Dự án của khóa chưa bật Google Sheets API. Người quản trị bật trong Google Cloud.",
        en="The Google Sheets API is not enabled in the key's project. The administrator enables "
        "it in Google Cloud.",
    ),
    "failure.google_trouble": Both(
        vi="Máy chủ của Google đang trục trặc; không mất bài nào.",
        en="Google's servers are having problems; no response is lost.",
    ),
    "failure.google_refused": Both(
        vi="Google từ chối yêu cầu (mã {status}). Người quản trị kiểm tra bảng tính và trang "
        "tính trong khai báo của cuộc thi.",
        en="Google refused the request (status {status}). The administrator checks the "
        "spreadsheet and the tab in the contest's settings.",
    ),
    "failure.google_public_link": Both(
        vi="Ai có địa chỉ này đều đọc được họ tên và số điện thoại. Hãy dừng xuất bản lên web, "
        "rồi chia sẻ bảng với địa chỉ của chương trình.",
        en="Anyone who has this address can read names and phone numbers. Stop publishing the "
        "sheet to the web, and share the sheet with this program's address instead.",
    ),
    "failure.google_no_spreadsheet": Both(
        vi="Liên kết của bảng tính trong khai báo của cuộc thi không chỉ đến bảng tính nào. "
        "Người quản trị chép lại đường liên kết của bảng câu trả lời, không phải của biểu "
        "mẫu.",
        en="The link of the spreadsheet in the contest's settings does not point to a "
        "spreadsheet. The administrator copies the link of the response sheet, not the link "
        "of the form.",
    ),
    "failure.google_unknown_zone": Both(
        vi="Máy này không biết múi giờ {zone} của bảng tính. Hãy chọn múi giờ khác trong bảng, "
        "mục Tệp › Cài đặt.",
        en="This machine does not know the spreadsheet's time zone {zone}. Choose another time "
        "zone in the sheet under File › Settings.",
    ),
    "failure.google_zone_changed": Both(
        vi="Múi giờ của bảng tính đã bị đổi từ {before} sang {now}, nên mọi bài sẽ lệch giờ. Hãy "
        "đặt lại như cũ trong bảng, mục Tệp › Cài đặt › Múi giờ.",
        en="The spreadsheet's time zone changed from {before} to {now}, so the time of every "
        "response would shift. Set the time zone back in the sheet under File › Settings › Time "
        "zone.",
    ),
    "failure.unforeseen": Both(
        vi="Chương trình gặp lỗi bất ngờ; nhật ký máy chủ ghi chi tiết.",
        en="The program met an unexpected error; the server's log has the details.",
    ),
    "failure.poller_ended": Both(
        vi="Phần đọc bảng trả lời của chương trình đã dừng vì lỗi và được khởi động lại; không mất "
        "bài nào. Nhật ký máy chủ ghi chi tiết.",
        en="The part of the program that reads the sources stopped because of a fault and was "
        "started again; no response is lost. The server's log has the details.",
    ),
    "failure.changed": Both(
        vi="Tệp thay đổi trong lúc đang đọc. Hãy đợi tải xong rồi nạp lại.",
        en="The file changed while the program read it. Wait until the download is complete, and "
        "load the file again.",
    ),
    "failure.too_many_cells": Both(
        vi="Một trang tính trải rộng {found} ô, quá giới hạn {limit} ô. Hãy xóa ô lạc ở xa vùng "
        "câu trả lời, hoặc tải tệp về dạng Giá trị được phân tách bằng dấu phẩy (.csv).",
        en="A tab spans {found} cells; the limit is {limit}. Delete the stray cell far from the "
        "answers, or download the file as Comma-separated values (.csv).",
    ),
    "failure.ledger": Both(
        vi="Không ghi được vào sổ số liệu. Người quản trị kiểm tra ổ đĩa và xem nhật ký máy chủ.",
        en="The program cannot write to the ledger. The administrator checks the disk and the "
        "server's log.",
    ),
    "failure.not_allowed": Both(
        vi="Người đang xem không có quyền làm việc này; chưa có gì được ghi.",
        en="You do not have permission to do this; nothing was written.",
    ),
    "failure.other": Both(vi="Không đọc được tệp này.", en="This file cannot be read."),
}
