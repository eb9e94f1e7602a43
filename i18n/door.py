"""Words of the outer door: refusals, in one sentence each."""

from i18n.both import Both

WORDS = {
    "door.host": Both(
        vi="Trang không mở dưới tên máy chủ này. Người quản trị khai báo tên trong tệp phân "
        "quyền truy cập.",
        en="The pages do not open under this host name. The administrator declares the name in the "
        "access file.",
    ),
    "door.origin": Both(
        vi="Yêu cầu đến từ một trang khác nên bị từ chối.",
        en="The request comes from another site and is refused.",
    ),
    "door.nothing": Both(vi="Không có gì ở địa chỉ này.", en="There is nothing at this address."),
    "door.method": Both(
        vi="Địa chỉ này không nhận cách gọi này.", en="This address is not called in this way."
    ),
    "door.sign_in": Both(
        vi="Ông/bà chưa đăng nhập, hoặc phiên đăng nhập đã hết. Hãy mở lại trang.",
        en="You are not signed in, or your session has ended. Open the page again.",
    ),
    "door.upload": Both(
        vi="Tệp không được nhận: hãy mở lại trang rồi chọn tệp.",
        en="The file was not taken: open the page again and choose the file.",
    ),
    "door.upload_room": Both(
        vi="Tệp quá lớn, hoặc đang có quá nhiều tệp. Bỏ bớt tệp rồi thử lại.",
        en="The file is too large, or there are too many files. Remove some and try again.",
    ),
    "door.no_download": Both(
        vi="Liên kết tải về đã hết hạn hoặc không phải của ông/bà. Hãy mở lại trang rồi bấm tải "
        "về.",
        en="This download has expired or is not yours. Open the page again and press it there.",
    ),
    "door.not_yours": Both(
        vi="Ông/bà không có quyền tải tệp này.", en="You may not take this file."
    ),
    "door.download_failed": Both(
        vi="Không lập được tệp. Báo người quản trị mã {incident}.",
        en="The file could not be made. Tell the administrator the code {incident}.",
    ),
    "door.failed": Both(
        vi="Trang này gặp lỗi. Báo người quản trị mã {incident}.",
        en="This page has failed. Tell the administrator the code {incident}.",
    ),
}
