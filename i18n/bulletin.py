"""Words of the *báo cáo nhanh*, as a paper and on the page **Báo cáo và văn bản**."""

from i18n.both import Both

WORDS = {
    "bulletin.title": Both(vi="Báo cáo nhanh", en="Bulletin"),
    "bulletin.about": Both(vi="Kết quả {title}", en="Results of {title}"),
    "bulletin.draft": Both(vi="Dự thảo, chưa phát hành", en="Draft, not issued"),
    "bulletin_part.overall": Both(vi="Kết quả chung", en="Overall"),
    "bulletin_part.groups": Both(vi="Kết quả theo khối", en="By group"),
    "bulletin_part.categories": Both(vi="Kết quả theo đối tượng", en="By category"),
    "bulletin_part.units": Both(vi="Kết quả theo đơn vị", en="By unit"),
    "bulletin_part.scores": Both(vi="Điểm bài thi", en="Scores"),
    "bulletin_part.items": Both(
        vi="Câu hỏi và chủ đề sai nhiều nhất", en="Questions and topics most often missed"
    ),
    "bulletin_part.moved": Both(
        vi="Điều chỉnh so với kỳ trước", en="Changes to the bulletin before"
    ),
    "bulletin.phase": Both(vi="Cuộc thi {said}.", en="The contest: {said}."),
    "bulletin.nobody": Both(vi="Chưa có người dự thi.", en="Nobody has taken part yet."),
    "bulletin.totals": Both(
        vi="Có {people} người dự thi với {attempts} lượt thi hợp lệ.",
        en=(
            "{people} participant with {attempts} valid attempts.",
            "{people} participants with {attempts} valid attempts.",
        ),
    ),
    "bulletin.rate": Both(
        vi="Tỷ lệ tham gia {rate} ({counts} người).",
        en="The participation rate is {rate} ({counts} people).",
    ),
    "bulletin.rate_known": Both(
        vi="Tỷ lệ chỉ tính {counts} đơn vị đã có mẫu số.",
        en="The rate is over the {counts} units with a headcount.",
    ),
    "bulletin.no_rate": Both(
        vi="Chưa có mẫu số (tổng số CBCCVC) của đơn vị nào nên chưa tính tỷ lệ tham gia.",
        en="No headcount is known, so there is no participation rate.",
    ),
    "bulletin.came_in": Both(
        vi="{people} người dự thi mới, {attempts} lượt thi hợp lệ",
        en="{people} new participants, {attempts} valid attempts",
    ),
    "bulletin.days_from": Both(vi="7 ngày từ {moment}", en="7 days from {moment}"),
    "bulletin.week": Both(
        vi="7 ngày gần nhất (từ {moment}): {said}.", en="The last 7 days (from {moment}): {said}."
    ),
    "bulletin.week_part": Both(
        vi="Từ khi mở cuộc thi ({moment}), chưa đủ 7 ngày: {said}.",
        en="Since the opening ({moment}), less than 7 days: {said}.",
    ),
    "bulletin.before": Both(
        vi="7 ngày trước đó (từ {moment}): {said}.", en="The 7 days before (from {moment}): {said}."
    ),
    "bulletin.before_part": Both(
        vi="Trước đó, từ khi mở cuộc thi ({moment}), chưa đủ 7 ngày nên không so sánh: {said}.",
        en="Before that, from the opening ({moment}), less than 7 days and not to compare: {said}.",
    ),
    "bulletin.no_before": Both(
        vi="Chưa có 7 ngày trước đó để so sánh.",
        en="There are no 7 days before to compare with.",
    ),
    "bulletin.compared": Both(
        vi="So với 7 ngày trước đó, người dự thi mới {people}, lượt thi {attempts}.",
        en="Compared with the 7 days before: new participants {people}, attempts {attempts}.",
    ),
    "bulletin.more": Both(vi="tăng {count}", en="{count} more"),
    "bulletin.fewer": Both(vi="giảm {count}", en="{count} fewer"),
    "bulletin.same": Both(vi="không đổi", en="the same"),
    "bulletin.contest": Both(vi="Toàn cuộc thi", en="Whole contest"),
    "bulletin.group": Both(vi="Khối", en="Group"),
    "bulletin.units_started": Both(vi="Đơn vị có người dự thi", en="Units with participants"),
    "bulletin.out_of_headcount": Both(
        vi="Người dự thi/ tổng số CBCCVC", en="Participants/ headcount"
    ),
    "bulletin.groups_overlap": Both(
        vi="Các khối cộng lại có thể khác toàn cuộc thi: người dự thi ở hai đơn vị được tính ở cả "
        "hai và chỉ một lần trong toàn cuộc thi; người không thuộc khối nào chỉ tính trong toàn "
        "cuộc thi.",
        en="The groups may not add up to the contest: who took part in two units counts in both "
        "and once in the contest; who is in no group counts in the contest only.",
    ),
    "bulletin.known_only": Both(
        vi="Tỷ lệ chỉ tính người dự thi của các đơn vị đã có mẫu số.",
        en="Rates count the participants of units with a headcount only.",
    ),
    "bulletin.no_category": Both(vi="Không thuộc đối tượng nào", en="In no category"),
    "bulletin.out_of_attempts": Both(
        vi="Lượt thi/ tổng số lượt hợp lệ", en="Attempts/ all valid attempts"
    ),
    "bulletin.share": Both(vi="Tỷ lệ", en="Share"),
    "bulletin.total": Both(vi="Tổng", en="Sum"),
    "bulletin.full": Both(
        vi="{counts} đơn vị đã có mẫu số đạt 100 %:",
        en=(
            "{counts} unit with a headcount reached 100%:",
            "{counts} units with a headcount reached 100%:",
        ),
    ),
    "bulletin.none_full": Both(
        vi="Chưa đơn vị nào đạt 100 % (trong {known} đơn vị đã có mẫu số).",
        en=(
            "No unit is at 100% (of {known} unit with a headcount).",
            "No unit is at 100% (of {known} units with a headcount).",
        ),
    ),
    "bulletin.low": Both(
        vi="Đơn vị dưới {below}: {count} trong {known} đơn vị đã có mẫu số; nêu {listed} đơn vị "
        "thấp nhất:",
        en=(
            "Below {below}: {count} unit of {known} with a headcount; the lowest {listed}:",
            "Below {below}: {count} units of {known} with a headcount; the lowest {listed}:",
        ),
    ),
    "bulletin.lowest": Both(
        vi="{listed} đơn vị thấp nhất trong {known} đơn vị đã có mẫu số:",
        en=(
            "The lowest unit of {known} with a headcount ({listed}):",
            "The lowest {listed} units of {known} with a headcount:",
        ),
    ),
    "bulletin.none_low": Both(vi="Không đơn vị nào dưới {below}.", en="No unit is below {below}."),
    "bulletin.silent": Both(vi="chưa có người dự thi", en="nobody yet"),
    "bulletin.over": Both(
        vi="{count} đơn vị có số người dự thi lớn hơn tổng số CBCCVC đã khai, cần rà soát mẫu số:",
        en=(
            "{count} unit has more participants than its headcount, which is to be checked:",
            "{count} units have more participants than their headcount, which is to be checked:",
        ),
    ),
    "bulletin.unknown": Both(
        vi="{count} đơn vị chưa có mẫu số:",
        en=("{count} unit without a headcount:", "{count} units without a headcount:"),
    ),
    "bulletin.unit_people": Both(vi="{unit} ({people} người)", en="{unit} ({people} people)"),
    "bulletin.no_items": Both(
        vi="Cuộc thi chưa khai báo câu hỏi nên chưa có điểm.",
        en="No questions are declared, so there are no scores.",
    ),
    "bulletin.no_points": Both(
        vi="Câu hỏi chưa có điểm nên chưa xếp được mức điểm.",
        en="The questions have no points, so there are no scores.",
    ),
    "bulletin.scores_lead": Both(
        vi="Mức điểm so với điểm tối đa. Mỗi lượt thi hợp lệ tính một lần; bài được tính kết quả "
        "là một bài của mỗi người.",
        en="Scores as shares of full marks. Each valid attempt stands once; of each person one "
        "response counts.",
    ),
    "bulletin.scores_lead_rounds": Both(
        vi="Mức điểm so với điểm tối đa của đợt thi. Mỗi lượt thi hợp lệ tính một lần; bài được "
        "tính kết quả là một bài của mỗi người trong mỗi đợt.",
        en="Scores as shares of the round's full marks. Each valid attempt stands once; of each "
        "person and round one response counts.",
    ),
    "bulletin.reach": Both(vi="Mức điểm", en="Score"),
    "bulletin.attempts": Both(vi="Lượt thi hợp lệ", en="Valid attempts"),
    "bulletin.counted": Both(vi="Bài được tính kết quả", en="Responses that count"),
    "bulletin_reach.full": Both(vi="Đúng tất cả", en="All right"),
    "bulletin_reach.high": Both(
        vi="Từ 75 % trở lên, chưa đúng tất cả", en="From 75%, without all right"
    ),
    "bulletin_reach.middle": Both(vi="Từ 25 % đến dưới 75 %", en="From 25% to below 75%"),
    "bulletin_reach.low": Both(vi="Dưới 25 %", en="Below 25%"),
    "bulletin_reach.none": Both(vi="Trong đó không đúng câu nào", en="Of these, none right"),
    "bulletin.of": Both(vi="{what}: {whom}", en="{what}: {whom}"),
    "bulletin.full_people": Both(
        vi="Số người có bài được tính đạt điểm tuyệt đối: {count}, chiếm {rate} số người dự thi "
        "({counts}).",
        en=(
            "{count} person with full marks in a response that counts: {rate} of the participants "
            "({counts}).",
            "{count} people with full marks in a response that counts: {rate} of the participants "
            "({counts}).",
        ),
    ),
    "bulletin.full_people_short": Both(vi="Người đạt điểm tuyệt đối", en="People with full marks"),
    "bulletin.unscored": Both(
        vi="{count} lượt thuộc đợt mà câu hỏi chưa có điểm, không nằm trong bảng trên.",
        en=(
            "{count} attempt is of a round without points and not in this table.",
            "{count} attempts are of a round without points and not in this table.",
        ),
    ),
    "bulletin.items_lead": Both(
        vi="Câu hỏi có tỷ lệ trả lời đúng thấp nhất, trên các bài được tính kết quả:",
        en="The questions with the lowest share of right answers, of responses that count:",
    ),
    "bulletin.item": Both(vi="Câu hỏi", en="Question"),
    "bulletin.of_responses": Both(vi="Trên số bài", en="Of responses"),
    "bulletin.right": Both(vi="Tỷ lệ đúng", en="Right"),
    "bulletin.right_of": Both(vi="Tỷ lệ đúng: {what}", en="Right: {what}"),
    "bulletin.earned_of": Both(vi="Tỷ lệ điểm đạt được: {what}", en="Points reached: {what}"),
    "bulletin.topics_lead": Both(
        vi="Chủ đề có tỷ lệ điểm đạt được thấp nhất:", en="The topics with the lowest marks:"
    ),
    "bulletin.topic": Both(vi="Chủ đề", en="Topic"),
    "bulletin.of_people": Both(vi="Trên số người", en="Of people"),
    "bulletin.marks": Both(vi="Tỷ lệ điểm đạt được", en="Share of the marks"),
    "bulletin.moved_lead": Both(
        vi="Số liệu của báo cáo trước (tính đến {moment}), nay tính lại cùng thời điểm đó theo các "
        "quyết định và danh mục hiện hành, cùng những bài đến muộn:",
        en="The figures of the bulletin before (as of {moment}), counted again for that time by "
        "today's decisions and folder, with what arrived late:",
    ),
    "bulletin.moved_short": Both(
        vi="Điều chỉnh so với kỳ trước ({moment}): {count} số liệu; {name} {was} → {now}.",
        en=(
            "Changed since the bulletin before ({moment}): {count} figure; {name} {was} → {now}.",
            "Changed since the bulletin before ({moment}): {count} figures; {name} {was} → {now}.",
        ),
    ),
    "bulletin.of_category": Both(
        vi="{people} người, {attempts} lượt thi ({rate} số lượt)",
        en="{people} people, {attempts} attempts ({rate} of the attempts)",
    ),
    "bulletin.of_attempts": Both(
        vi="Trong {count} lượt thi hợp lệ: {parts}.",
        en=("Of {count} valid attempt: {parts}.", "Of {count} valid attempts: {parts}."),
    ),
    "bulletin.people": Both(vi="{count} người", en=("{count} person", "{count} people")),
    "bulletin.and_more": Both(vi="và {count} đơn vị khác", en="and {count} more"),
    "bulletin.more_in_paper": Both(
        vi="Chi tiết có trong báo cáo đầy đủ.", en="The whole bulletin has the details."
    ),
    "bulletin.figure": Both(vi="Số liệu", en="Figure"),
    "bulletin.was": Both(vi="Đã báo cáo", en="Reported"),
    "bulletin.now": Both(vi="Nay là", en="Now"),
    "bulletin.provisional": Both(
        vi="Số liệu tạm tính để theo dõi, chưa phải kết quả chính thức.",
        en="The figures are provisional and not the official result.",
    ),
    "bulletin.rounding": Both(
        vi="Tỷ lệ các phần của một tổng được làm tròn theo phương pháp số dư lớn nhất để cộng đúng "
        "100 %; tỷ lệ khác được làm tròn riêng.",
        en="The shares of a whole are rounded by the method of the largest remainder, so that they "
        "add up to 100%; other rates are rounded by themselves.",
    ),
    "bulletin.lead": Both(
        vi="Số liệu đến thời điểm này, để đọc, để gửi Zalo và để tải về. Báo cáo đã phát hành giữ "
        "nguyên số liệu; báo cáo sau tự nêu phần điều chỉnh. Nội dung luôn bằng tiếng Việt.",
        en="The figures of this moment, to read, to send by Zalo and to take away. An issued "
        "bulletin keeps its figures, and the next one says which of them moved. Always Vietnamese.",
    ),
    "bulletin.draft_lead": Both(
        vi="Đây là dự thảo: xem hay tải về không lưu gì cả.",
        en="This is a draft: to look at it or to download it keeps nothing.",
    ),
    "bulletin.issued_now": Both(
        vi="Báo cáo với số liệu này đã phát hành.",
        en="The bulletin with these figures is issued.",
    ),
    "bulletin.issue": Both(vi="Phát hành báo cáo", en="Issue the bulletin"),
    "bulletin_take.docx": Both(vi="Tải bản Word (.docx)", en="Download for Word (.docx)"),
    "bulletin_take.pdf": Both(vi="Tải bản PDF", en="Download the PDF"),
    "bulletin.issued": Both(vi="Báo cáo đã phát hành", en="Issued bulletins"),
    "bulletin.number": Both(vi="Số", en="No."),
    "bulletin.as_of": Both(vi="Số liệu tính đến", en="As of"),
    "bulletin.issued_at": Both(vi="Phát hành lúc", en="Issued"),
    "bulletin.issued_by": Both(vi="Người phát hành", en="Issued by"),
    "bulletin.name": Both(
        vi="Báo cáo {number}, số liệu tính đến {moment}", en="Bulletin {number}, as of {moment}"
    ),
    "bulletin.choose": Both(vi="Xem lại báo cáo", en="Look at the bulletin"),
    "bulletin.still": Both(
        vi="Tính lại cùng thời điểm đó, mọi số liệu vẫn như đã báo cáo.",
        en="Counted again for that time, all figures are as reported.",
    ),
    "bulletin.changed": Both(
        vi="Tính lại cùng thời điểm đó, {count} số liệu đã khác; báo cáo sau sẽ nêu:",
        en=(
            "Counted again for that time, {count} figure has moved; the next bulletin says so:",
            "Counted again for that time, {count} figures have moved; the next bulletin says so:",
        ),
    ),
    "bulletin.unmoved": Both(
        vi="Số liệu của báo cáo trước (tính đến {moment}) tính lại không thay đổi.",
        en="The figures of the bulletin before (as of {moment}) are the same, counted again.",
    ),
}
