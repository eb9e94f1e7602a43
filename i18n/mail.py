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
    "alarms.title": Both(vi="Cảnh báo qua thư điện tử", en="Alarms by mail"),
    "alarms.lead": Both(
        vi="Khi một sự cố bắt đầu, kéo dài hoặc chấm dứt, chương trình gửi thư cho người vận hành.",
        en="When a fault begins, stays or is over, the program writes to who runs the server.",
    ),
    "alarms.none": Both(
        vi="Chưa khai báo máy chủ thư (CONTEST_MAIL), nên không có thư nào được gửi. Sổ tay vận "
        "hành, phần Theo dõi, có cách khai báo.",
        en="No mail server is declared (CONTEST_MAIL), so no mail is sent. The handbook says how "
        "to declare one.",
    ),
    "alarms.server": Both(vi="Máy chủ thư", en="Mail server"),
    "alarms.from": Both(vi="Gửi từ", en="Sender"),
    "alarms.readers": Both(vi="Nhận cảnh báo", en="Receive alarms"),
    "alarms.addresses": Both(vi="{count} địa chỉ", en=("{count} address", "{count} addresses")),
    "alarms.told": Both(vi="Đang báo", en="Told of now"),
    "alarms.nothing": Both(vi="không có sự cố nào", en="no fault"),
    "alarms.fault": Both(vi="{what} Đã gửi thư lúc {moment}.", en="{what} Mail sent {moment}."),
    "alarms.try": Both(vi="Gửi thư thử", en="Send a test"),
    "alarms.trying": Both(vi="Đang gửi…", en="Sending…"),
    "alarms.tried": Both(
        vi="Máy chủ thư đã nhận thư thử gửi tới {count} địa chỉ. Đề nghị xem hộp thư.",
        en=(
            "The mail server took the test for {count} address. Please look at the mailbox.",
            "The mail server took the test for {count} addresses. Please look at the mailboxes.",
        ),
    ),
    "alarms.demo": Both(vi="Bản trình diễn không gửi thư.", en="A demonstration sends no mail."),
    "mail_trouble.settings": Both(
        vi="Tệp khai báo thư có lỗi; xem: python -m service mail check TỆP.",
        en="The settings of mail have mistakes; see: python -m service mail check FILE.",
    ),
    "mail_trouble.server": Both(
        vi="Máy chủ thư không nhận thư; nhật ký của chương trình có lý do.",
        en="The mail server does not take the mail; the program's log has the reason.",
    ),
    "mail_trouble.address": Both(
        vi="Tệp phân quyền chưa khai báo địa chỉ của trang, nên thư không dẫn được tới đâu.",
        en="The access file does not declare the dashboard's address, so digests lead nowhere.",
    ),
    "mail_trouble.contest": Both(
        vi="Không đọc được số liệu của cuộc thi.", en="The contest's numbers cannot be read."
    ),
    "mail_trouble.unforeseen": Both(
        vi="Lỗi chưa lường trước; nhật ký của chương trình có chỗ xảy ra.",
        en="An unforeseen error; the program's log has its place.",
    ),
    "alarms.trouble": Both(
        vi="Từ {moment}, thư không gửi được. {why} Chương trình thử lại năm phút một lần.",
        en="No mail since {moment}. {why} The program tries again every five minutes.",
    ),
    "mail_refused.certificate": Both(
        vi="Máy chủ thư không chứng minh được tên của nó bằng chứng thư số, nên không có gì được "
        "gửi. Kiểm tra [smtp] host, hoặc khai báo tệp chứng thư gốc trong SSL_CERT_FILE.",
        en="The mail server does not prove its name by a certificate, so nothing was sent. See "
        "[smtp] host, or name the authority's file in SSL_CERT_FILE.",
    ),
    "mail_refused.unreachable": Both(
        vi="Không kết nối được máy chủ thư. Kiểm tra [smtp] host, port, security và tường lửa.",
        en="The mail server cannot be reached. See [smtp] host, port and security, and the "
        "firewall.",
    ),
    "mail_refused.login": Both(
        vi="Máy chủ thư từ chối đăng nhập. Kiểm tra [smtp] user và CONTEST_SMTP_PASSWORD.",
        en="The mail server refused the login. See [smtp] user and CONTEST_SMTP_PASSWORD.",
    ),
    "mail_refused.refused": Both(
        vi="Máy chủ thư từ chối người gửi hoặc người nhận. Kiểm tra [smtp] from và [alarms] to.",
        en="The mail server refused the sender or the readers. See [smtp] from and [alarms] to.",
    ),
    "mail_refused.lost": Both(
        vi="Kết nối tới máy chủ thư bị ngắt giữa chừng; không rõ thư đã đến hay chưa.",
        en="The connection ended on the way; nobody knows whether the mail arrived.",
    ),
    "digests.title": Both(vi="Thư số liệu cho đơn vị", en="Digests for units"),
    "digests.lead": Both(
        vi="Vào giờ đã khai báo, người theo dõi có địa chỉ thư nhận số liệu của đơn vị mình: không "
        "có họ tên, không có điểm.",
        en="At the declared times each leader with an address gets the numbers of the own unit: "
        "no names, no scores.",
    ),
    "digests.none": Both(
        vi="Chưa khai báo giờ gửi nên không có thư; giờ gửi nằm trong khai báo của cuộc thi.",
        en="No times are declared, so there are no digests; the contest's declaration has them.",
    ),
    "digests.at": Both(vi="Giờ gửi", en="Times"),
    "digests.next": Both(vi="Lần gửi kế tiếp", en="Next"),
    "digests.no_next": Both(vi="không còn lần nào", en="none any more"),
    "digests.readers": Both(vi="Người nhận", en="Readers"),
    "digests.count": Both(
        vi="{count} thư mỗi lần, {stopped} đã ngừng",
        en=("{count} digest at a time, {stopped} stopped", "{count} at a time, {stopped} stopped"),
    ),
    "digests.nobody": Both(
        vi="Chưa có ai nhận: không lãnh đạo nào đăng nhập bằng địa chỉ thư, và danh sách đầu mối "
        "không có địa chỉ thư.",
        en="Nobody receives one: no leader signs in by an address, and no focal person has one.",
    ),
    "digests.preview": Both(vi="Xem trước thư", en="Preview"),
    "digests.no_preview": Both(
        vi="Đơn vị này không còn hoạt động nên không có thư.",
        en="This unit has ended, so there is no digest.",
    ),
    "digests.take": Both(vi="Tải bản HTML", en="Take the HTML"),
    "digests.whom": Both(vi="Ngừng hoặc gửi lại cho", en="Stop or send again to"),
    "digests.choose": Both(vi="Chọn người nhận", en="Choose a reader"),
    "digests.stop": Both(vi="Ngừng gửi", en="Stop"),
    "digests.resume": Both(vi="Gửi lại", en="Send again"),
    "digests.address": Both(vi="Địa chỉ thư", en="Address"),
    "digests.state": Both(vi="Trạng thái", en="State"),
    "digest_state.on": Both(vi="đang nhận", en="receives"),
    "digest_state.own": Both(vi="tự ngừng", en="stopped it"),
    "digest_state.by": Both(vi="ngừng bởi {who}", en="stopped by {who}"),
    "digests.log": Both(vi="Đã gửi", en="Sent"),
    "digests.no_log": Both(vi="Chưa gửi lần nào.", en="Nothing was sent yet."),
    "digests.slot": Both(vi="Giờ", en="Time"),
    "digests.sent": Both(vi="Thư đã gửi", en="Sent"),
    "digests.missed": Both(vi="Đơn vị không nhận được", en="Units not reached"),
}
