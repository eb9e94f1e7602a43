"""Sentences of the declared rules, as the protocol has them."""

from i18n.both import Both

WORDS = {
    "declared.window": Both(
        vi="Thời gian: từ {opens} đến trước {closes}", en="Window: from {opens} to before {closes}"
    ),
    "declared.round": Both(
        vi="{title}: từ {opens} đến trước {closes}", en="{title}: from {opens} to before {closes}"
    ),
    "declared.void": Both(
        vi="Không tính bài nộp từ {opens} đến trước {closes}{why}",
        en="Not counted: from {opens} to before {closes}{why}",
    ),
    "declared.category": Both(
        vi="{title}: mục “{column}” là {values}", en="{title}: “{column}” is {values}"
    ),
    "declared.identity": Both(
        vi="Mỗi người được nhận ra theo {keys}", en="A person is known by {keys}"
    ),
    "declared.else": Both(vi="; không có thì theo ", en="; else by "),
    "declared.required": Both(vi="Thông tin bắt buộc: {fields}", en="Required: {fields}"),
    "declared.age": Both(
        vi="Đủ {age} tuổi vào ngày khai mạc", en="At least {age} years old on the opening day"
    ),
    "declared.attempts": Both(
        vi="Mỗi người thi tối đa {count} lượt trong một đợt; {counted}",
        en="At most {count} attempts a round; {counted}",
    ),
    "declared.attempts_any": Both(
        vi="Không giới hạn số lượt thi; {counted}", en="Any number of attempts; {counted}"
    ),
    "declared_counted.best": Both(
        vi="tính lượt điểm cao nhất, bằng điểm thì tính lượt sớm nhất",
        en="the best counts, of equals the earliest",
    ),
    "declared_counted.first": Both(vi="tính lượt đầu tiên", en="the first counts"),
    "declared_counted.last": Both(vi="tính lượt cuối cùng", en="the last counts"),
    "declared.order": Both(vi="Xếp hạng lần lượt theo {order}", en="Ranks are by {order}"),
    "declared.prediction": Both(
        vi="Số dự đoán được so với {number}", en="A prediction is compared with {number}"
    ),
    "declared_predicted.people": Both(vi="số người dự thi {scope}", en="the participants {scope}"),
    "declared_predicted.attempts": Both(
        vi="số lượt thi hợp lệ {scope}", en="the valid attempts {scope}"
    ),
    "declared_predicted.all_correct_people": Both(
        vi="số người đạt điểm tuyệt đối {scope}", en="the people with full marks {scope}"
    ),
    "declared_scope.round": Both(vi="của đợt thi", en="of the round"),
    "declared_scope.contest": Both(vi="của toàn cuộc thi", en="of the contest"),
    "declared.prize": Both(vi="{name}: {count} giải{where}", en="{name}: {count} prizes{where}"),
    "declared.one_each": Both(
        vi="Mỗi người nhận nhiều nhất một giải", en="At most one prize a person"
    ),
    "declared.ties": Both(
        vi="Đồng hạng mà không đủ giải thì bốc thăm", en="A tie for too few prizes is drawn"
    ),
    "declared.unit_prize": Both(
        vi="{name}: {count} giải, lần lượt theo {measures}{least}",
        en="{name}: {count} prizes, by {measures}{least}",
    ),
    "declared.least": Both(vi="; đơn vị có từ {count} CBCCVC", en="; units of at least {count}"),
    "declared_measure.participation_rate": Both(vi="tỷ lệ tham gia", en="participation rate"),
    "declared_measure.mean_score": Both(vi="điểm trung bình", en="mean score"),
    "declared_measure.people": Both(vi="số người dự thi", en="participants"),
    "declared_measure.attempts": Both(vi="số lượt thi hợp lệ", en="valid attempts"),
}
