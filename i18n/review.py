"""Words of the page **Chờ xử lý**: the held responses, one response, the decisions."""

from i18n.both import Both

WORDS = {
    "whole.title": Both(vi="Hiện đầy đủ liên hệ (ghi nhật ký)", en="Show a whole contact (logged)"),
    "whole.field": Both(vi="Thông tin cần xem", en="Contact"),
    "whole.purpose": Both(vi="Mục đích xem (bắt buộc)", en="Purpose (required)"),
    "whole.purpose_optional": Both(vi="Mục đích xem", en="Purpose"),
    "whole.purpose_missing": Both(vi="Hãy ghi mục đích xem.", en="State the purpose first."),
    "whole.show": Both(vi="Hiện đầy đủ (ghi nhật ký)", en="Show the whole contact (logged)"),
    "review.title": Both(vi="Chờ xử lý", en="Held responses"),
    "review.help": Both(
        vi="Bài chờ Ban Tổ chức quyết định: chấp nhận, loại, gán đơn vị hoặc sửa.",
        en="Responses that wait for the committee: accept, reject, assign a unit, or correct.",
    ),
    "review.waiting": Both(vi="Bài chờ xử lý", en="Responses held"),
    "review.of": Both(
        vi="trong {count} bài đã ghi nhận",
        en=("of {count} response observed", "of {count} responses observed"),
    ),
    "review.without": Both(vi="chưa kể bài chờ xử lý", en="without the held responses"),
    "review.at_most": Both(vi="Nhiều nhất có thể có", en="Possible maximum"),
    "review.with": Both(vi="nếu mọi bài chờ đều hợp lệ", en="if all held responses are valid"),
    "review.none": Both(vi="Không có bài nào chờ xử lý.", en="No responses are held."),
    "review.reason": Both(vi="Lý do chờ", en="Why they are held"),
    "review.text": Both(vi="Đơn vị đã ghi", en="Unit as written"),
    "review.all_reasons": Both(vi="Mọi lý do", en="All reasons"),
    "review.cases": Both(
        vi="{count} việc: bài giống nhau là một việc",
        en=("{count} case: what says the same is one", "{count} cases: what says the same is one"),
    ),
    "review.previous": Both(vi="Trước", en="Previous"),
    "review.next": Both(vi="Sau", en="Next"),
    "review.keys": Both(
        vi="Phím tắt: 1–3 chọn đơn vị, G ghi, Esc thôi, J việc sau, K việc trước, H hoàn tác, "
        "N chấp nhận, L loại, V gán đơn vị, S sửa, T tách từng bài. Phím tắt không tác dụng khi "
        "đang nhập chữ.",
        en="Keys: 1–3 choose a unit, G writes, Esc cancels, J next case, K previous case, H undo, "
        "N accept, L reject, V assign a unit, S correct, T one by one. No key acts while you type "
        "in a field.",
    ),
    "review.rows": Both(
        vi="{count} bài trong việc này",
        en=("{count} response in this case", "{count} responses in this case"),
    ),
    "review.apart": Both(vi="Xử lý từng bài", en="One by one"),
    "review.alias_lead": Both(
        vi="Một quyết định chung cho cách ghi này: có hiệu lực với mọi bài đã nộp và sẽ nộp.",
        en="One decision about this writing: it holds for every response, past and future.",
    ),
    "review.back": Both(vi="Tất cả bài chờ xử lý", en="All held responses"),
    "review.one": Both(vi="Một bài", en="One response"),
    "review.no_such_response": Both(
        vi="Không tìm thấy bài trong liên kết này; dưới đây là các bài chờ xử lý.",
        en="The response in this link was not found; the held responses are shown below.",
    ),
    "review.column_heading": Both(vi="Cột", en="Column"),
    "review.column_cell": Both(vi="Ô trong bảng", en="Cell in the sheet"),
    "review.column_read": Both(vi="Đọc được", en="Read as"),
    "review.column_old": Both(vi="Trước", en="Before"),
    "review.column_new": Both(vi="Sau", en="After"),
    "review.read": Both(vi="Bài như đã thấy và như đã đọc", en="The response as seen and as read"),
    "review.others": Both(
        vi="Câu trả lời và các cột khác ({count})",
        en="Answers and other columns ({count})",
    ),
    "review.no_column": Both(vi="bảng không có cột này", en="the sheet has no such column"),
    "review.blank": Both(vi="để trống", en="left blank"),
    "review.unreadable": Both(vi="không đọc được", en="unreadable"),
    "review.repaired": Both(
        vi="bảng tính làm hỏng, đã đọc lại",
        en="damaged by a spreadsheet, restored",
    ),
    "review.unit_unclear": Both(vi="chưa xác định được đơn vị", en="the unit is not certain"),
    "review.by_decision": Both(vi="theo quyết định", en="by decision"),
    "review.history": Both(vi="Lịch sử của bài ({count})", en="History of the response ({count})"),
    "review.row": Both(vi="dòng {row}", en="row {row}"),
    "review_event.seen": Both(vi="Thấy lần đầu", en="First seen"),
    "review_event.edited": Both(vi="Bị sửa", en="Edited"),
    "review_event.missing": Both(vi="Không thấy trong bảng", en="Not found in the sheet"),
    "review_event.gone": Both(vi="Không còn trong bảng", en="No longer in the sheet"),
    "review_event.back": Both(vi="Có lại trong bảng", en="In the sheet again"),
    "review.accept_lead": Both(
        vi="Bài được tính như đã nộp; thông tin còn thiếu vẫn để trống.",
        en="The response counts as submitted; missing information stays blank.",
    ),
    "review.reject_lead": Both(
        vi="Bài không được tính, kể cả khi người dự thi sửa lại sau này.",
        en="The response does not count, even if the participant edits it later.",
    ),
    "review.counts_already": Both(
        vi="Bài đang được tính kết quả, không cần chấp nhận.",
        en="The response already counts; there is nothing to accept.",
    ),
    "review_do.R101_outside_window": Both(
        vi="Bài nộp ngoài thời gian của cuộc thi, không chấp nhận nguyên trạng được. Nếu thời "
        "điểm nộp bị ghi sai, sửa mục thời điểm nộp bài; nếu khai báo sai, sửa giờ mở và giờ "
        "đóng trong khai báo của cuộc thi.",
        en="Submitted outside the contest's window, so it cannot be accepted as it is. If the "
        "time of submission is wrong, correct it; if the declared window is wrong, change the"
        " opening and closing times in the contest's settings.",
    ),
    "review_do.R102_outside_round": Both(
        vi="Bài nộp ngoài thời gian của đợt thi. Nếu thời điểm nộp bị ghi sai, sửa mục thời điểm"
        " nộp bài; nếu khai báo sai, sửa các đợt thi trong khai báo của cuộc thi.",
        en="Submitted outside the round. If the time of submission is wrong, correct it; if the "
        "declared round is wrong, change the rounds in the contest's settings.",
    ),
    "review_do.R103_void_period": Both(
        vi="Bài nộp trong khoảng thời gian đã hủy. Nếu khoảng này khai báo sai, sửa khai báo của"
        " cuộc thi.",
        en="Submitted in a cancelled period. If the declared period is wrong, change the "
        "contest's settings.",
    ),
    "review_do.R104_excluded": Both(
        vi="Người dự thi có trong danh sách không được dự thi. Nếu danh sách sai, sửa danh sách "
        "đó.",
        en="The participant is in the list of exclusions. If the list is wrong, change that list.",
    ),
    "review_do.R105_under_age": Both(
        vi="Theo ngày sinh đã đọc, người dự thi chưa đủ tuổi vào ngày khai mạc. Nếu ngày sinh bị "
        "ghi sai, sửa mục ngày sinh.",
        en="By the birth date as it was read, the participant is under age on the opening day. If "
        "the birth date is wrong, correct it.",
    ),
    "review_do.R106_past_attempt_limit": Both(
        vi="Người này đã dùng hết số lượt của đợt. Muốn tính bài này thì loại một bài trước của "
        "người đó.",
        en="The person has used all attempts of the round. To count this response, reject an "
        "earlier one of the same person.",
    ),
    "review_do.R107_edited_after_end": Both(
        vi="Bài bị sửa sau khi đợt thi kết thúc nên không tính được. Nếu thời điểm nộp bị ghi "
        "sai, sửa mục thời điểm nộp bài.",
        en="Edited after the end of its round, so it cannot count. If the time of submission is "
        "wrong, correct it.",
    ),
    "review_do.R201_submitted_at_unreadable": Both(
        vi="Chưa có thời điểm nộp bài thì chưa xếp được: chọn Sửa, mục thời điểm nộp bài.",
        en="Without a time of submission the response cannot be ranked: choose Correct, time of "
        "submission.",
    ),
    "review_do.R208_column_missing": Both(
        vi="Bảng thiếu cột của một câu hỏi, định danh hay đơn vị: ghép cột đã đổi tên ở trang "
        "Tiếp nhận bài thi, hoặc khai báo tiêu đề trong danh sách câu hỏi.",
        en="The sheet lacks a column for a question, a person or a unit: map the renamed column "
        "on the page Intake, or declare its heading in the list of questions.",
    ),
    "review_do.R209_window_undeclared": Both(
        vi="Khai báo thời gian mở và đóng trong khai báo của cuộc thi; bài được tính lại ngay.",
        en="Declare the opening and closing times in the contest's settings; the program judges "
        "the response again at once.",
    ),
    "review_do.R210_key_undeclared": Both(
        vi="Khai báo đáp án trong danh sách câu hỏi; bài được tính lại ngay.",
        en="Declare the key in the list of questions; the program judges the response again at "
        "once.",
    ),
    "review_do.R301_other_attempt_counts": Both(
        vi="Bài hợp lệ nhưng bài khác của cùng người được tính, nên không cần chấp nhận. Muốn "
        "tính bài này thì loại bài kia.",
        en="The response is valid, but another response of the same person counts, so there is "
        "nothing to accept. To count this one, reject the other.",
    ),
    "review_do.R401_gone_from_sheet": Both(
        vi="Bài không còn trong bảng câu trả lời. Khi bảng có lại dòng này, bài được tính lại.",
        en="The response is no longer in the response sheet. When its row returns to the sheet, "
        "the program judges the response again.",
    ),
    "review.field": Both(vi="Mục cần sửa", en="What to correct"),
    "review.text_instead": Both(vi="Đọc là", en="Read as"),
    "review.time_hint": Both(vi="20/11/2024 09:14:05", en="20/11/2024 09:14:05"),
    "review.no_fields": Both(
        vi="Cuộc thi không khai báo mục nào có thể sửa.",
        en="The contest declares no field that can be corrected.",
    ),
    "review.all_alike": Both(
        vi="Cả {count} bài sẽ được đọc cùng một nội dung ở mục này.",
        en="All {count} responses will have the same text in this field.",
    ),
    "review.note_required": Both(vi="Lý do (bắt buộc)", en="Reason (required)"),
    "review.note_missing": Both(
        vi="Hãy ghi lý do trước khi xem tác động.",
        en="Give the reason before you preview the effect.",
    ),
    "review.incomplete": Both(
        vi="Hãy chọn đơn vị, hoặc nhập nội dung khác với ô trong bảng.",
        en="Choose a unit, or type a text that differs from the cell.",
    ),
    "review_short.R201_submitted_at_unreadable": Both(
        vi="Thời điểm nộp không đọc được",
        en="Time unreadable",
    ),
    "review_short.R202_field_missing": Both(vi="Thiếu thông tin", en="Field missing"),
    "review_short.R203_field_unreadable": Both(
        vi="Thông tin không đọc được",
        en="Field unreadable",
    ),
    "review_short.R212_birth_date_unknown": Both(vi="Không rõ ngày sinh", en="No birth date"),
    "review_short.R204_no_identity": Both(vi="Không rõ người dự thi", en="No identity"),
    "review_short.R206_unit_unknown": Both(vi="Đơn vị không khớp", en="Unit unknown"),
    "review_short.R207_unit_ambiguous": Both(vi="Đơn vị trùng tên", en="Unit ambiguous"),
    "review_short.R208_column_missing": Both(vi="Thiếu cột", en="Column missing"),
    "review_short.R209_window_undeclared": Both(
        vi="Chưa khai báo thời gian",
        en="Window undeclared",
    ),
    "review_short.R210_key_undeclared": Both(vi="Chưa có đáp án", en="No key"),
    "review_short.R211_names_differ": Both(vi="Khác họ tên", en="Names differ"),
}
