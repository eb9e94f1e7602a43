"""Words of signing in: the page, the password of a local account, and who has no role."""

from i18n.both import Both

WORDS = {
    "sign_in.title": Both(vi="Đăng nhập", en="Sign in"),
    "sign_in.by_oidc": Both(
        vi="Đăng nhập bằng tài khoản của tỉnh", en="Sign in with the province's account"
    ),
    "sign_in.or": Both(vi="hoặc", en="or"),
    "sign_in.name": Both(vi="Tên đăng nhập", en="Name"),
    "sign_in.password": Both(vi="Mật khẩu", en="Password"),
    "sign_in.enter": Both(vi="Đăng nhập", en="Sign in"),
    "sign_in.by_proxy": Both(
        vi="Trang này nhận đăng nhập từ cổng của tỉnh. Hãy mở trang qua địa chỉ của cổng.",
        en="The province's portal signs people in to these pages. Open them by the portal's "
        "address.",
    ),
    "sign_in.leaders": Both(
        vi="Lãnh đạo đơn vị không có tài khoản: hãy mở liên kết riêng mà Ban Tổ chức đã gửi cho "
        "đơn vị.",
        en="Leaders without an account: open the link that the organizers have sent to your unit.",
    ),
    "sign_in.wrong": Both(
        vi="Tên đăng nhập hoặc mật khẩu không đúng.", en="The name or the password is wrong."
    ),
    "sign_in.locked": Both(
        vi="Tên này đã bị nhập sai nhiều lần nên tạm khóa. Hãy thử lại sau {minutes} phút.",
        en=(
            "This name is locked after several failures. Try again in {minutes} minute.",
            "This name is locked after several failures. Try again in {minutes} minutes.",
        ),
    ),
    "sign_in.busy": Both(
        vi="Đang có quá nhiều lượt đăng nhập. Hãy thử lại sau một phút.",
        en="Too many people sign in at this moment. Try again in a minute.",
    ),
    "sign_in.stale": Both(
        vi="Trang đã mở quá lâu hoặc trình duyệt chặn cookie. Hãy nhập lại.",
        en="The page was open for too long, or the browser blocks cookies. Enter it again.",
    ),
    "sign_in.bad_form": Both(
        vi="Máy chủ không đọc được biểu mẫu. Hãy mở lại trang.",
        en="The server cannot read the form. Open the page again.",
    ),
    "sign_in.signed_out": Both(
        vi="Ông/bà đã đăng xuất khỏi trang này. Nếu dùng máy chung, hãy đăng xuất cả tài khoản của "
        "tỉnh.",
        en="You have signed out here. On a shared computer, also sign out of the province's "
        "account.",
    ),
    "sign_in.password_set": Both(
        vi="Đã đặt mật khẩu. Hãy đăng nhập.", en="The password is set. Sign in now."
    ),
    "sign_in.denied": Both(
        vi="Chưa đăng nhập: ông/bà đã dừng ở trang tài khoản của tỉnh.",
        en="You are not signed in: you stopped at the page of the province's account.",
    ),
    "sign_in.provider_failed": Both(
        vi="Chưa đăng nhập được bằng tài khoản của tỉnh. Hãy thử lại; nếu vẫn lỗi, báo người quản "
        "trị.",
        en="Signing in with the province's account has failed. Try again; if it fails again, tell "
        "the administrator.",
    ),
    "sign_in.nameless": Both(
        vi="Tài khoản của tỉnh không cho biết ông/bà là ai. Báo người quản trị.",
        en="The province's account does not say who you are. Tell the administrator.",
    ),
    "sign_in.set_password": Both(vi="Đặt mật khẩu", en="Set a password"),
    "sign_in.set_text": Both(
        vi="Mật khẩu có ít nhất 12 ký tự và khác tên đăng nhập. Một câu dài dễ nhớ là tốt nhất.",
        en="A password has at least 12 characters and differs from the name. A long sentence that "
        "you remember is best.",
    ),
    "sign_in.new_password": Both(vi="Mật khẩu mới", en="New password"),
    "sign_in.again": Both(vi="Nhập lại mật khẩu", en="The password again"),
    "sign_in.keep": Both(vi="Lưu mật khẩu", en="Save the password"),
    "sign_in.differ": Both(
        vi="Hai lần nhập không giống nhau.", en="The two passwords are not the same."
    ),
    "sign_in.short": Both(
        vi="Mật khẩu phải có ít nhất 12 ký tự.", en="A password has at least 12 characters."
    ),
    "sign_in.long": Both(
        vi="Mật khẩu có nhiều nhất 200 ký tự.", en="A password has at most 200 characters."
    ),
    "sign_in.named": Both(
        vi="Mật khẩu phải khác tên đăng nhập.", en="The password must differ from the name."
    ),
    "sign_in.link_over": Both(
        vi="Liên kết không còn dùng được", en="This link no longer opens anything"
    ),
    "sign_in.link_over_text": Both(
        vi="Liên kết đặt mật khẩu chỉ dùng được một lần, trong 72 giờ. Hãy xin người quản trị liên "
        "kết mới.",
        en="A link to set a password works once, within 72 hours. Ask the administrator for a new "
        "one.",
    ),
    "sign_in.go": Both(vi="Đến trang đăng nhập", en="To the sign-in page"),
    "sign_in.closed": Both(vi="Bảng số liệu chưa mở", en="The dashboard is not open"),
    "sign_in.closed_text": Both(
        vi="Máy chủ chưa có cách đăng nhập nào nên chưa ai xem được số liệu. Người quản trị xem "
        "cách khai báo trong nhật ký của máy chủ.",
        en="The server has no way to sign in yet, so nobody sees any data. The administrator finds "
        "in the server's log how to declare one.",
    ),
    "sign_in.no_role": Both(
        vi="Ông/bà chưa được phân quyền", en="You have no role in this contest"
    ),
    "sign_in.as_name": Both(vi="Ông/bà đã đăng nhập với tên", en="You are signed in as"),
    "sign_in.no_role_text": Both(
        vi="Tên này chưa có quyền trong cuộc thi, hoặc quyền đã hết hạn. Hãy liên hệ Ban Tổ chức.",
        en="This name has no role in this contest, or the role has expired. Ask the organizers.",
    ),
    "sign_in.other_account": Both(vi="Dùng tài khoản khác", en="Use another account"),
}
