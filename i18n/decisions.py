"""Words of every decision: its unit, its effect, its record and its undo."""

from i18n.both import Both

WORDS = {
    "review.decision": Both(vi="Quyết định", en="Decision"),
    "review_action.accept": Both(vi="Chấp nhận", en="Accept"),
    "review_action.reject": Both(vi="Loại", en="Reject"),
    "review_action.assign": Both(vi="Gán đơn vị", en="Assign a unit"),
    "review_action.correct": Both(vi="Sửa", en="Correct"),
    "review_action.disqualify": Both(
        vi="Không đủ điều kiện nhận giải", en="Not eligible for a prize"
    ),
    "review_action.undo": Both(vi="Hoàn tác", en="Undo"),
    "review.unit_search": Both(vi="Tìm đơn vị theo tên", en="Find a unit by name"),
    "review.unit_other": Both(
        vi="Tìm đơn vị khác theo tên, ví dụ: cam thuong, so y te",
        en="Find another unit by name, for example: cam thuong, so y te",
    ),
    "review.unit_hint": Both(
        vi="ví dụ: cam thuong, so y te",
        en="for example: cam thuong, so y te",
    ),
    "review.unit_choose": Both(vi="Chọn đơn vị", en="Choose a unit"),
    "review.unit_none": Both(
        vi="Không có đơn vị nào có những chữ này.",
        en="No unit matches these words.",
    ),
    "review.unit_found": Both(vi="Đơn vị tìm thấy", en="Units found"),
    "review.preview": Both(vi="Xem trước tác động", en="Preview the effect"),
    "review.computing": Both(
        vi="Đang tính lại số người, tỷ lệ tham gia, thứ hạng và giải…",
        en="Counting people, participation, ranks and prizes again…",
    ),
    "review.effect": Both(vi="Tác động", en="Effect"),
    "review.not_yet": Both(vi="Chưa có gì được ghi.", en="Nothing is written yet."),
    "review.become": Both(
        vi="{count} bài: {state}",
        en=("{count} response: {state}", "{count} responses: {state}"),
    ),
    "effect.rank": Both(vi="hạng {rank}", en="rank {rank}"),
    "effect.unranked": Both(vi="chưa xếp hạng", en="not ranked"),
    "effect.stays": Both(vi="{place}, không đổi", en="{place}, no change"),
    "effect.persons_more": Both(
        vi="và {count} người nữa có bài trong quyết định này",
        en=(
            "and {count} more person with a response in this decision",
            "and {count} more people with responses in this decision",
        ),
    ),
    "effect.others": Both(
        vi="{count} người khác đổi thứ hạng, mỗi người nhiều nhất {most} bậc.",
        en=(
            "{count} other person gets a new rank, at most {most} away from the old one.",
            "{count} other people get a new rank, at most {most} away from the old one.",
        ),
    ),
    "effect.moved": Both(
        vi="{count} người đổi thứ hạng, mỗi người nhiều nhất {most} bậc.",
        en=(
            "{count} person gets a new rank, at most {most} away from the old one.",
            "{count} people get a new rank, at most {most} away from the old one.",
        ),
    ),
    "effect.no_others": Both(vi="Không ai khác đổi thứ hạng.", en="Nobody else's rank changes."),
    "effect.tables": Both(
        vi="Số liệu trước và sau, người đổi thứ hạng",
        en="Numbers before and after, people with a new rank",
    ),
    "review.same": Both(vi="không đổi", en="no change"),
    "effect.prizes": Both(vi="Giải thay đổi", en="Prizes change hands"),
    "effect.prize": Both(vi="{name}: {before} → {after}", en="{name}: {before} → {after}"),
    "effect.no_prize": Both(vi="không có giải", en="no prize"),
    "effect.ties": Both(
        vi="Nhóm đồng hạng chờ bốc thăm: {before} → {after}",
        en="Ties that wait for a draw: {before} → {after}",
    ),
    "effect.prizes_more": Both(
        vi="và {count} thay đổi nữa, ghi đủ ở phần số liệu bên dưới",
        en=(
            "and {count} more change, told in full with the numbers below",
            "and {count} more changes, told in full with the numbers below",
        ),
    ),
    "effect.same_prizes": Both(vi="Không giải nào thay đổi.", en="No prize changes hands."),
    "review.nobody_moves": Both(vi="Không ai thay đổi thứ hạng.", en="Nobody's rank changes."),
    "review.moves": Both(
        vi="{entered} người vào bảng xếp hạng, {left} người ra khỏi, {moved} người đổi thứ hạng.",
        en="Standings: {entered} in, {left} out, {moved} with a new rank.",
    ),
    "review.first": Both(
        vi="Trên đây là {count} người có thứ hạng cao nhất trong số đó.",
        en="These are the {count} of them with the highest ranks.",
    ),
    "review.old_rank": Both(vi="Hạng cũ", en="Old rank"),
    "review.new_rank": Both(vi="Hạng mới", en="New rank"),
    "review.write": Both(vi="Ghi quyết định", en="Write the decision"),
    "review.cancel": Both(vi="Thôi", en="Cancel"),
    "review.written": Both(
        vi="Đã ghi quyết định về {count} bài.",
        en=(
            "The decision about {count} response is written.",
            "The decision about {count} responses is written.",
        ),
    ),
    "review.changed": Both(
        vi="Chưa ghi gì: {count} bài vừa thay đổi (người dự thi sửa bài hoặc đã có quyết định "
        "khác). Hãy xem lại rồi xem trước tác động lần nữa.",
        en=(
            "Nothing was written: {count} response has just changed (the participant edited it, "
            "or another decision was written). Look again and preview the effect once more.",
            "Nothing was written: {count} responses have just changed (participants edited them, "
            "or another decision was written). Look again and preview the effect once more.",
        ),
    ),
    "review.log": Both(vi="Quyết định gần đây", en="Recent decisions"),
    "review.log_lead": Both(
        vi="Hoàn tác cũng là một quyết định: được xem trước, được lưu lại.",
        en="An undo is a decision too: you preview it, and the ledger keeps it.",
    ),
    "review.written_alone": Both(vi="Đã ghi quyết định.", en="Decision written."),
    "review.responses": Both(vi="{count} bài", en=("{count} response", "{count} responses")),
    "review.undo_last": Both(vi="Hoàn tác: {what}", en="Undo: {what}"),
    "review.undo_nothing": Both(
        vi="Chưa có quyết định nào để hoàn tác", en="No decision of yours to undo"
    ),
    "review.undone": Both(vi="đã hoàn tác", en="undone"),
    "review.restore": Both(vi="Khôi phục", en="Restore"),
    "review.assigned": Both(vi="Gán đơn vị {unit}", en="Unit {unit} assigned"),
    "review.corrected": Both(vi="Sửa {field} thành “{text}”", en="Corrected {field} to “{text}”"),
    "review_who.committee": Both(vi="Ban Tổ chức", en="the committee"),
    "people_log.merge_people": Both(vi="Gộp người", en="Merged"),
    "people_log.split_person": Both(vi="Tách người", en="Split"),
    "people_log.leave_people": Both(vi="Để nguyên", en="Left as it is"),
    "units_log.alias": Both(vi="Cách ghi", en="Writing"),
    "units_log.propose_headcount": Both(vi="Đề nghị tổng số", en="Headcount proposed"),
    "units_log.propose_contact": Both(vi="Đề nghị cán bộ đầu mối", en="Contact proposed"),
    "units_log.propose_roster": Both(vi="Đề nghị danh sách", en="Roster proposed"),
    "units_log.propose_alias": Both(vi="Đề nghị cách ghi", en="Writing proposed"),
    "units_log.accept_proposal": Both(vi="Chấp nhận đề nghị", en="Proposal accepted"),
    "units_log.accept_headcount": Both(vi="Chấp nhận tổng số", en="Headcount accepted"),
    "decision.note": Both(vi="Lý do (không bắt buộc)", en="Reason (optional)"),
    "decision.undo": Both(vi="Hoàn tác", en="Undo"),
}
