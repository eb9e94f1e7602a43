"""Words of the page **Thông tin báo chí**."""

from i18n.both import Both

WORDS = {
    "press.title": Both(vi="Thông tin báo chí", en="Press information"),
    "press.help": Both(
        vi="Những gì đang công khai cho báo chí, và bộ tư liệu để tải về.",
        en="What is public for the press, and the press kit to take away.",
    ),
    "press.not_yet": Both(vi="Số liệu chưa công bố", en="Not published yet"),
    "press.not_yet_text": Both(
        vi="Ban Tổ chức chưa công bố số liệu ở địa chỉ này. Xin ông/bà quay lại sau.",
        en="The committee has not published any figures at this address. Please come back later.",
    ),
    "press.no_file": Both(vi="Không có tệp này", en="No such file"),
    "press.no_file_text": Both(
        vi="Các tệp công khai được liệt kê ở trang Thông tin báo chí của cuộc thi.",
        en="The contest's press page lists the files that are public.",
    ),
    # ----- what is public now
    "press.now": Both(vi="Hiện nay", en="Now"),
    "press.is_public": Both(vi="Đang công khai", en="Public"),
    "press.nothing_public": Both(vi="Chưa công khai gì", en="Nothing is public"),
    "press.as_of": Both(vi="Số liệu tính đến", en="Data up to"),
    "press.since": Both(vi="Công khai lúc", en="Published"),
    "press.address": Both(vi="Địa chỉ, không cần đăng nhập", en="Address, without sign-in"),
    "press.next": Both(vi="Lần công khai kế tiếp", en="Next publication"),
    "press.next_held": Both(vi="Không có, vì đang tạm dừng", en="None while it is held"),
    "press.next_live": Both(
        vi="Khi số liệu thay đổi, cách nhau ít nhất 3 phút",
        en="When the figures change, at least 3 minutes apart",
    ),
    "press.next_manual": Both(
        vi="Khi Ban Tổ chức bấm Công bố ngay", en="When the committee presses Publish now"
    ),
    "press.embargo": Both(vi="Không công khai trước", en="Not public before"),
    "press.held": Both(
        vi="{name} đã tạm dừng công khai từ {moment}. Số liệu đã công khai vẫn giữ nguyên.",
        en="{name} has held publication since {moment}. What was public stays as it is.",
    ),
    "press.trouble": Both(
        vi="Từ {moment} chưa tự công khai được, số liệu đã công khai vẫn giữ nguyên. {why}",
        en="Publication has failed since {moment}, and what was public stays. {why}",
    ),
    "press_trouble.folder": Both(
        vi="Thư mục cuộc thi có lỗi; sửa xong, chương trình tự làm lại.",
        en="The contest folder has mistakes; once they are mended, the program tries again.",
    ),
    "press_trouble.ledger": Both(
        vi="Không đọc được sổ số liệu. Người quản trị xem nhật ký máy chủ.",
        en="The ledger cannot be read. The administrator looks into the server's log.",
    ),
    "press_trouble.public": Both(
        vi="Không ghi được thư mục công khai. Người quản trị kiểm tra ổ đĩa, quyền ghi và nhật ký "
        "máy chủ.",
        en="The public folder cannot be written. The administrator checks the disk, the rights and "
        "the server's log.",
    ),
    "press_trouble.unforeseen": Both(
        vi="Có lỗi ngoài dự kiến. Người quản trị xem nhật ký máy chủ.",
        en="An unforeseen error. The administrator looks into the server's log.",
    ),
    # ----- publish, hold, release
    "press.publish": Both(vi="Công bố ngay", en="Publish now"),
    "press.publishing": Both(vi="Đang công bố…", en="Publishing…"),
    "press.published": Both(vi="Đã công bố.", en="Published."),
    "press.hold": Both(vi="Tạm dừng công khai", en="Hold publication"),
    "press.was_held": Both(vi="Đã tạm dừng công khai.", en="Publication is held."),
    "press.release": Both(vi="Tiếp tục công khai", en="Let publication go on"),
    "press.released": Both(vi="Công khai được tiếp tục.", en="Publication goes on."),
    "press.effect": Both(
        vi="Công bố ngay: mọi người thấy số liệu tính đến {moment} thay cho số liệu tính đến "
        "{before}. Tạm dừng: số liệu đang công khai giữ nguyên cho đến khi tiếp tục.",
        en="Publish now: everybody sees the data up to {moment} instead of {before}. Hold: what is "
        "public stays as it is until publication goes on.",
    ),
    "press.effect_same": Both(
        vi="Chưa có số liệu nào mới hơn bản đang công khai (tính đến {moment}). Công bố ngay: lập "
        "lại bản ấy, với những gì đã sửa từ đó. Tạm dừng: số liệu đang công khai giữ nguyên cho "
        "đến khi tiếp tục.",
        en="Nothing is newer than what is public (data up to {moment}). Publish now: the same "
        "edition is made again, with what was put right since. Hold: what is public stays as it is "
        "until publication goes on.",
    ),
    "press.effect_first": Both(
        vi="Công bố ngay: mọi người thấy số liệu tính đến {moment}. Tạm dừng: chưa công khai gì "
        "cho đến khi tiếp tục.",
        en="Publish now: everybody sees the data up to {moment}. Hold: nothing becomes public "
        "until publication goes on.",
    ),
    "press.effect_release": Both(
        vi="Tiếp tục: giờ công khai đã qua trong lúc tạm dừng được làm bù ngay.",
        en="Go on: a time of publication that passed meanwhile is made up at once.",
    ),
    "press.effect_embargo": Both(
        vi="Chưa công bố được trước {moment}; báo chí đã đăng nhập vẫn tải được bộ tư liệu dưới "
        "đây.",
        en="Nothing can be published before {moment}; journalists who are signed in can take the "
        "kit below.",
    ),
    # ----- for the press
    "press.allowed": Both(
        vi="Được phép đăng bản đã công bố, số liệu tính đến {moment}:",
        en="You may publish the edition with data up to {moment}:",
    ),
    "press.allowed_not_yet": Both(
        vi="Ban Tổ chức chưa công bố số liệu. Đề nghị chưa đăng, phát.",
        en="The committee has not published these figures. Please do not publish them yet.",
    ),
    # ----- the kit and the code to embed
    "press.kit_lead": Both(
        vi="Thông cáo, hình, bảng số liệu và giải thích, tiếng Việt và tiếng Anh, trong một tệp "
        "zip. Không có dữ liệu cá nhân.",
        en="Release, pictures, tables and meanings in Vietnamese and English, in one zip. The zip "
        "holds no personal data.",
    ),
    "press.kit_embargo": Both(
        vi="Bộ tư liệu ghi rõ: được phép đăng từ {moment}.",
        en="The kit says that it is embargoed until {moment}.",
    ),
    "press.take_kit": Both(vi="Tải bộ tư liệu báo chí", en="Download the press kit"),
    "press.picture": Both(
        vi="Một trong các hình của bộ tư liệu ({width} × {height})",
        en="One of the pictures in the kit ({width} × {height})",
    ),
    "press.picture_alt": Both(
        vi="Hình các số chính: người dự thi, tỷ lệ tham gia, lượt thi",
        en="The main figures as a picture: participants, participation rate, attempts",
    ),
    "press.not_https": Both(
        vi="Địa chỉ {url} chưa phải là địa chỉ https. Đề nghị người quản trị khai địa chỉ https "
        "của trang trước khi đưa mã nhúng cho cổng thông tin.",
        en="The address {url} is no https address. Declare the https address of the pages before"
        " you hand the code to a portal.",
    ),
    "press.no_badges": Both(
        vi="Chưa đơn vị nào được nêu tên, nên chưa có huy hiệu.",
        en="No unit is named yet, so there is no badge.",
    ),
    "press.badge_code": Both(
        vi="{count} đơn vị có huy hiệu. Thay CODE bằng mã đơn vị.",
        en=(
            "{count} unit has a badge. Replace CODE with the unit's code.",
            "{count} units have a badge. Replace CODE with the unit's code.",
        ),
    ),
}
