"""Words of a leader's link, which the server draws without JavaScript."""

from i18n.both import Both

WORDS = {
    "link.no_such": Both(vi="Liên kết không dùng được", en="This link does not work"),
    "link.no_such_do": Both(
        vi="Liên kết không đúng hoặc không còn hiệu lực. Đề nghị xin Ban Tổ chức liên kết mới.",
        en="The link is not right, or no longer in force. Please ask the organizers for a new one.",
    ),
    "link.trouble": Both(vi="Tạm thời chưa mở được số liệu", en="The numbers cannot be shown now"),
    "link.trouble_do": Both(
        vi="Liên kết vẫn còn hiệu lực. Đề nghị mở lại sau ít phút.",
        en="The link is still in force. Please open it again in a few minutes.",
    ),
    "link.busy": Both(vi="Liên kết được mở quá nhiều lần", en="The link was opened too often"),
    "link.busy_do": Both(
        vi="Đề nghị mở lại sau một phút.", en="Please open the link again in a minute."
    ),
    "link.no_unit": Both(
        vi="Đơn vị của liên kết này không còn trong cuộc thi. Đề nghị xin Ban Tổ chức liên kết "
        "mới.",
        en="The unit of this link is no longer in the contest. Please ask the organizers.",
    ),
    "link.rate": Both(vi="Tỷ lệ tham gia của đơn vị", en="The unit's participation rate"),
    "link.pin_title": Both(vi="Xem danh sách của đơn vị", en="See the people of the unit"),
    "link.pin_lead": Both(
        vi="Nhập mã PIN 6 chữ số mà Ban Tổ chức gửi riêng, để xem họ tên người đã dự thi, người "
        "chưa ghi nhận dự thi và đầu mối liên hệ.",
        en="Enter the PIN of 6 digits that the organizers sent apart, to see who took part, who is "
        "not recorded, and whom to call.",
    ),
    "link.pin": Both(vi="Mã PIN", en="PIN"),
    "link.open": Both(vi="Xem danh sách", en="See the people"),
    "link.wrong_pin": Both(
        vi="Mã PIN chưa đúng. Sau vài lần sai, mã bị khóa một thời gian.",
        en="The PIN is wrong. After a few wrong tries it is locked for some time.",
    ),
    "link.locked": Both(
        vi="Mã PIN đã nhập sai nhiều lần nên bị khóa đến {moment}.",
        en="The PIN was wrong too often and is locked until {moment}.",
    ),
    "link.again": Both(
        vi="Trang đã mở quá lâu nên chưa nhận được mã. Đề nghị nhập lại.",
        en="The page was open too long. Please enter the PIN again.",
    ),
    "link.shut": Both(
        vi="Đã quá lâu kể từ khi nhập mã PIN nên chưa gửi được đề nghị. Đề nghị nhập lại mã rồi "
        "gửi lại.",
        en="The PIN was entered too long ago, so the proposal was not sent. Please enter it again, "
        "then propose again.",
    ),
    "link.people": Both(vi="Người của đơn vị", en="People of the unit"),
    "link.held": Both(
        vi="Bài chờ xử lý của đơn vị: {count}.", en="Responses of the unit that are held: {count}."
    ),
    "link.page": Both(vi="Trang {page}/{count}", en="Page {page} of {count}"),
    "link.back": Both(vi="Trang trước", en="Previous page"),
    "link.on": Both(vi="Trang sau", en="Next page"),
    "link.private": Both(
        vi="Danh sách này chỉ dùng để đôn đốc trong đơn vị; đề nghị không chuyển cho người khác.",
        en="This list serves to remind people of the unit; please do not pass it on.",
    ),
}
