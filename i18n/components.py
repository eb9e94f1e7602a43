"""Words that several pages share: headings of columns, states, fields, unknown headcounts."""

from i18n.both import Both

WORDS = {
    "unknown_headcount": Both(vi="chưa có mẫu số", en="headcount unknown"),
    "over_headcount": Both(vi="vượt tổng số", en="above the headcount"),
    "people_out_of": Both(vi="{ratio} người", en="{ratio} people"),
    "choice.search": Both(vi="Tìm: {what}", en="Find: {what}"),
    "choice.hint": Both(vi="Gõ tên, không cần dấu", en="Type a name, accents or not"),
    "choice.found": Both(vi="{what} – tìm thấy {count}", en="{what} – {count} found"),
    "choice.none": Both(vi="{what} – không tìm thấy", en="{what} – none found"),
    "source_name.only": Both(vi="Bảng câu trả lời", en="Sheet of answers"),
    "source_name.one": Both(vi="Bảng câu trả lời {number}", en="Sheet of answers {number}"),
    "column.rank": Both(vi="Hạng", en="Rank"),
    "column.unit": Both(vi="Đơn vị", en="Unit"),
    "column.rate": Both(vi="Tỷ lệ tham gia", en="Participation rate"),
    "column.bar": Both(vi="So với tổng số", en="Share of headcount"),
    "column.people": Both(vi="Người dự thi", en="Participants"),
    "column.headcount": Both(vi="Tổng số CBCCVC", en="Headcount"),
    "column.attempts": Both(vi="Lượt thi hợp lệ", en="Valid attempts"),
    "column.mean_score": Both(vi="Điểm trung bình", en="Mean score"),
    "column.last": Both(vi="Nộp gần nhất", en="Latest submission"),
    "column.kind": Both(vi="Loại", en="Kind"),
    "column.code": Both(vi="Mã đơn vị", en="Unit code"),
    "column.name": Both(vi="Họ và tên", en="Full name"),
    "column.score": Both(vi="Điểm", en="Score"),
    "column.distance": Both(vi="Chênh lệch dự đoán", en="Prediction distance"),
    "column.submitted": Both(vi="Thời điểm nộp bài", en="Submitted"),
    "column.category": Both(vi="Đối tượng", en="Category"),
    "state.observed": Both(vi="đã ghi nhận", en="observed"),
    "state.accepted": Both(vi="được tính kết quả", en="accepted"),
    "state.held": Both(vi="chờ xử lý", en="held"),
    "state.rejected": Both(vi="không hợp lệ", en="rejected"),
    "state.superseded": Both(vi="hợp lệ, lấy bài khác", en="valid, another attempt counts"),
    "state.withdrawn": Both(vi="không còn trong bảng", en="gone from the sheet"),
    "column.state": Both(vi="Trạng thái", en="State"),
    "column.reason": Both(vi="Lý do", en="Reason"),
    "column.responses": Both(vi="Số bài", en="Responses"),
    "column.source": Both(vi="Nguồn", en="Source"),
    "column.rows": Both(vi="Số dòng", en="Rows"),
    "column.last_good": Both(vi="Nạp thành công gần nhất", en="Last successful load"),
    "column.source_state": Both(vi="Tình trạng", en="State"),
    "column.field": Both(vi="Mục", en="Field"),
    "column.heading": Both(vi="Tiêu đề trong tệp", en="Heading in the file"),
    "template.wrong": Both(
        vi="Mẫu riêng {name} có {count} chỗ sai nên chưa làm được văn bản. Sửa trong Word rồi mở "
        "lại trang này.",
        en=(
            "The committee's own template {name} has {count} mistake, so no paper can be made. "
            "Put it right in Word and open this page again.",
            "The committee's own template {name} has {count} mistakes, so no paper can be made. "
            "Put them right in Word and open this page again.",
        ),
    ),
    "template.unread": Both(
        vi="Máy chủ không đọc được mẫu riêng {name} nên chưa làm được văn bản. Nhờ người quản trị "
        "máy chủ cấp quyền đọc, hoặc bỏ tệp này để dùng mẫu có sẵn.",
        en="The server cannot read the committee's own template {name}, so no paper can be made. "
        "Ask whoever runs the server for the right to read, or remove the file to use the "
        "program's own layout.",
    ),
    "author.link": Both(vi="liên kết của {unit}", en="link of {unit}"),
    "field.submitted_at": Both(vi="thời điểm nộp bài", en="time of submission"),
    "field.started_at": Both(vi="thời điểm bắt đầu", en="time of start"),
    "field.full_name": Both(vi="họ và tên", en="full name"),
    "field.birth_date": Both(vi="ngày sinh", en="birth date"),
    "field.phone": Both(vi="số điện thoại", en="phone"),
    "field.email": Both(vi="thư điện tử", en="email"),
    "field.national_id": Both(vi="số căn cước", en="national ID"),
    "field.unit": Both(vi="đơn vị", en="unit"),
    "field.quiz_score": Both(vi="điểm do biểu mẫu chấm", en="the form's own score"),
    "field.prediction": Both(vi="số dự đoán", en="prediction"),
    "field.item": Both(vi="câu hỏi: {name}", en="question: {name}"),
    "field.unit_level": Both(vi="đơn vị cấp {name}", en="unit, level {name}"),
}
