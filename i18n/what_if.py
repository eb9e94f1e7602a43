"""Words of the page **Thử thay đổi**."""

from i18n.both import Both

WORDS = {
    "what_if.title": Both(vi="Thử thay đổi", en="What if"),
    "what_if.help": Both(
        vi="Đổi đáp án, quy tắc hay danh sách loại trừ thì ai thay đổi hạng và giải. Xem không ghi "
        "gì.",
        en="Who moves if the key, a rule or an exclusion changes. Looking writes nothing.",
    ),
    "what_if.lead": Both(
        vi="Chọn một thay đổi, xem trước tác động, rồi mới quyết định có áp dụng hay không.",
        en="Choose a change, look at its effect, then decide whether to apply it.",
    ),
    "what_if.not_allowed": Both(
        vi="Trang này dành cho người được quyền quyết định của Ban Tổ chức.",
        en="This page is for those of the committee who decide.",
    ),
    "what_if.what": Both(vi="Thay đổi", en="Change"),
    "what_if.kind.key": Both(vi="Đáp án", en="Key"),
    "what_if.kind.rule": Both(vi="Quy tắc", en="Rule"),
    "what_if.kind.exclusion": Both(vi="Loại trừ", en="Exclusion"),
    "what_if.item": Both(vi="Câu hỏi", en="Question"),
    "what_if.key": Both(vi="Đáp án mới", en="The new key"),
    "what_if.rule": Both(vi="Quy tắc", en="Rule"),
    "what_if.rule.counted": Both(vi="Lượt thi được tính", en="The attempt that counts"),
    "what_if.rule.max_per_round": Both(vi="Số lượt thi tối đa", en="Most attempts"),
    "what_if.rule.minimum_age": Both(vi="Tuổi tối thiểu", en="Minimum age"),
    "what_if.rule.of": Both(vi="Số cần dự đoán", en="The number to predict"),
    "what_if.rule.order": Both(vi="Thứ tự xếp hạng", en="Order of ranking"),
    "what_if.rule.one_per_person": Both(vi="Mỗi người một giải", en="One prize for each person"),
    "what_if.choose": Both(vi="Chọn", en="Choose"),
    "what_if.value": Both(vi="Giá trị mới", en="New value"),
    "what_if.number": Both(vi="Số mới (0: không giới hạn)", en="New number (0: none)"),
    "what_if.order": Both(
        vi="Tiêu chí, quan trọng nhất trước", en="Criteria, the most important first"
    ),
    "what_if.counted.best": Both(vi="lượt điểm cao nhất", en="the best"),
    "what_if.counted.first": Both(vi="lượt đầu tiên", en="the first"),
    "what_if.counted.last": Both(vi="lượt cuối cùng", en="the last"),
    "what_if.of.people": Both(vi="số người dự thi", en="participants"),
    "what_if.of.attempts": Both(vi="số lượt thi", en="attempts"),
    "what_if.of.all_correct_people": Both(
        vi="số người trả lời đúng tất cả", en="people with full marks"
    ),
    "what_if.exclude.phone": Both(vi="Số điện thoại", en="Phone"),
    "what_if.exclude.email": Both(vi="Email", en="E-mail"),
    "what_if.exclude.national_id": Both(vi="Số CCCD", en="Identity number"),
    "what_if.exclude.full_name": Both(vi="Họ và tên", en="Name"),
    "what_if.exclude.unit_code": Both(vi="Mã đơn vị", en="Unit code"),
    "what_if.exclude.reason": Both(vi="Lý do", en="Reason"),
    "what_if.impossible": Both(
        vi="Không thử được thay đổi này.", en="This change cannot be tried."
    ),
    "what_if.mistakes": Both(
        vi="Khai báo sau thay đổi có lỗi:", en="The changed folder has mistakes:"
    ),
    "what_if.demo": Both(
        vi="Bản trình diễn không ghi vào thư mục cuộc thi. Muốn áp dụng, sửa tệp {files}.",
        en="A demonstration does not write its folder. To apply this, change {files}.",
    ),
    "what_if.why": Both(
        vi="Lý do (bắt buộc; được lưu cùng quyết định)",
        en="Reason (required; kept with the decision)",
    ),
    "what_if.why_first": Both(
        vi="Chưa ghi gì: hãy ghi lý do trước, ví dụ số văn bản.",
        en="Nothing was written: give the reason first, for example the number of a paper.",
    ),
    "what_if.apply": Both(vi="Áp dụng (ghi {files})", en="Apply (write {files})"),
    "what_if.applied": Both(vi="Đã ghi {files}.", en="{files} is written."),
    "what_if.no_write": Both(
        vi="Không ghi được {files}. Nếu tệp đang mở trong Excel thì đóng lại rồi bấm lần nữa; nếu "
        "không, nhờ cán bộ kỹ thuật sửa tệp này.",
        en="{files} cannot be written. If Excel has the file open, close the file and press again; "
        "else ask the IT officer to change the file.",
    ),
}
