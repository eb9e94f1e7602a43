"""Words of the page **Trùng người**: responses of one person or of several."""

from i18n.both import Both

WORDS = {
    "people.title": Both(vi="Trùng người", en="Same person?"),
    "people.help": Both(
        vi="Một người hay nhiều người: do Ban Tổ chức quyết định.",
        en="One person or several: the committee decides.",
    ),
    "people.lead": Both(
        vi="Đây là dấu hiệu cần xác minh. Số người dự thi chỉ thay đổi khi Ban Tổ chức quyết "
        "định; mọi quyết định đều hoàn tác được.",
        en="These are signs to verify. The number of people changes only when the committee "
        "decides, and every decision can be undone.",
    ),
    "people.none": Both(
        vi="Không có trường hợp nào cần xác minh.",
        en="There is nothing to verify.",
    ),
    "people.choose": Both(
        vi="{count} trường hợp cần xác minh",
        en=("{count} case to verify", "{count} cases to verify"),
    ),
    "people.side_by_side": Both(vi="Các bài dự thi đặt cạnh nhau", en="The responses side by side"),
    "people.first": Both(vi="Chỉ hiện {count} bài đầu.", en="Only the first {count} are shown."),
    "people.which": Both(vi="Những người là một", en="Which of them are one person"),
    "people.two_needed": Both(vi="Hãy chọn từ hai người trở lên.", en="Choose two people or more."),
    "people.person": Both(vi="Người", en="Person"),
    "people.contact": Both(vi="Liên hệ, giấy tờ", en="Contact, ID"),
    "people.born_on": Both(vi="sinh {day}", en="born {day}"),
    "people.born": Both(vi="Ngày sinh", en="Born"),
    "people.submitted": Both(vi="Nộp lúc", en="Submitted"),
    "people.doubts": Both(vi="Số CCCD cần xác minh", en="Identity numbers to verify"),
    "people.doubts_count": Both(vi="{count} bài.", en=("{count} response.", "{count} responses.")),
    "people.doubts_lead": Both(
        vi="Bài vẫn được tính như thường.",
        en="These responses count as usual.",
    ),
    "people_doubt.birth_year": Both(
        vi="năm sinh trong số CCCD khác ngày sinh",
        en="the year in the identity number differs from the birth date",
    ),
    "people_doubt.province": Both(
        vi="ba số đầu không phải mã tỉnh",
        en="the first three digits are not a province code",
    ),
    "people_kind.names": Both(vi="Một người, nhiều họ tên", en="One person, several names"),
    "people_kind.near": Both(
        vi="Nhiều người, họ tên gần giống",
        en="Several people, similar names",
    ),
    "people_about.names": Both(
        vi="Các bài này có cùng thông tin định danh nên đang tính là một người, nhưng họ tên khác "
        "nhau.",
        en="These responses have the same identity and count as one person, but their names "
        "differ.",
    ),
    "people_about.near": Both(
        vi="Các bài này đang tính là nhiều người, nhưng họ tên gần giống và cùng một số điện "
        "thoại, giấy tờ, thư điện tử, hoặc cùng ngày sinh và đơn vị.",
        en="These responses count as several people, but their names are similar and they share a "
        "phone, an ID or an e-mail, or both the birth date and the unit.",
    ),
    "people_action.merge_people": Both(vi="Gộp", en="Merge"),
    "people_action.split_person": Both(vi="Tách", en="Split"),
    "people_action.leave_people": Both(vi="Để nguyên", en="Leave as it is"),
    "people_do.merge_people": Both(
        vi="Tính là một người, kể cả các bài nộp sau này.",
        en="They count as one person; later responses do too.",
    ),
    "people_do.split_person": Both(
        vi="Mỗi họ tên là một người như cột Người, kể cả các bài nộp sau này; họ tên mới là người "
        "mới.",
        en="Each name is a separate person, as in the column Person; later responses follow the "
        "same rule. A new name is a new person.",
    ),
    "people_do.leave_people": Both(
        vi="Giữ như đang tính; chỉ hỏi lại khi có họ tên hoặc người mới.",
        en="They count as they do now; the question returns only with a new name or a new person.",
    ),
}
