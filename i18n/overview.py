"""Words of the page **Tổng quan**: figures, tasks, groups, turnout over time."""

from i18n.both import Both

WORDS = {
    "overview.title": Both(vi="Tổng quan", en="Overview"),
    "overview.help": Both(
        vi="Số người dự thi, lượt thi, tỷ lệ tham gia và những việc cần làm.",
        en="Participants, attempts, participation rate and tasks to do.",
    ),
    "figure.people": Both(vi="Người dự thi", en="Participants"),
    "figure.attempts": Both(vi="Lượt thi hợp lệ", en="Valid attempts"),
    "figure.rate": Both(vi="Tỷ lệ tham gia", en="Participation rate"),
    "figure.without_headcount": Both(vi="Đơn vị chưa có mẫu số", en="Units without headcount"),
    "figure.today": Both(vi="Hôm nay", en="Today"),
    "figure.yesterday": Both(vi="Hôm qua", en="Yesterday"),
    "figure.last_day": Both(vi="Ngày cuối", en="Last day"),
    "figure.day_before": Both(vi="Ngày trước đó", en="Day before"),
    "figure.mean_score": Both(vi="Điểm trung bình", en="Mean score"),
    "figure.full_marks": Both(vi="Đạt điểm tuyệt đối", en="Full marks"),
    "figure.left": Both(vi="Thời gian còn lại", en="Time left"),
    "figure.headcount": Both(vi="Tổng số CBCCVC", en="Headcount"),
    "figure.units_started": Both(vi="Đơn vị có người dự thi", en="Units with participants"),
    "figure.silent": Both(vi="Chưa có người dự thi", en="Without participants"),
    "under.out_of_full": Both(vi="trên {full} điểm", en="out of {full}"),
    "under.of_people": Both(
        vi="trong {count} người",
        en=("of {count} participant", "of {count} participants"),
    ),
    "under.known_only": Both(vi="chỉ tính đơn vị đã có mẫu số", en="units with a headcount only"),
    "under.of_units": Both(vi="trong {count} đơn vị", en=("of {count} unit", "of {count} units")),
    "under.every_attempt": Both(
        vi="{count} lượt lấy bài khác",
        en=("{count} superseded attempt", "{count} superseded attempts"),
    ),
    "under.new_people": Both(vi="người dự thi mới", en=("new participant", "new participants")),
    "under.each_person_once": Both(vi="mỗi người tính một lần", en="each person once"),
    "tasks.title": Both(vi="Việc cần làm", en="To do"),
    "tasks.none": Both(vi="Không có việc nào đang chờ.", en="Nothing is waiting."),
    "tasks.ties": Both(
        vi="nhóm đồng hạng vắt qua giải, chờ bốc thăm",
        en=("tie across a prize waits for a draw", "ties across a prize wait for a draw"),
    ),
    "tasks.petitions": Both(
        vi="kiến nghị đến hạn trong 2 ngày hoặc đã quá hạn",
        en=("petition due within 2 days or overdue", "petitions due within 2 days or overdue"),
    ),
    "tasks.held": Both(vi="bài chờ xử lý", en=("response held", "responses held")),
    "tasks.units_unclear": Both(
        vi="bài chưa xác định được đơn vị, trong số bài chờ xử lý",
        en=("held response without a certain unit", "held responses without a certain unit"),
    ),
    "tasks.proposals": Both(
        vi="đề nghị của các đơn vị chờ duyệt",
        en=("proposal of a unit to settle", "proposals of units to settle"),
    ),
    "tasks.people": Both(
        vi="trường hợp trùng người cần xác minh",
        en=("identity case to verify", "identity cases to verify"),
    ),
    "tasks.silent": Both(
        vi="đơn vị chưa có người dự thi",
        en=("unit without participants", "units without participants"),
    ),
    "tasks.silent_beneath": Both(
        vi="đơn vị trực thuộc (xã, phường…) chưa có người dự thi",
        en=(
            "subordinate unit (commune, ward, …) without participants",
            "subordinate units (communes, wards, …) without participants",
        ),
    ),
    "tasks.without_headcount": Both(
        vi="đơn vị chưa có mẫu số",
        en=("unit without headcount", "units without headcount"),
    ),
    "tasks.key_check": Both(
        vi="bài khác điểm với biểu mẫu, có thể do sai đáp án",
        en=(
            "response whose score differs from the form's; the key may be wrong",
            "responses whose scores differ from the form's; the key may be wrong",
        ),
    ),
    "tasks.stale": Both(
        vi="nguồn mất kết nối",
        en=("source has lost its connection", "sources have lost their connection"),
    ),
    "tasks.stale_since": Both(
        vi="Số liệu đang hiện là của lúc {moment}; bài nộp sau đó chưa được tính.",
        en="The data shown is as of {moment}; later responses do not count yet.",
    ),
    "tasks.open": Both(vi="Mở {page}", en="Open {page}"),
    "groups.title": Both(vi="Các khối", en="Groups"),
    "groups.none": Both(
        vi="Cuộc thi chưa khai báo khối đơn vị nào.",
        en="The contest declares no groups of units.",
    ),
    "groups.started": Both(
        vi="{started}/{count} đơn vị có người dự thi",
        en="{started}/{count} units with participants",
    ),
    "turnout.title": Both(vi="Diễn biến tham gia", en="Turnout over time"),
    "turnout.step": Both(vi="Cách xem", en="View"),
    "turnout.day": Both(vi="Theo ngày", en="By day"),
    "turnout.total": Both(vi="Lũy kế", en="Cumulative"),
    "turnout.recent": Both(vi="48 giờ qua", en="Last 48 hours"),
    "turnout.week": Both(vi="Giờ trong tuần", en="Hours of the week"),
    "turnout.now": Both(vi="hiện tại", en="now"),
    "turnout.when": Both(vi="Thời gian", en="Time"),
    "turnout.people": Both(vi="người dự thi mới", en="new participants"),
    "turnout.attempts": Both(vi="lượt thi hợp lệ", en="valid attempts"),
    "turnout.people_total": Both(vi="người dự thi", en="participants"),
    "turnout.none": Both(vi="Chưa có lượt thi nào được tính.", en="No attempt counts yet."),
    "turnout.alt_day": Both(
        vi="Biểu đồ số người dự thi mới và số lượt thi hợp lệ theo ngày",
        en="Chart of new participants and valid attempts by day",
    ),
    "turnout.alt_total": Both(
        vi="Biểu đồ số người dự thi và số lượt thi hợp lệ lũy kế",
        en="Chart of participants and valid attempts, cumulative",
    ),
    "turnout.alt_recent": Both(
        vi="Biểu đồ số người dự thi mới và số lượt thi hợp lệ trong 48 giờ qua, theo giờ",
        en="Chart of new participants and valid attempts in the last 48 hours, by hour",
    ),
    "turnout.alt_week": Both(
        vi="Số lượt thi hợp lệ theo giờ của từng ngày trong tuần",
        en="Valid attempts by hour of each day of the week",
    ),
    "empty.before": Both(
        vi="Cuộc thi chưa mở. Số liệu sẽ có từ {moment}.",
        en="The contest is not open yet. Data will appear from {moment}.",
    ),
    "empty.open": Both(
        vi="Chưa có bài dự thi nào. Nạp tệp xuất từ biểu mẫu ở trang Tiếp nhận bài thi.",
        en="No responses yet. Load an export of the form on the page Intake.",
    ),
    "empty.live": Both(
        vi="Chưa có bài dự thi nào. Bài mới sẽ tự hiện, không cần tải lại trang.",
        en="No responses yet. New responses appear by themselves, without a reload.",
    ),
    "empty.after": Both(
        vi="Cuộc thi đã kết thúc và chưa có bài dự thi nào được nạp. Nạp tệp xuất từ biểu mẫu ở "
        "trang Tiếp nhận bài thi.",
        en="The contest is closed and no responses were loaded. Load an export of the form on the "
        "page Intake.",
    ),
    "line.matched": Both(
        vi="Khớp bảng câu trả lời lúc {moment}",
        en="Matched the response sheet at {moment}",
    ),
    "line.never": Both(
        vi="Chưa nạp bảng câu trả lời lần nào",
        en="No response sheet has been loaded yet",
    ),
    "line.balance": Both(
        vi="{observed} bài đã ghi nhận, cân đối",
        en=(
            "{observed} response observed, in balance",
            "{observed} responses observed, in balance",
        ),
    ),
}
