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
