"""Words of the explanation of one response: each rule in words, the neighbours, the paper."""

from i18n.both import Both

WORDS = {
    "explained.title": Both(vi="Vì sao có kết quả này", en="Why this result"),
    "explained.overall": Both(vi="Toàn cuộc thi", en="Whole contest"),
    "explained.round": Both(vi="Xếp hạng của", en="Standings of"),
    "explained.basis": Both(vi="Căn cứ: {basis}", en="Basis: {basis}"),
    "explained.span": Both(vi="từ {opens} đến trước {closes}", en="from {opens} until {closes}"),
    "explained.nothing": Both(vi="không có", en="none"),
    "explained.set_aside": Both(
        vi="{reason} Ban Tổ chức đã chấp nhận bài như đã nộp.",
        en="{reason} The committee accepted the response as submitted.",
    ),
    "explained.above": Both(
        vi="{who} (hạng {rank}): xếp trên nhờ {field}, {theirs} so với {mine}.",
        en="{who} (rank {rank}): ahead by {field}, {theirs} to {mine}.",
    ),
    "explained.below": Both(
        vi="{who} (hạng {rank}): bài này xếp trên nhờ {field}, {mine} so với {theirs}.",
        en="{who} (rank {rank}): this response is ahead by {field}, {mine} to {theirs}.",
    ),
    "explained.who_above": Both(vi="Ngay trên: {name}, {unit}", en="Just above: {name}, {unit}"),
    "explained.who_below": Both(vi="Ngay dưới: {name}, {unit}", en="Just below: {name}, {unit}"),
    "explained.nobody_above": Both(vi="Không có ai đứng trên.", en="Nobody stands above."),
    "explained.nobody_below": Both(vi="Không có ai đứng dưới.", en="Nobody stands below."),
    "explained.tied": Both(
        vi="{count} người khác đồng hạng: bằng nhau ở tất cả các mục xét.",
        en=(
            "{count} other person shares the rank, equal in all that is compared.",
            "{count} other people share the rank, equal in all that is compared.",
        ),
    ),
    "explained.download": Both(
        vi="Tải phiếu giải trình kết quả (PDF)", en="Download the explanation (PDF, Vietnamese)"
    ),
    "explained.download_lead": Both(
        vi="Phiếu nêu họ tên và đơn vị của người này; người đứng trên, đứng dưới không nêu tên. "
        "Nhật ký ghi mỗi lần tải.",
        en="The paper has the name and the unit of this person, and no name of a neighbour. The "
        "log has each download.",
    ),
    "explained.file": Both(vi="phieu-giai-trinh", en="phieu-giai-trinh"),
    "paper.title": Both(vi="PHIẾU GIẢI TRÌNH KẾT QUẢ", en="EXPLANATION OF A RESULT"),
    "paper.provisional": Both(
        vi="Dự kiến theo số liệu hiện có, chưa phải kết quả chính thức. Phiếu này không nêu tên, "
        "đơn vị của người khác.",
        en="As the numbers stand now; not the official result. The paper names nobody else.",
    ),
    "paper.result": Both(vi="Kết quả", en="Result"),
    "paper.rank": Both(vi="Thứ hạng", en="Rank"),
    "paper.rank_of": Both(vi="{rank} trong {people} người", en="{rank} of {people}"),
    "paper.id": Both(vi="Mã bài", en="Response"),
    "paper.rules": Both(
        vi="1. Các quy định đã áp dụng, theo thứ tự", en="1. The rules that applied, in order"
    ),
    "paper.rule": Both(vi="Quy định và số liệu", en="Rule and values"),
    "paper.basis": Both(vi="Căn cứ", en="Basis"),
    "paper.outcome": Both(vi="Kết luận", en="Outcome"),
    "paper.passed": Both(vi="Đạt", en="Passed"),
    "paper.failed": Both(vi="Không đạt", en="Not passed"),
    "paper.neighbours": Both(
        vi="2. So với người đứng ngay trên và ngay dưới",
        en="2. Beside those just above and below",
    ),
    "paper.who_above": Both(vi="Người đứng trên", en="The person above"),
    "paper.who_below": Both(vi="Người đứng dưới", en="The person below"),
    "paper.no_rank": Both(vi="Bài này không có thứ hạng.", en="The response has no rank."),
    "rule_passed.gone_from_sheet": Both(
        vi="Bài có trong bảng câu trả lời.", en="The response is in the response sheet."
    ),
    "rule_passed.outside_window": Both(
        vi="Nộp lúc {value}, trong thời gian của cuộc thi ({other}).",
        en="Submitted at {value}, within the contest's window ({other}).",
    ),
    "rule_failed.outside_window": Both(
        vi="Nộp lúc {value}, ngoài thời gian của cuộc thi ({other}).",
        en="Submitted at {value}, outside the contest's window ({other}).",
    ),
    "rule_passed.in_void_period": Both(
        vi="Nộp lúc {value}, không trong khoảng thời gian đã hủy ({other}).",
        en="Submitted at {value}, in no cancelled period ({other}).",
    ),
    "rule_failed.in_void_period": Both(
        vi="Nộp lúc {value}, trong khoảng thời gian Ban Tổ chức đã hủy ({other}).",
        en="Submitted at {value}, in a period that the organizers cancelled ({other}).",
    ),
    "rule_passed.edited_after_end": Both(
        vi="Lần gửi cuối lúc {value}; đợt thi của lần gửi đầu kết thúc lúc {other}.",
        en="Last sent at {value}; the round of the first sending ends at {other}.",
    ),
    "rule_failed.edited_after_end": Both(
        vi="Lần gửi cuối lúc {value}, sau khi đợt thi đã kết thúc ({other}).",
        en="Last sent at {value}, after the end of the round ({other}).",
    ),
    "rule_passed.outside_round": Both(
        vi="Nộp lúc {value}, trong thời gian của đợt thi ({other}).",
        en="Submitted at {value}, within the rounds ({other}).",
    ),
    "rule_failed.outside_round": Both(
        vi="Nộp lúc {value}, ngoài thời gian của đợt thi ({other}).",
        en="Submitted at {value}, outside the round ({other}).",
    ),
    "rule_passed.excluded": Both(
        vi="Không thuộc danh sách người không được dự thi.",
        en="Not in the list of people who are excluded.",
    ),
    "rule_passed.under_age": Both(
        vi="Theo ngày sinh đã ghi, đủ {other} tuổi vào ngày khai mạc.",
        en="By the birth date as written, {other} years of age on the opening day.",
    ),
    "rule_passed.committee_rejected": Both(
        vi="Ban Tổ chức không loại bài này.", en="The committee did not reject the response."
    ),
    "rule_passed.submitted_at_unreadable": Both(
        vi="Đọc được thời điểm nộp bài: {value}.", en="The time of submission is readable: {value}."
    ),
    "rule_passed.lacks_column": Both(
        vi="Bảng câu trả lời có đủ cột của các câu hỏi.", en="No question lacks its column."
    ),
    "rule_failed.lacks_column": Both(
        vi="Bảng câu trả lời thiếu cột của câu hỏi: {value}.",
        en="The sheet lacks the column of a question: {value}.",
    ),
    "rule_passed.window_undeclared": Both(
        vi="Thời gian mở và đóng đã khai báo.", en="Opening and closing are declared."
    ),
    "rule_passed.field_missing": Both(
        vi="Có đủ thông tin bắt buộc ({other}).", en="Every required field is there ({other})."
    ),
    "rule_failed.field_missing": Both(
        vi="Thiếu thông tin bắt buộc: {value}.", en="A required field is missing: {value}."
    ),
    "rule_passed.field_unreadable": Both(
        vi="Thông tin bắt buộc đọc được.", en="The required fields are readable."
    ),
    "rule_failed.field_unreadable": Both(
        vi="Thông tin bắt buộc không đọc được: {value}.",
        en="A required field is unreadable: {value}.",
    ),
    "rule_passed.no_identity": Both(
        vi="Xác định được người dự thi (theo {other}).",
        en="The participant is identified (by {other}).",
    ),
    "rule_passed.birth_date_unknown": Both(
        vi="Đọc được ngày sinh.", en="The birth date is readable."
    ),
    "rule_passed.unit_unknown": Both(
        vi="Xác định được đơn vị: {value}.", en="The unit is certain: {value}."
    ),
    "rule_failed.unit_unknown": Both(
        vi="Tên đơn vị đã ghi không khớp đơn vị nào: {value}.",
        en="The unit as written is the name of no unit: {value}.",
    ),
    "rule_passed.unit_ambiguous": Both(
        vi="Chỉ một đơn vị khớp với tên đã ghi.", en="One unit alone has the name as written."
    ),
    "rule_failed.unit_ambiguous": Both(
        vi="Tên đơn vị đã ghi khớp nhiều đơn vị: {value}.",
        en="Several units have the name as written: {value}.",
    ),
    "rule_passed.key_undeclared": Both(
        vi="Các câu hỏi của đợt thi đã có đáp án.", en="The questions of the round have their key."
    ),
    "rule_failed.key_undeclared": Both(
        vi="Chưa khai báo đáp án của câu hỏi: {value}.", en="A question has no key yet: {value}."
    ),
    "rule_passed.names_differ": Both(
        vi="Họ tên của các bài cùng thông tin định danh không còn gì phải xác minh.",
        en="The names of the responses of one identity need no more verification.",
    ),
    "rule_passed.marks": Both(vi="Được {value}/{other} điểm.", en="{value} of {other} marks."),
    "rule_passed.within_attempt_limit": Both(
        vi="Lượt thi thứ {value} trong đợt; được thi tối đa {other} lượt.",
        en="Attempt {value} of the round; at most {other} are allowed.",
    ),
    "rule_passed.within_no_limit": Both(
        vi="Lượt thi thứ {value} trong đợt; không giới hạn số lượt.",
        en="Attempt {value} of the round; their number is not limited.",
    ),
    "rule_failed.within_attempt_limit": Both(
        vi="Lượt thi thứ {value}, vượt quá số lượt tối đa của đợt ({other}).",
        en="Attempt {value}, more than a round allows ({other}).",
    ),
    "rule_passed.best_first": Both(
        vi="Lượt điểm cao nhất được tính: chính là lượt này (lượt thứ {value}).",
        en="The best attempt counts: this one (attempt {value}).",
    ),
    "rule_failed.best_first": Both(
        vi="Lượt điểm cao nhất được tính: lượt thứ {other}; bài này là lượt thứ {value}.",
        en="The best attempt counts: attempt {other}; this is attempt {value}.",
    ),
    "rule_passed.earliest_first": Both(
        vi="Lượt đầu tiên được tính: chính là lượt này (lượt thứ {value}).",
        en="The first attempt counts: this one (attempt {value}).",
    ),
    "rule_failed.earliest_first": Both(
        vi="Lượt đầu tiên được tính: lượt thứ {other}; bài này là lượt thứ {value}.",
        en="The first attempt counts: attempt {other}; this is attempt {value}.",
    ),
    "rule_passed.latest_first": Both(
        vi="Lượt cuối cùng được tính: chính là lượt này (lượt thứ {value}).",
        en="The last attempt counts: this one (attempt {value}).",
    ),
    "rule_failed.latest_first": Both(
        vi="Lượt cuối cùng được tính: lượt thứ {other}; bài này là lượt thứ {value}.",
        en="The last attempt counts: attempt {other}; this is attempt {value}.",
    ),
    "rule_passed.prediction_target": Both(
        vi="Dự đoán {value}; số thực tế đến nay là {other}.",
        en="The prediction is {value}; the number so far is {other}.",
    ),
    "rule_failed.prediction_target": Both(
        vi="Không có số dự đoán đọc được; số thực tế đến nay là {other}.",
        en="There is no readable prediction; the number so far is {other}.",
    ),
    "rule_passed.prediction_distance": Both(
        vi="Chênh lệch dự đoán: {value}.", en="Prediction distance: {value}."
    ),
    "rule_failed.prediction_distance": Both(
        vi="Không tính được chênh lệch dự đoán; xếp sau người có số dự đoán.",
        en="There is no prediction distance; those who have one stand before.",
    ),
    "rule_passed.overall_distance": Both(
        vi="Chênh lệch dự đoán của toàn cuộc thi: {value}.",
        en="Prediction distance over the whole contest: {value}.",
    ),
    "rule_failed.overall_distance": Both(
        vi="Chưa có chênh lệch dự đoán của toàn cuộc thi: thiếu bài của một đợt đã mở, hoặc thiếu "
        "số dự đoán.",
        en="No prediction distance over the whole contest: a round that has opened, or a "
        "prediction, is missing.",
    ),
    "rule_passed.is_ranked": Both(
        vi="Xếp hạng trong đối tượng: {value}.", en="Ranked in the category: {value}."
    ),
    "rule_failed.is_ranked": Both(
        vi="Không thuộc đối tượng nào được xếp hạng; bài vẫn tính cho đơn vị.",
        en="In no category that is ranked; the response still counts for its unit.",
    ),
    "rule_passed.rank_order": Both(
        vi="Hạng {value} trong {other} người, xét lần lượt: {order}.",
        en="Rank {value} of {other}, compared in order: {order}.",
    ),
    "rule_passed.is_eligible": Both(
        vi="Không có quyết định nào về việc không đủ điều kiện nhận giải.",
        en="No decision says that the person is not eligible for a prize.",
    ),
    "rule_failed.is_eligible": Both(
        vi="Ban Tổ chức quyết định không đủ điều kiện nhận giải; thứ hạng giữ nguyên.",
        en="The committee decided that the person is not eligible for a prize; the rank stays.",
    ),
    "rule_passed.may_win": Both(
        vi="Không nhận giải nào được xét trước, nên được xét giải.",
        en="Holds no earlier prize, so a prize is possible.",
    ),
    "rule_failed.may_win": Both(
        vi="Đã dự kiến nhận {value}; mỗi người nhận một giải.",
        en="Stands to win {value} already; a person holds one prize.",
    ),
    "rule_passed.last_places": Both(
        vi="Ở vị trí {value} trong {other} vị trí có giải.",
        en="At place {value} of the {other} places with a prize.",
    ),
    "rule_failed.last_places": Both(
        vi="Ở vị trí {value}, ngoài {other} vị trí có giải.",
        en="At place {value}, after the {other} places with a prize.",
    ),
    "rule_passed.lies_in_one_prize": Both(vi="Dự kiến đạt {other}.", en="Stands to win {other}."),
    "rule_failed.lies_in_one_prize": Both(
        vi="Đồng hạng ở các vị trí {value}, vắt qua: {other}. Chờ bốc thăm.",
        en="Tied at the places {value}, across: {other}. Waits for a draw.",
    ),
    "rule_passed.drawn_order": Both(
        vi="Bốc thăm: thứ {value} trong {other} người đồng hạng.",
        en="The draw: number {value} of {other} tied people.",
    ),
}
