"""Words of mail: digests for leaders, alarms for who runs the server, and the page that stops
digests. Mail itself is Vietnamese."""

from i18n.both import Both

WORDS = {
    "digest.subject": Both(vi="{unit}: {rate}", en="{unit}: {rate}"),
    "digest.link": Both(vi="Xem số liệu của đơn vị", en="See the unit's numbers"),
    "digest.why": Both(
        vi="Ông/bà nhận thư này vì là người theo dõi của đơn vị trong cuộc thi. Thư tự gửi theo "
        "giờ do Ban Tổ chức đặt; đề nghị không trả lời.",
        en="You receive this mail because you follow the unit in the contest. The organizers set "
        "its times; please do not reply.",
    ),
    "digest.stop": Both(vi="Ngừng nhận thư này", en="Stop this mail"),
    "stop.title": Both(vi="Ngừng nhận thư nhắc", en="Stop the mail"),
    "stop.text": Both(
        vi="Ông/bà sẽ không nhận thư số liệu của cuộc thi này nữa. Quyền xem trên trang không đổi.",
        en="You will receive no more mail about this contest. What you may see does not change.",
    ),
    "stop.now": Both(vi="Ngừng nhận", en="Stop"),
    "stop.done": Both(vi="Đã ngừng gửi thư", en="The mail has stopped"),
    "stop.done_text": Both(
        vi="Từ nay ông/bà không nhận thư số liệu của cuộc thi này.",
        en="From now on you receive no mail about this contest.",
    ),
    "stop.again": Both(vi="Nhận lại thư", en="Receive the mail again"),
    "stop.back": Both(vi="Đã nhận lại thư", en="The mail goes on"),
    "stop.back_text": Both(
        vi="Ông/bà lại nhận thư số liệu theo giờ do Ban Tổ chức đặt.",
        en="You receive the mail again, at the times that the organizers set.",
    ),
    "stop.unknown": Both(vi="Liên kết không dùng được", en="This link does not work"),
    "stop.unknown_text": Both(
        vi="Đề nghị mở liên kết ở cuối thư mới nhất, hoặc báo Ban Tổ chức.",
        en="Please open the link at the end of the newest mail, or tell the organizers.",
    ),
    "stop.trouble": Both(vi="Tạm thời chưa ngừng được", en="It cannot be stopped now"),
    "stop.trouble_text": Both(
        vi="Liên kết vẫn dùng được. Đề nghị mở lại sau ít phút.",
        en="The link still works. Please open it again in a few minutes.",
    ),
    "alarm_kind.begun": Both(vi="Sự cố: {what}", en="Fault: {what}"),
    "alarm_kind.still": Both(vi="Vẫn còn sự cố: {what}", en="Still a fault: {what}"),
    "alarm_kind.ended": Both(vi="Đã hết sự cố: {what}", en="The fault is over: {what}"),
    "alarm_kind.test": Both(vi="Thư thử cảnh báo", en="A test of the alarms"),
    "alarm.folder": Both(
        vi="thư mục cuộc thi có lỗi khai báo", en="the contest folder has mistakes"
    ),
    "alarm.poller_dead": Both(vi="tiến trình đọc số liệu đã dừng", en="the poller does not run"),
    "alarm.source_stale": Both(
        vi="nguồn {subject} không đọc được", en="the source {subject} cannot be read"
    ),
    "alarm.source_unread": Both(
        vi="nguồn {subject} chưa được đọc sau khi cuộc thi kết thúc",
        en="the source {subject} was not read since the closing",
    ),
    "alarm.disk_full": Both(vi="ổ đĩa sắp đầy", en="the disk is almost full"),
    "alarm.backup_failed": Both(vi="sao lưu không thành công", en="the backup failed"),
    "alarm.backup_old": Both(vi="chưa có bản sao lưu của đêm qua", en="no backup of last night"),
    "alarm.drill_failed": Both(
        vi="diễn tập khôi phục không thành công", en="the restore drill failed"
    ),
    "alarm.drill_old": Both(
        vi="lâu chưa diễn tập khôi phục", en="no restore drill for a long time"
    ),
    "alarm.clock": Both(vi="đồng hồ máy chủ chạy chậm", en="the server's clock is slow"),
    "alarm_do.folder": Both(
        vi="Chạy: python -m contest check THƯ_MỤC, rồi sửa các lỗi được nêu.",
        en="Run: python -m contest check DIR, and mend what it names.",
    ),
    "alarm_do.poller_dead": Both(
        vi="Khởi động lại dịch vụ đọc số liệu; nếu lại dừng, xem nhật ký của dịch vụ. Số liệu trên "
        "trang là số liệu cũ.",
        en="Start the poller again; if it stops once more, see its log. The pages show old "
        "numbers.",
    ),
    "alarm_do.source_stale": Both(
        vi="Kiểm tra kết nối, quyền đọc bảng và hạn mức của Google. Số liệu trên trang là số liệu "
        "cũ.",
        en="Check the connection, the right to read the sheet, and Google's quota. The pages show "
        "old numbers.",
    ),
    "alarm_do.source_unread": Both(
        vi="Chạy: python -m pull, để có những bài nộp sát giờ kết thúc.",
        en="Run: python -m pull, so that the last responses are there.",
    ),
    "alarm_do.disk_full": Both(
        vi="Xóa tệp không cần hoặc mở rộng ổ đĩa; khi đầy, số liệu mới không ghi được.",
        en="Remove files that nobody needs, or enlarge the disk; a full disk takes no new numbers.",
    ),
    "alarm_do.backup_failed": Both(
        vi="Chạy lại: python -m service nightly, và xem thông báo. Các bản cũ vẫn còn.",
        en="Run again: python -m service nightly, and read what it says. Older backups are there.",
    ),
    "alarm_do.backup_old": Both(
        vi="Kiểm tra lịch sao lưu hằng đêm (python -m service nightly).",
        en="Check the nightly timer (python -m service nightly).",
    ),
    "alarm_do.drill_failed": Both(
        vi="Giữ các bản sao lưu cũ, chạy lại: python -m service nightly, và báo người phát triển.",
        en="Keep the older backups, run again: python -m service nightly, and report it.",
    ),
    "alarm_do.drill_old": Both(
        vi="Kiểm tra lịch sao lưu hằng đêm (python -m service nightly).",
        en="Check the nightly timer (python -m service nightly).",
    ),
    "alarm_do.clock": Both(
        vi="Đồng bộ đồng hồ máy chủ (NTP), vì giờ mở và giờ đóng theo đồng hồ này.",
        en="Set the server's clock (NTP), because opening and closing follow it.",
    ),
    "alarm_do.ended": Both(vi="Không cần làm gì thêm.", en="Nothing more needs to be done."),
    "alarm_do.test": Both(
        vi="Máy chủ thư nhận được thư của chương trình. Không có sự cố nào được báo trong thư này.",
        en="The mail server takes the program's mail. This mail reports no fault.",
    ),
    "alarm_mail.subject": Both(vi="[{contest}] {said}", en="[{contest}] {said}"),
    "alarm_mail.since": Both(vi="Từ: {moment}", en="Since: {moment}"),
    "alarm_mail.never": Both(vi="Từ: chưa rõ", en="Since: unknown"),
    "alarm_mail.at": Both(vi="Lúc gửi: {moment}", en="Sent: {moment}"),
    "alarm_mail.do": Both(vi="Việc cần làm: {what}", en="What to do: {what}"),
    "alarm_mail.see": Both(vi="Trang Vận hành: {address}", en="The page Operations: {address}"),
}
