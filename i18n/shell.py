"""Words around every page: the menu, the head, the age of the data, and errors."""

from i18n.both import Both

WORDS = {
    "app.name": Both(vi="Bảng số liệu cuộc thi", en="Contest dashboard"),
    "menu.follow": Both(vi="Theo dõi", en="Turnout"),
    "menu.results": Both(vi="Kết quả", en="Results"),
    "menu.data": Both(vi="Số liệu", en="Data"),
    "menu.take_away": Both(vi="Văn bản và truyền thông", en="Papers and the public"),
    "menu.control": Both(vi="Kiểm soát", en="Control"),
    "closed.title": Both(vi="Bảng số liệu đang đóng", en="The dashboard is closed"),
    "closed.text": Both(
        vi="Chưa thiết lập đăng nhập nên trang không mở số liệu cho ai. Người quản trị đặt biến "
        "môi trường CONTEST_ACCESS là đường dẫn của tệp phân quyền truy cập (xem docs/server.md). "
        "Muốn xem thử, chạy make run, hoặc đặt CONTEST_DEMO=1 rồi khởi động lại.",
        en="Sign-in is not set up, so the dashboard shows data to nobody. The administrator sets "
        "the environment variable CONTEST_ACCESS to the path of the access file (see "
        "docs/server.md). To look at a demonstration, run make run, or set CONTEST_DEMO=1 and "
        "restart.",
    ),
    "closed.ended": Both(
        vi="Phiên đăng nhập đã hết, hoặc quyền xem đã được rút. Hãy tải lại trang để đăng nhập.",
        en="Your session has ended, or your role was taken away. Reload the page to sign in.",
    ),
    "page.not_yours": Both(
        vi="Vai trò của ông/bà không có trang này. Nếu cần xem, hãy liên hệ Ban Tổ chức.",
        en="Your role does not have this page. If you need it, ask the organizers.",
    ),
    "face.label": Both(vi="Xem với vai trò", en="View as"),
    "face.label_only_looks": Both(vi="Xem với vai trò (chỉ xem)", en="View as (only looking)"),
    "face.committee": Both(vi="Ban Tổ chức", en="Committee"),
    "face.leader": Both(vi="Lãnh đạo: {unit}", en="Leader: {unit}"),
    "face.banner": Both(
        vi="Đang xem như vai trò khác: chỉ xem, không ghi được gì.",
        en="You are looking as another role, and nothing can be written.",
    ),
    "demo.banner": Both(
        vi="Chế độ trình diễn: ai mở được địa chỉ này đều xem được số liệu, nạp được tệp và ghi "
        "được quyết định.",
        en="Demonstration: anyone who can open this address can see the data, load files and "
        "write decisions.",
    ),
    "demo.side": Both(
        vi="Chế độ trình diễn, xem với vai trò: {role}. Ai mở được địa chỉ này đều đổi được vai "
        "trò.",
        en="Demonstration, seen as: {role}. Anyone who can open this address can change the role.",
    ),
    "demo.clock": Both(vi="Thời điểm giả định: {moment}.", en="Simulated time: {moment}."),
    "demo.speed": Both(
        vi="Thời gian giả định, chạy nhanh gấp {count} lần.",
        en="The time is simulated and runs {count} times as fast.",
    ),
    "contests.change": Both(vi="Đổi cuộc thi", en="Change contest"),
    "contests.broken": Both(
        vi="Thư mục {folder} chưa dùng được: {count} lỗi",
        en=(
            "The folder {folder} cannot be used: {count} mistake",
            "The folder {folder} cannot be used: {count} mistakes",
        ),
    ),
    "contests.gone": Both(
        vi="Địa chỉ nêu một cuộc thi hoặc bản nháp không có ở đây, hoặc ông/bà không có quyền xem. "
        "Trang này là của cuộc thi khác, nêu tên dưới đây.",
        en="The address names a contest or a draft that is not here, or that you may not see. This "
        "page is of another contest, which is named below.",
    ),
    "opened_draft.title": Both(vi="Bản nháp: {title}.", en="Draft: {title}."),
    "opened_draft.meaning": Both(
        vi="Chỉ người lập thấy bản nháp này. Cuộc thi đang mở không bị thay đổi gì.",
        en="Only its author sees this draft. The open contest does not change.",
    ),
    "opened_draft.meaning_demo": Both(
        vi="Chế độ trình diễn: ai mở được trang này cũng mở được bản nháp này. Cuộc thi đang mở "
        "không bị thay đổi gì.",
        en="Demonstration: anyone who can open this page can open this draft. The open contest "
        "does not change.",
    ),
    "opened_draft.edit": Both(vi="Sửa tiếp bản nháp", en="Go on with the draft"),
    "opened_draft.leave": Both(vi="Về cuộc thi đang mở", en="Back to the open contest"),
    "opened_draft.no_page": Both(
        vi="Bản nháp không có trang này, vì trang này gửi số liệu ra ngoài hoặc lập cuộc thi khác.",
        en="A draft does not have this page, because the page sends figures to others or makes "
        "another contest.",
    ),
    "opened_draft.gone": Both(
        vi="Không mở được bản nháp này. Bản nháp đã bị xóa, hoặc là của người khác. Trang này là "
        "của cuộc thi đang mở.",
        en="This draft cannot be opened. The draft was deleted, or is somebody else's. This page "
        "is the open contest's.",
    ),
    "server.away": Both(
        vi="Mất kết nối với máy chủ. Trang sẽ tự nối lại. Số liệu trên trang có thể đã cũ. Việc "
        "vừa bấm hoặc vừa ghi có thể chưa được lưu: khi trang nối lại, hãy xem và làm lại nếu "
        "thiếu.",
        en="The connection to the server is lost. The page connects again by itself. The numbers "
        "on the page may be old. What you have just pressed or typed may not be saved: when the "
        "page is connected again, look, and repeat what is missing.",
    ),
    "server.no_script": Both(
        vi="Trang này cần JavaScript. Hãy bật JavaScript trong trình duyệt rồi tải lại trang.",
        en="This page needs JavaScript. Turn JavaScript on in your browser and reload the page.",
    ),
    "page.rest": Both(vi="Hiện phần còn lại của trang", en="Show the rest of the page"),
    "page.none": Both(vi="Không có trang này", en="There is no such page"),
    "page.none_text": Both(
        vi="Địa chỉ có thể bị gõ sai, hoặc trang đã được đổi tên.",
        en="The address may be mistyped, or the page has another name now.",
    ),
    "page.none_go": Both(vi="Mở trang đầu", en="Open the first page"),
    "as_of": Both(vi="Số liệu tính đến {moment}", en="Data as of {moment}"),
    "hotline": Both(vi="Đường dây hỗ trợ:", en="Hotline:"),
    "foot.contact": Both(vi="Liên hệ: {contact}", en="Contact: {contact}"),
    "foot_author.decide": Both(
        vi="Quyết định được ghi dưới tên {name}", en="Decisions are written under the name {name}"
    ),
    "foot_author.propose": Both(
        vi="Đề nghị được ghi dưới tên {name}", en="Proposals are written under the name {name}"
    ),
    "foot.signed_in": Both(vi="Đăng nhập:", en="Signed in:"),
    "foot.sign_out": Both(vi="Đăng xuất", en="Sign out"),
    "phase.undeclared": Both(
        vi="Chưa khai báo thời gian thi",
        en="The contest's window is not declared",
    ),
    "phase.before": Both(vi="Chưa mở; mở lúc {moment}", en="Not open yet; opens {moment}"),
    "phase.open": Both(vi="Đang diễn ra, còn {left}", en="Open, {left} left"),
    "phase.open_ended": Both(vi="Đang diễn ra", en="Open"),
    "phase.after": Both(vi="Đã kết thúc lúc {moment}", en="Closed {moment}"),
    "age.good": Both(vi="Cập nhật {moment}, {ago} trước", en="Updated {moment}, {ago} ago"),
    "age.seconds": Both(vi="{count} giây", en=("{count} second", "{count} seconds")),
    "age.never": Both(vi="Chưa đọc được nguồn số liệu", en="The source has not been read yet"),
    "age.failed": Both(
        vi="{source}: {reason} Chương trình thử lại lúc {moment}.",
        en="{source}: {reason} The program tries again at {moment}.",
    ),
    "age.silent": Both(
        vi="{source}: chương trình đọc nguồn không chạy.",
        en="{source}: the program that reads the source is not running.",
    ),
    "left.days": Both(vi="{count} ngày", en=("{count} day", "{count} days")),
    "left.hours": Both(vi="{count} giờ", en=("{count} hour", "{count} hours")),
    "left.minutes": Both(vi="{count} phút", en=("{count} minute", "{count} minutes")),
    "round.current": Both(vi="Đợt thi: {title}", en="Round: {title}"),
    "problem.folder": Both(
        vi="Thư mục cuộc thi có {count} chỗ cần sửa",
        en=(
            "The contest folder has {count} mistake to correct",
            "The contest folder has {count} mistakes to correct",
        ),
    ),
    "problem.folder_do": Both(
        vi="Số liệu chưa mở được cho đến khi sửa xong. Người quản trị chạy lệnh python -m contest "
        "check {folder} để xem lại danh sách này.",
        en="No data can be shown until the folder is corrected. The administrator runs python -m "
        "contest check {folder} to see this list again.",
    ),
    "problem.where": Both(vi="Tệp và vị trí", en="File and place"),
    "problem.found": Both(vi="Đang ghi", en="Found"),
    "problem.expected": Both(vi="Cần ghi", en="Expected"),
    "problem.ledger": Both(vi="Chưa đọc được sổ số liệu", en="The ledger cannot be read"),
    "problem.ledger_do": Both(
        vi="Số liệu đã nạp không mất. Người quản trị xem nhật ký máy chủ để biết nguyên nhân; "
        "trang này tự mở lại khi sổ đọc được.",
        en="The loaded data is not lost. The administrator finds the cause in the server's log; "
        "this page opens again as soon as the ledger can be read.",
    ),
    "problem.wait": Both(
        vi="Ban Tổ chức đang xử lý; trang này tự mở lại.",
        en="The organizers are working on it; this page opens again by itself.",
    ),
    "problem.page": Both(vi="Trang này gặp lỗi", en="An error occurred on this page"),
    "problem.page_do": Both(
        vi="Số liệu không bị ảnh hưởng. Hãy tải lại trang; nếu vẫn lỗi, báo người quản trị mã "
        "{incident} để tra trong nhật ký máy chủ.",
        en="The data is not affected. Load the page again; if the error stays, give the "
        "administrator the code {incident} to look up in the server's log.",
    ),
}
