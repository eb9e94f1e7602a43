"""Words of the page **Quyền truy cập**, and of the package of links that it hands out."""

from i18n.both import Both

WORDS = {
    "access.title": Both(vi="Quyền truy cập", en="Access"),
    "access.help": Both(
        vi="Ai có vai trò nào, liên kết nào đang dùng được, và thu hồi.",
        en="Who has which role, which links are out, and taking them back.",
    ),
    "access.people": Both(vi="Người có quyền xem", en="People with a role"),
    "access.people_lead": Both(
        vi="Theo tệp quyền truy cập trên máy chủ; sửa tệp có hiệu lực ngay ở lần bấm sau.",
        en="As the access file on the server says; a change takes effect at the next click.",
    ),
    "access.no_file": Both(
        vi="Chưa khai báo tệp quyền truy cập (CONTEST_ACCESS), nên không ai đăng nhập được.",
        en="No access file is declared (CONTEST_ACCESS), so nobody can sign in.",
    ),
    "access.problems": Both(
        vi="Tệp quyền truy cập có {count} lỗi; đến khi sửa xong, không ai có vai trò",
        en=(
            "The access file has {count} mistake; until it is mended nobody has a role",
            "The access file has {count} mistakes; until they are mended nobody has a role",
        ),
    ),
    "access.ways": Both(vi="Cách đăng nhập: {ways}", en="Ways to sign in: {ways}"),
    "access.no_way": Both(
        vi="Tệp chưa khai báo cách đăng nhập nào.", en="The file declares no way to sign in."
    ),
    "access_way.proxy": Both(vi="đăng nhập một lần của tỉnh", en="the province's single sign-on"),
    "access_way.oidc": Both(vi="OpenID Connect", en="OpenID Connect"),
    "access_way.accounts": Both(vi="tài khoản của chương trình", en="accounts of this program"),
    "access.name": Both(vi="Tên đăng nhập", en="Name"),
    "access.role": Both(vi="Vai trò", en="Role"),
    "access.until": Both(vi="Đến hết ngày", en="Last day"),
    "access.always": Both(vi="không thời hạn", en="no end"),
    "role.admin": Both(vi="Quản trị", en="Administrator"),
    "role.reviewer": Both(vi="Xử lý bài thi", en="Reviewer"),
    "role.viewer": Both(vi="Chỉ xem", en="Viewer"),
    "role.auditor": Both(vi="Kiểm tra", en="Auditor"),
    "role.leader": Both(vi="Lãnh đạo đơn vị", en="Leader"),
    "role.press": Both(vi="Báo chí", en="Press"),
    "role.participant": Both(vi="Người dự thi", en="Participant"),
    "role.bearer": Both(vi="Người có liên kết", en="Bearer of a link"),
    "access.new": Both(vi="Tạo liên kết cho đơn vị", en="New links for units"),
    "access.new_lead": Both(
        vi="Dành cho lãnh đạo không có tài khoản: mở được trong Zalo, chỉ thấy đơn vị mình.",
        en="For leaders without an account: a link opens inside Zalo and shows the own unit only.",
    ),
    "access.whom": Both(vi="Tạo cho", en="For"),
    "access.for_missing": Both(
        vi="Mọi đơn vị chưa có liên kết", en="Every unit that has no link yet"
    ),
    "access.for_one": Both(vi="Một đơn vị", en="One unit"),
    "access.for_group": Both(
        vi="{group}, cả đơn vị trực thuộc", en="{group}, with the units beneath"
    ),
    "access.days": Both(vi="Dùng được trong (ngày)", en="Holds for (days)"),
    "access.nobody": Both(vi="Không có đơn vị nào để tạo.", en="No unit needs a link."),
    "access.effect": Both(
        vi="Sẽ tạo {count} liên kết, dùng được đến {until}. Ai có liên kết xem được số liệu của "
        "đơn vị; có thêm mã PIN thì xem được họ tên người của đơn vị và gửi đề nghị sửa số liệu.",
        en=(
            "{count} link will be made, which holds until {until}. Who has the link sees the "
            "unit's numbers; with the PIN also the names of its people, and can propose "
            "corrections.",
            "{count} links will be made, which hold until {until}. Who has a link sees the "
            "unit's numbers; with the PIN also the names of its people, and can propose "
            "corrections.",
        ),
    ),
    "access.again": Both(
        vi="{count} đơn vị đã có liên kết; liên kết cũ vẫn dùng được.",
        en=(
            "{count} unit has a link already, which stays in force.",
            "{count} units have links already, which stay in force.",
        ),
    ),
    "access.not_https": Both(
        vi="Liên kết sẽ bắt đầu bằng {url}: khai địa chỉ https của trang trước khi phát.",
        en="The links will begin with {url}: declare the https address of the pages before you "
        "hand them out.",
    ),
    "access.make": Both(vi="Tạo liên kết", en="Make the links"),
    "access.making": Both(vi="Đang tạo liên kết…", en="Making the links…"),
    "access.package": Both(
        vi="Đã tạo {count} liên kết. Tải tệp ngay: mã PIN không xem lại được. Gửi mã PIN bằng "
        "đường khác với liên kết.",
        en=(
            "{count} link was made. Take the file now: the PIN cannot be shown again. Send the "
            "PIN another way than the link.",
            "{count} links were made. Take the file now: the PINs cannot be shown again. Send "
            "the PINs another way than the links.",
        ),
    ),
    "access.take_package": Both(vi="Tải liên kết và mã PIN (zip)", en="Links and PINs (zip)"),
    "access.link": Both(vi="Liên kết", en="Link"),
    "access.pin": Both(vi="Mã PIN", en="PIN"),
    "access.links": Both(vi="Liên kết đã tạo", en="Links"),
    "access.links_lead": Both(
        vi="Không trang nào hiện lại liên kết hay mã PIN; quên thì tạo liên kết mới.",
        en="No page shows a link or its PIN again; if one is lost, make a new link.",
    ),
    "access.links_none": Both(vi="Chưa có liên kết nào.", en="There are no links yet."),
    "access.links_not_found": Both(
        vi="Không có liên kết nào của đơn vị như vậy.", en="No unit like that has a link."
    ),
    "access.order": Both(vi="Thứ tự", en="Order"),
    "access_order.ends": Both(vi="Sắp hết hạn trước", en="Soonest to end first"),
    "access_order.unit": Both(vi="Theo tên đơn vị", en="By unit"),
    "access_order.made": Both(vi="Mới tạo trước", en="Newest first"),
    "access.search": Both(vi="Tìm đơn vị", en="Find a unit"),
    "access.count": Both(vi="Tất cả {count} liên kết", en=("{count} link", "{count} links")),
    "access.made": Both(vi="{who} tạo {moment}", en="made by {who}, {moment}"),
    "access.ends": Both(vi="đến {moment}", en="until {moment}"),
    "access.used": Both(
        vi="mở {count} lần, lần cuối {moment}",
        en=("opened {count} time, last {moment}", "opened {count} times, last {moment}"),
    ),
    "access.unused": Both(vi="chưa mở lần nào", en="never opened"),
    "access.revoked": Both(vi="đã thu hồi", en="revoked"),
    "access.over": Both(vi="hết hạn", en="expired"),
    "access.locked": Both(vi="mã PIN đang khóa", en="PIN locked"),
    "access.take_back": Both(vi="Thu hồi", en="Revoke"),
    "access.take_back_lead": Both(
        vi="Ai đang giữ liên kết của {unit} sẽ không mở được nữa, kể cả trang đang mở.",
        en="Whoever has this link of {unit} can open it no longer, and open pages end too.",
    ),
    "access.take_back_now": Both(vi="Thu hồi liên kết này", en="Revoke this link"),
    "access.taken_back": Both(vi="Đã thu hồi liên kết", en="The link is revoked"),
    "package.link": Both(
        vi="{title}\nĐơn vị: {unit}\nXem số liệu của đơn vị tại: {url}\nDùng được đến {until}. "
        "Mã PIN gửi riêng.",
        en="{title}\nUnit: {unit}\nThe unit's numbers: {url}\nHolds until {until}. The PIN comes "
        "another way.",
    ),
    "package.pin": Both(
        vi="{title}\nĐơn vị: {unit}\nMã PIN: {pin}",
        en="{title}\nUnit: {unit}\nPIN: {pin}",
    ),
}
