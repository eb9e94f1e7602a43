"""Words of the page on which a participant asks whether the response has arrived."""

from i18n.both import Both

WORDS = {
    "self_check.title": Both(
        vi="Bài của tôi đã được ghi nhận chưa?", en="Has my response been recorded?"
    ),
    "self_check.lead": Both(
        vi="Nhập số điện thoại và họ tên đúng như đã ghi trong bài dự thi. Trang này cho biết bài "
        "đã được ghi nhận hay chưa; sau khi Ban Tổ chức công bố kết quả, cho biết thêm kết quả.",
        en="Enter the phone number and the full name as you wrote them in your response. This page "
        "tells whether the response was recorded and, once the organizers have released the "
        "result, how it came out.",
    ),
    "self_check.phone": Both(vi="Số điện thoại", en="Phone number"),
    "self_check.name": Both(vi="Họ và tên", en="Full name"),
    "self_check.ask": Both(vi="Tra cứu", en="Look up"),
    "self_check.again": Both(vi="Tra cứu người khác", en="Look up somebody else"),
    "self_check.missing": Both(
        vi="Cần nhập cả số điện thoại và họ tên.", en="Both phone number and full name are needed."
    ),
    "self_check.expired": Both(
        vi="Trang đã mở quá lâu. Đề nghị nhập lại.",
        en="The page was open for too long. Please enter it again.",
    ),
    "self_check.busy": Both(vi="Có quá nhiều lượt tra cứu", en="There are too many look-ups"),
    "self_check.busy_do": Both(
        vi="Đề nghị thử lại sau ít phút.", en="Please try again in a few minutes."
    ),
    "self_check.trouble": Both(vi="Tạm thời chưa tra cứu được", en="Nothing can be looked up now"),
    "self_check.trouble_do": Both(
        vi="Bài đã nộp không bị ảnh hưởng. Đề nghị thử lại sau ít phút.",
        en="Submitted responses are not affected. Please try again in a few minutes.",
    ),
    "self_check.none": Both(
        vi="Chưa tìm thấy bài nào có số điện thoại và họ tên này",
        en="No response with this phone number and this full name was found",
    ),
    "self_check.none_do": Both(
        vi="Có thể bài vừa nộp chưa được đọc đến, hoặc số điện thoại, họ tên trong bài khác với ở "
        "đây (kể cả dấu). Nếu đã nộp và nhận được thông báo của biểu mẫu, đề nghị gọi đường dây "
        "hỗ trợ; không cần nộp lại.",
        en="Perhaps a response that was just sent has not been read yet, or the phone number or "
        "the name in it is another one (accents count). If the form has confirmed your response, "
        "please call the hotline; there is no need to send it again.",
    ),
    "self_check.found": Both(
        vi="Tìm thấy {count} bài",
        en=("{count} response was found", "{count} responses were found"),
    ),
    "self_check.recorded": Both(vi="Ghi nhận lúc {moment}", en="Recorded at {moment}"),
    "self_check.no_time": Both(
        vi="Đã ghi nhận, chưa rõ thời điểm nộp", en="Recorded; the time of submission is unclear"
    ),
    "self_check.counts": Both(vi="Được tính kết quả.", en="Counts."),
    "self_check.superseded": Both(
        vi="Hợp lệ. Một lượt thi khác của Ông/Bà được tính kết quả theo thể lệ.",
        en="Valid. Another attempt of yours counts, as the rules say.",
    ),
    "self_check.waits": Both(
        vi="Đang chờ Ban Tổ chức xử lý: {why} Bài không mất; không cần nộp lại.",
        en="Waits for the organizers: {why} The response is not lost; do not send it again.",
    ),
    "self_check.not_counted": Both(vi="Không được tính: {why}", en="Does not count: {why}"),
    "own_result.place": Both(
        vi="{list}: hạng {rank} trong {people} người, {score} điểm",
        en="{list}: rank {rank} of {people}, {score} marks",
    ),
    "own_result.prize": Both(vi="Đạt giải: {prize}.", en="Prize: {prize}."),
    "own_result.none": Both(
        vi="Bản này không xếp hạng bài nào có số điện thoại và họ tên này.",
        en="It ranks no response with this phone number and this full name.",
    ),
    "self_check.call": Both(
        vi="Nếu thấy chưa đúng, đề nghị gọi đường dây hỗ trợ.",
        en="If this seems wrong, please call the hotline.",
    ),
    "self_check.as_of": Both(
        vi="Số liệu đến {moment}. Bài nộp sau lúc đó chưa hiện ở đây.",
        en="As of {moment}. Later responses do not show here yet.",
    ),
    "self_check.link": Both(
        vi="Người dự thi: bài của tôi đã được ghi nhận chưa?",
        en="Participants: has my response been recorded?",
    ),
    "self_reason.R101_outside_window": Both(
        vi="nộp ngoài thời gian của cuộc thi.",
        en="it was submitted outside the time of the contest.",
    ),
    "self_reason.R102_outside_round": Both(
        vi="nộp ngoài thời gian của đợt thi.",
        en="it was submitted outside the time of the round.",
    ),
    "self_reason.R103_void_period": Both(
        vi="nộp trong khoảng thời gian Ban Tổ chức đã hủy.",
        en="it was submitted in a period that the organizers cancelled.",
    ),
    "self_reason.R104_excluded": Both(
        vi="theo thể lệ, bài không thuộc diện tính kết quả.",
        en="by the rules it is not among those that count.",
    ),
    "self_reason.R105_under_age": Both(
        vi="theo thể lệ, bài không thuộc diện tính kết quả.",
        en="by the rules it is not among those that count.",
    ),
    "self_reason.R106_past_attempt_limit": Both(
        vi="đã quá số lượt thi được tính trong đợt; các lượt trước vẫn được tính.",
        en="it exceeds the number of attempts that count in a round; the earlier ones still count.",
    ),
    "self_reason.R107_edited_after_end": Both(
        vi="bài bị sửa sau khi đợt thi đã kết thúc.",
        en="it was edited after the end of its round.",
    ),
    "self_reason.R108_committee_rejected": Both(
        vi="theo quyết định của Ban Tổ chức.",
        en="the organizers decided so.",
    ),
    "self_reason.R201_submitted_at_unreadable": Both(
        vi="chưa đọc được thời điểm nộp bài.",
        en="the time of submission cannot be read.",
    ),
    "self_reason.R202_field_missing": Both(
        vi="bài còn thiếu thông tin bắt buộc.",
        en="required information is missing.",
    ),
    "self_reason.R203_field_unreadable": Both(
        vi="có thông tin bắt buộc chưa đọc được.",
        en="required information cannot be read.",
    ),
    "self_reason.R204_no_identity": Both(
        vi="chưa xác định được người dự thi.",
        en="the participant is not certain yet.",
    ),
    "self_reason.R206_unit_unknown": Both(
        vi="chưa xác định được đơn vị đã ghi trong bài.",
        en="the unit written in the response is not certain yet.",
    ),
    "self_reason.R207_unit_ambiguous": Both(
        vi="tên đơn vị đã ghi trùng với nhiều đơn vị.",
        en="several units have the name that the response says.",
    ),
    "self_reason.R208_column_missing": Both(
        vi="bảng câu trả lời đang được Ban Tổ chức chỉnh sửa.",
        en="the organizers are mending the response sheet.",
    ),
    "self_reason.R209_window_undeclared": Both(
        vi="Ban Tổ chức chưa khai báo thời gian của cuộc thi.",
        en="the time of the contest is not declared yet.",
    ),
    "self_reason.R210_key_undeclared": Both(
        vi="Ban Tổ chức chưa công bố đáp án.",
        en="the key is not declared yet.",
    ),
    "self_reason.R211_names_differ": Both(
        vi="có bài khác cùng thông tin nhưng họ tên khác.",
        en="another response has the same details and another name.",
    ),
    "self_reason.R212_birth_date_unknown": Both(
        vi="chưa đọc được ngày sinh.",
        en="the birth date cannot be read.",
    ),
    "self_reason.R401_gone_from_sheet": Both(
        vi="bài không còn trong bảng câu trả lời.",
        en="the row is no longer in the response sheet.",
    ),
}
