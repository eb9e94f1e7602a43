"""Words of the page **Vận hành**: how the installation does, what is wrong, and who is on."""

from i18n.both import Both

WORDS = {
    "operations.title": Both(vi="Vận hành", en="Operations"),
    "operations.help": Both(
        vi="Lần đọc gần nhất, bộ đọc bảng, ổ đĩa, sao lưu, phiên bản, ai đang xem; sự cố và cách "
        "xử lý.",
        en="The last reading, the poller, the disk, backups, the version, who is on; faults and "
        "what to do.",
    ),
    "operations.lead": Both(
        vi="Tình trạng máy chủ lúc {moment}. Sổ tay vận hành có cách làm từng bước.",
        en="The server's condition at {moment}. The handbook has the steps (in Vietnamese).",
    ),
    "operations.well": Both(vi="Không có sự cố nào.", en="Nothing is wrong."),
    "operations.never": Both(vi="chưa có", en="not yet"),
    "operations.unknown": Both(vi="chưa rõ", en="unknown"),
    "operations.sources": Both(vi="Nguồn dữ liệu", en="Sources"),
    "operations.sources_lead": Both(
        vi="Các bảng câu trả lời mà chương trình tự đọc.",
        en="The sheets of answers that the program reads by itself.",
    ),
    "operations.no_live": Both(
        vi="Cuộc thi này không khai báo nguồn tự đọc: bài thi được nạp từ tệp ở trang Tiếp nhận "
        "bài thi.",
        en="This contest declares no source that is read by itself: responses are loaded from "
        "files on the page Intake of responses.",
    ),
    "operations.poller": Both(vi="Bộ đọc bảng", en="Poller"),
    "poller.lives": Both(vi="đang chạy", en="at work"),
    "poller.dead": Both(vi="không chạy", en="not at work"),
    "poller.rests": Both(
        vi="không cần chạy, vì cuộc thi đã đóng", en="not needed, because the contest has closed"
    ),
    "operations.next": Both(vi="Lần đọc kế tiếp", en="Next reading"),
    "operations.machine": Both(vi="Máy chủ và sao lưu", en="Server and backups"),
    "operations.disk": Both(vi="Ổ đĩa của sổ số liệu", en="Disk of the ledger"),
    "operations.free": Both(vi="còn trống {free} trên {size} GB", en="{free} of {size} GB free"),
    "operations.backup": Both(vi="Bản sao lưu gần nhất", en="Last backup"),
    "operations.saved": Both(
        vi="{moment} · {file} · {size} MB", en="{moment} · {file} · {size} MB"
    ),
    "operations.drill": Both(vi="Diễn tập khôi phục gần nhất", en="Last restore drill"),
    "operations.failed": Both(vi="lần sau đó không thành công: {moment}", en="failed at {moment}"),
    "operations.version": Both(vi="Phiên bản chương trình", en="Program version"),
    "operations.clock": Both(vi="Đồng hồ máy chủ", en="Server clock"),
    "operations.people": Both(vi="Đang xem", en="Who is on"),
    "operations.people_lead": Both(
        vi="Những người đang mở trang này hay trang khác. Người xem bằng liên kết của đơn vị không "
        "có ở đây. Danh sách này không được ghi lại.",
        en="People who have pages open now. Who looks through a unit's link is not listed. The "
        "list is not kept.",
    ),
    "operations.nobody": Both(vi="Không có ai.", en="Nobody."),
    "operations.since": Both(vi="Mở từ", en="Since"),
    "operations.pages": Both(vi="Số trang mở", en="Open pages"),
    "fault_since.last": Both(vi="Lần tốt gần nhất: {moment}.", en="Last time well: {moment}."),
    "fault_since.clock": Both(
        vi="Đã có việc ghi lúc {moment}.", en="Something was written at {moment}."
    ),
    "fault.folder": Both(
        vi="Thư mục cuộc thi có lỗi.", en="The contest folder has mistakes."
    ),
    "fault_do.folder": Both(
        vi="Chạy python -m contest check với thư mục này: lệnh in ra từng chỗ phải sửa.",
        en="Run python -m contest check on this folder: it prints each place to mend.",
    ),
    "fault.poller_dead": Both(
        vi="Bộ đọc bảng không chạy, bài mới không vào.",
        en="The poller is not at work, so no new responses come in.",
    ),
    "fault_do.poller_dead": Both(
        vi="Xem dịch vụ còn chạy không (systemctl status), biến CONTEST_PULL=1 còn không, rồi "
        "khởi động lại dịch vụ. Không mất bài nào: lần đọc đầu tiên là đọc toàn bộ.",
        en="See whether the service runs (systemctl status) and CONTEST_PULL=1 is set, then "
        "restart the service. No response is lost: the first reading reads everything.",
    ),
    "fault.source_stale": Both(
        vi="{source}: số liệu đang cũ.", en="{source}: the numbers are old."
    ),
    "fault_do.source_stale": Both(
        vi="Lý do ở dòng đầu trang. Thường là mất mạng, bảng thôi chia sẻ với tài khoản dịch vụ, "
        "hoặc trang tính đổi tên.",
        en="The reason stands at the top of the page. Usually the network is down, the sheet is no "
        "longer shared with the service account, or the tab was renamed.",
    ),
    "fault.source_unread": Both(
        vi="{source}: chưa đọc lại sau giờ đóng.",
        en="{source}: it was not read after the closing.",
    ),
    "fault_do.source_unread": Both(
        vi="Chạy python -m ingest pull --once một lần, để bài nộp vào phút cuối có mặt.",
        en="Run python -m ingest pull --once, so that the responses of the last minutes are there.",
    ),
    "fault.disk_full": Both(vi="Ổ đĩa sắp đầy.", en="The disk is nearly full."),
    "fault_do.disk_full": Both(
        vi="Giải phóng chỗ, nhất là bản sao lưu cũ và nhật ký hệ thống. Khi đầy hẳn, bài mới không "
        "ghi được; đã ghi thì không mất.",
        en="Free some space, above all old backups and system logs. On a full disk no new response "
        "is written; what was written stays.",
    ),
    "fault.backup_failed": Both(
        vi="Lần sao lưu gần nhất không thành công.", en="The last backup failed."
    ),
    "fault_do.backup_failed": Both(
        vi="Chạy lại python -m service nightly và đọc thông báo của lệnh: thường do ổ đĩa nơi cất, "
        "quyền ghi, hoặc tệp mật khẩu.",
        en="Run python -m service nightly again and read what it says: usually the disk of the "
        "backups, the right to write, or the file of the passphrase.",
    ),
    "fault.backup_old": Both(
        vi="Chưa có bản sao lưu của đêm qua.", en="There is no backup of last night."
    ),
    "fault_do.backup_old": Both(
        vi="Đặt lịch chạy python -m service nightly mỗi đêm, và chép bản sao lưu sang máy khác.",
        en="Let python -m service nightly run every night, and copy the backups to another "
        "machine.",
    ),
    "fault.drill_failed": Both(
        vi="Lần diễn tập khôi phục gần nhất không thành công.", en="The last restore drill failed."
    ),
    "fault_do.drill_failed": Both(
        vi="Giữ các bản sao lưu cũ. Chạy lại python -m service nightly; nếu vẫn vậy, gửi dòng "
        "thông báo của lệnh cho người phát triển.",
        en="Keep the older backups. Run python -m service nightly again; if it fails again, send "
        "the developers the line that it prints.",
    ),
    "fault.drill_old": Both(
        vi="Trong một tuần qua chưa diễn tập khôi phục.",
        en="No restore was tried in the last week.",
    ),
    "fault_do.drill_old": Both(
        vi="python -m service nightly tự diễn tập mỗi lần sao lưu.",
        en="python -m service nightly tries a restore with each backup.",
    ),
    "fault.clock": Both(vi="Đồng hồ máy chủ đã lùi lại.", en="The server's clock went back."),
    "fault_do.clock": Both(
        vi="Bật đồng bộ giờ (timedatectl set-ntp true) và xem lại giờ hiện tại.",
        en="Switch on time synchronization (timedatectl set-ntp true) and check the present time.",
    ),
}  # fmt: skip
