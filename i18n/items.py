"""Words of the page **Câu hỏi**."""

from i18n.both import Both

WORDS = {
    "items.title": Both(vi="Câu hỏi", en="Questions"),
    "items.help": Both(
        vi="Câu nào có thể sai đáp án, câu nào khó, chủ đề nào cần tập huấn thêm.",
        en="Which keys may be wrong, which questions are hard, which topics need training.",
    ),
    "items.lead": Both(
        vi="Tính trên các bài được tính kết quả, mỗi người một bài mỗi đợt. Số liệu thay đổi theo "
        "bài mới.",
        en="Over the responses that count, one a person and round. The numbers change with new "
        "responses.",
    ),
    "items.none": Both(vi="Chưa có bài nào được tính kết quả.", en="No response counts yet."),
    "items.no_sign": Both(
        vi="Không câu nào có dấu hiệu sai đáp án.", en="No key shows a sign of being wrong."
    ),
    "items.suspected": Both(
        vi="{count} câu có thể sai đáp án, cần xem lại trước khi trao giải:",
        en=(
            "{count} key may be wrong; check it before prizes:",
            "{count} keys may be wrong; check them before prizes:",
        ),
    ),
    "items.prefers": Both(
        vi="Nhóm làm tốt nhất chọn {best} ({count} bài), đáp án khai báo là {key}: xem lại đáp án.",
        en="Those who do best choose {best} ({count} responses), the declared key is {key}: check "
        "the key.",
    ),
    "items.negative": Both(
        vi="Người làm tốt các câu khác lại làm kém câu này (độ phân biệt {value}, {count} bài): "
        "xem lại đáp án và câu chữ.",
        en="Those who do well on the other questions do worse on this one (discrimination {value}, "
        "{count} responses): check the key and the wording.",
    ),
    "items.no_option": Both(
        vi="một câu trả lời ngoài các phương án đã khai báo",
        en="an answer that is not one of the declared options",
    ),
    "items.or": Both(vi=" hoặc ", en=" or "),
    "items.do": Both(
        vi="Đây chỉ là dấu hiệu, khi ít bài có thể do ngẫu nhiên. Nếu đáp án khai báo sai, sửa "
        "trong danh sách câu hỏi: điểm và thứ hạng được tính lại ngay.",
        en="This is a sign only; among few responses it may be chance. If the declared key is "
        "wrong, correct it in the list of questions: scores and ranks are computed again at "
        "once.",
    ),
    "items.check": Both(vi="xem lại đáp án", en="check the key"),
    "items.table": Both(vi="Tỷ lệ trả lời đúng và độ phân biệt", en="Facility and discrimination"),
    "items.table_lead": Both(
        vi="Độ phân biệt từ -100 đến 100: càng cao thì người làm tốt các câu khác càng hay đúng "
        "câu này; dưới 0 là ngược lại. Bỏ trống tính là sai.",
        en="Discrimination from -100 to 100: the higher it is, the more those who do well on the "
        "other questions are right on this one; below 0 it is the other way round. No answer "
        "counts as wrong.",
    ),
    "items.item": Both(vi="Câu hỏi", en="Question"),
    "items.facility": Both(vi="Tỷ lệ trả lời đúng", en="Facility"),
    "items.discrimination": Both(vi="Độ phân biệt", en="Discrimination"),
    "items.attempts": Both(vi="Số bài", en="Responses"),
    "items.bar": Both(vi="Biểu đồ", en="Bar"),
    "items.topic": Both(vi="Chủ đề", en="Topic"),
    "items.options": Both(vi="Phương án được chọn", en="Chosen options"),
    "items.options_lead": Both(
        vi="Bấm vào một câu để xem. Câu chọn nhiều phương án thì mỗi phương án được đếm riêng.",
        en="Press a question to see. Where several may be ticked, each option counts.",
    ),
    "items.option": Both(vi="Phương án", en="Option"),
    "items.chosen": Both(vi="Số bài chọn", en="Responses"),
    "items.share": Both(vi="Tỷ lệ", en="Share of responses"),
    "items.key": Both(vi="đáp án", en="key"),
    "items.other": Both(vi="Câu trả lời ngoài các phương án", en="Not one of the options"),
    "items.no_answer": Both(vi="Không trả lời, hoặc không đọc được", en="No readable answer"),
    "items.topics": Both(vi="Chủ đề cần tập huấn", en="Topics that need training"),
    "items.topics_lead": Both(
        vi="Tỷ lệ trả lời đúng của các câu thuộc chủ đề, thấp nhất trước.",
        en="The share of right answers to the questions of a topic, the lowest first.",
    ),
    "items.no_topic": Both(
        vi="Chưa câu nào có chủ đề. Thêm chủ đề vào danh sách câu hỏi để biết chủ đề nào, đơn vị"
        " nào cần tập huấn; điểm không thay đổi.",
        en="No question has a topic. Add topics to the list of questions to see which topics and"
        " units need training; no score changes.",
    ),
    "items.people": Both(vi="Người trả lời", en="People asked"),
    "items.by_unit": Both(vi="Theo đơn vị", en="By unit"),
    "items.by_unit_lead": Both(
        vi="Chủ đề yếu nhất của mỗi đơn vị, gồm cả đơn vị trực thuộc. Dưới {least} người thì không "
        "hiện tỷ lệ.",
        en="The weakest topic of each unit with all beneath. No share of fewer than {least} people "
        "is shown.",
    ),
    "items.group": Both(vi="Khối", en="Group"),
    "items.weakest": Both(vi="Chủ đề yếu nhất", en="Weakest topic"),
    "items.others": Both(vi="Chủ đề khác", en="Other topics"),
    "items.hidden": Both(
        vi="{count} đơn vị không hiện, vì có dưới {least} người trả lời.",
        en=(
            "{count} unit is not shown, because fewer than {least} people answered.",
            "{count} units are not shown, because fewer than {least} people answered.",
        ),
    ),
}
