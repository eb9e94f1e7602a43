"""Words of the page **Tra cứu**: the sentences that staff read to a caller."""

from i18n.both import Both

WORDS = {
    "lookup.title": Both(vi="Tra cứu", en="Look-up"),
    "lookup.help": Both(
        vi="Trả lời người gọi điện: bài đã nhận chưa, có được tính kết quả không, vì sao.",
        en="Answers for callers: was the response received, does it count, and if not, why.",
    ),
    "lookup.lead": Both(
        vi="Hỏi họ tên và đơn vị của người gọi trước, rồi đọc nguyên câu trả lời. Không trao đổi "
        "về điểm và thứ hạng.",
        en="Ask for the caller's name and unit first, then read the answer word for word. Do not "
        "discuss scores or ranks.",
    ),
    "lookup.box": Both(
        vi="Số điện thoại, 4 số cuối, họ tên hoặc giờ nộp bài",
        en="Telephone number, its last four digits, a name, or the time of submission",
    ),
    "lookup.hint": Both(
        vi="0912 345 678 · 5678 · Nguyễn Văn An · 20/11 9:14",
        en="0912 345 678 · 5678 · Nguyễn Văn An · 20/11 9:14",
    ),
    "lookup.find": Both(vi="Tra cứu", en="Look up"),
    "lookup.found": Both(
        vi="Tìm thấy {count} bài.",
        en=("{count} response found.", "{count} responses found."),
    ),
    "lookup.many": Both(
        vi="Có từ {count} bài trở lên, dưới đây là {count} bài nộp sau cùng. Hãy hỏi thêm số điện "
        "thoại hoặc 4 số cuối.",
        en="At least {count} responses; the last {count} submitted are shown. Ask for the "
        "telephone number or its last four digits.",
    ),
    "lookup.none": Both(vi="Chưa tìm thấy bài nào.", en="No response found yet."),
    "lookup.ask_next": Both(
        vi="Hãy hỏi lại số điện thoại đã ghi trong bài (có thể là số khác), họ tên đầy đủ, hoặc "
        "giờ nộp bài. Bài nộp sau {moment} có thể chưa được nạp; khi đó mời gọi lại sau.",
        en="Ask again for the telephone number given in the response (it may be another one), the "
        "full name, or the time of submission. Responses submitted after {moment} may not be "
        "loaded yet; in that case invite the caller to call again later.",
    ),
    "lookup.no_name": Both(vi="(không ghi họ tên)", en="(no name given)"),
    "lookup.clock": Both(
        vi="{hour} giờ {minute} phút {second} giây",
        en="{hour}:{minute}:{second}",
    ),
    "lookup.received": Both(
        vi="Ban Tổ chức đã nhận bài của ông/bà lúc {time} ngày {day}; {outcome}.",
        en="The committee received your response at {time} on {day}; {outcome}.",
    ),
    "lookup.received_sometime": Both(
        vi="Ban Tổ chức đã nhận bài của ông/bà; {outcome}.",
        en="The committee received your response; {outcome}.",
    ),
    "lookup.to_review": Both(vi="Chuyển sang Chờ xử lý", en="Open in Held responses"),
    "lookup_state.accepted": Both(vi="bài được tính kết quả", en="it counts"),
    "lookup_state.superseded": Both(
        vi="bài hợp lệ, kết quả được tính theo một bài khác của ông/bà",
        en="it is valid, but another response of yours counts",
    ),
    "lookup_state.held": Both(
        vi="bài đang chờ Ban Tổ chức xem xét vì",
        en="the committee has yet to decide on it because",
    ),
    "lookup_state.rejected": Both(
        vi="bài không được tính kết quả vì",
        en="it does not count because",
    ),
    "lookup_state.withdrawn": Both(
        vi="bài không còn trong bảng câu trả lời nên không được tính kết quả",
        en="it is no longer in the response sheet and therefore does not count",
    ),
    "lookup_because.R101_outside_window": Both(
        vi="nộp ngoài thời gian của cuộc thi",
        en="it was submitted outside the contest's window",
    ),
    "lookup_because.R102_outside_round": Both(
        vi="nộp ngoài thời gian của đợt thi",
        en="it was submitted outside the window of the round",
    ),
    "lookup_because.R103_void_period": Both(
        vi="nộp trong khoảng thời gian Ban Tổ chức đã hủy",
        en="it was submitted in a period that the committee cancelled",
    ),
    "lookup_because.R104_excluded": Both(
        vi="người dự thi thuộc đối tượng không được dự thi theo thể lệ",
        en="the rules exclude this person from the contest",
    ),
    "lookup_because.R105_under_age": Both(
        vi="chưa đủ tuổi dự thi vào ngày khai mạc",
        en="the person is under the minimum age on the opening day",
    ),
    "lookup_because.R106_past_attempt_limit": Both(
        vi="ông/bà đã đủ số lượt thi tối đa của đợt",
        en="you have used all attempts of the round",
    ),
    "lookup_because.R107_edited_after_end": Both(
        vi="bài bị sửa sau khi đợt thi đã kết thúc",
        en="it was edited after the end of its round",
    ),
    "lookup_because.R108_committee_rejected": Both(
        vi="Ban Tổ chức đã quyết định không tính bài này",
        en="the committee decided that it does not count",
    ),
    "lookup_because.R201_submitted_at_unreadable": Both(
        vi="chưa đọc được thời điểm nộp bài",
        en="its time of submission could not be read",
    ),
    "lookup_because.R202_field_missing": Both(
        vi="bài thiếu thông tin bắt buộc",
        en="required information is missing",
    ),
    "lookup_because.R203_field_unreadable": Both(
        vi="có thông tin bắt buộc chưa đọc được",
        en="required information could not be read",
    ),
    "lookup_because.R212_birth_date_unknown": Both(
        vi="chưa có hoặc chưa đọc được ngày sinh",
        en="the birth date is missing or could not be read",
    ),
    "lookup_because.R204_no_identity": Both(
        vi="chưa xác định được người dự thi",
        en="it does not identify the participant",
    ),
    "lookup_because.R206_unit_unknown": Both(
        vi="tên đơn vị ghi trong bài chưa khớp với đơn vị nào",
        en="the unit name written in it does not match any unit",
    ),
    "lookup_because.R207_unit_ambiguous": Both(
        vi="tên đơn vị ghi trong bài trùng với nhiều đơn vị",
        en="the unit name written in it belongs to several units",
    ),
    "lookup_because.R208_column_missing": Both(
        vi="bảng câu trả lời đang thiếu một cột",
        en="the response sheet lacks a column",
    ),
    "lookup_because.R209_window_undeclared": Both(
        vi="thời gian của cuộc thi chưa được khai báo",
        en="the contest's window is not declared yet",
    ),
    "lookup_because.R210_key_undeclared": Both(
        vi="đáp án của một câu hỏi chưa được khai báo",
        en="a question has no key yet",
    ),
    "lookup_because.R211_names_differ": Both(
        vi="có bài khác ghi cùng thông tin định danh nhưng họ tên khác",
        en="another response has the same identity but a different name",
    ),
}
