"""Words of the page **Giải thưởng**."""

from i18n.both import Both

WORDS = {
    "prizes.title": Both(vi="Giải thưởng", en="Prizes"),
    "prizes.help": Both(
        vi="Ai dự kiến đạt giải, vì sao, ai kế tiếp; giải tập thể; bốc thăm khi đồng hạng.",
        en="Who stands to win, why, who comes next; unit prizes; draws for ties.",
    ),
    "prizes.lead": Both(
        vi="Dự kiến theo số liệu hiện có, chưa phải kết quả chính thức.",
        en="As the numbers stand now; not the official result.",
    ),
    "prizes.one_per_person": Both(
        vi="Mỗi người nhận một giải: ai đã có giải trước thì vị trí chuyển cho người kế tiếp.",
        en="A person holds one prize: whoever holds an earlier one leaves the place to the next.",
    ),
    "prizes.none_declared": Both(
        vi="Thư mục cuộc thi chưa khai báo cơ cấu giải.",
        en="The contest folder declares no prizes.",
    ),
    "prizes.prize": Both(vi="Giải", en="Prize"),
    "prizes.why": Both(vi="Hơn người kế tiếp ở", en="Before the next by"),
    "prizes.before": Both(vi="{field} (kế tiếp: {theirs})", en="{field} (next: {theirs})"),
    "prizes.waits": Both(vi="chờ bốc thăm", en="waits for a draw"),
    "prizes.next": Both(vi="kế tiếp", en="next"),
    "prizes.wins": Both(vi="dự kiến đạt giải", en="stands to win"),
    "prizes.state": Both(vi="Trạng thái", en="State"),
    "prize_state.expected": Both(vi="dự kiến đạt giải", en="stands to win"),
    "prize_state.pending": Both(vi="chờ xác minh", en="being verified"),
    "prize_state.verified": Both(vi="đã xác minh", en="verified"),
    "prize_state.ineligible": Both(vi="không đủ điều kiện", en="not eligible"),
    "prize_do.expected": Both(vi="Bỏ xác minh", en="Take the check back"),
    "prize_do.pending": Both(vi="Chờ xác minh", en="Being verified"),
    "prize_do.verified": Both(vi="Đã xác minh", en="Verified"),
    "prize_do.ineligible": Both(vi="Không đủ điều kiện…", en="Not eligible…"),
    "prizes.verify": Both(vi="Xác minh", en="Verify"),
    "prizes.choose": Both(vi="Chọn người dự kiến đạt giải", en="Choose who stands to win"),
    "prizes.choose_unit": Both(vi="Chọn đơn vị dự kiến đạt giải", en="Choose a unit"),
    "prizes.stated": Both(vi="Ghi nhận", en="Stated"),
    "prizes.checks": Both(vi="Cần kiểm tra", en="To check"),
    "prizes.see_response": Both(
        vi="Xem bài, lịch sử và các lần sửa", en="See the response, its history and edits"
    ),
    "prizes.no_sign": Both(
        vi="Không có dấu hiệu sửa, xóa hay nhập tay ở bài này.",
        en="No sign that the response was edited, deleted or typed by hand.",
    ),
    "prizes.no_contact": Both(
        vi="Bài không có số điện thoại, email hay số định danh nào.",
        en="The response has no phone, e-mail or identity number.",
    ),
    "prizes.headcount_source": Both(
        vi="Nguồn của tổng số CBCCVC: {source}", en="Source of the headcount: {source}"
    ),
    "prizes.no_source": Both(vi="chưa nêu", en="not stated"),
    "prizes.found": Both(
        vi="Đã xác minh bằng cách nào; lý do, nếu không đủ điều kiện",
        en="How it was verified; the reason, if not eligible",
    ),
    "prizes.why_needed": Both(
        vi="Không đủ điều kiện thì phải nêu lý do: điều nào của thể lệ, và đã thấy gì.",
        en="Who is not eligible is so for a reason: say the rule and what was found.",
    ),
    "prizes.changed": Both(
        vi="Bài đã sửa sau khi xác minh: cần xác minh lại.",
        en="The response was edited after it was verified: verify it again.",
    ),
    "prizes.noted": Both(vi="Đã ghi.", en="Written."),
    "prizes.tie": Both(
        vi="{count} người đồng hạng ở vị trí {first}–{last} ({of}), vắt qua: {prizes}. "
        "Chưa ai được giải cho đến khi bốc thăm.",
        en=(
            "{count} person tied at places {first}–{last} ({of}), across: {prizes}. "
            "Nobody gets a prize before a draw.",
            "{count} people tied at places {first}–{last} ({of}), across: {prizes}. "
            "Nobody gets a prize before a draw.",
        ),
    ),
    "prizes.wrong_keys": Both(
        vi="{count} câu hỏi có thể sai đáp án: xem lại trước khi trao giải.",
        en=(
            "The key of {count} question may be wrong: look at it before prizes are awarded.",
            "The keys of {count} questions may be wrong: look at them before prizes are awarded.",
        ),
    ),
    "prizes.id": Both(vi="Mã bài", en="Response"),
    "prizes.not_sealed": Both(vi="Danh sách chưa niêm phong.", en="The list is not sealed yet."),
    "prizes.seal_lead": Both(
        vi="Bước 1: niêm phong danh sách và nêu một sự kiện công khai sắp tới; kết quả của sự kiện "
        "sẽ quyết định thứ tự. Niêm phong xong không rút lại được.",
        en="Step 1: seal the list and name a public event to come, whose outcome decides the "
        "order. A seal cannot be withdrawn.",
    ),
    "prizes.event": Both(vi="Sự kiện", en="Event"),
    "prizes.on": Both(vi="Ngày diễn ra", en="Its day"),
    "prizes.seal": Both(vi="Niêm phong danh sách", en="Seal the list"),
    "prizes.sealed_at": Both(vi="Niêm phong lúc", en="Sealed at"),
    "prizes.seal_is": Both(vi="Mã SHA-256 của danh sách", en="SHA-256 of the list"),
    "prizes.wait": Both(
        vi="Bước 2, từ ngày {day}: nhập kết quả của sự kiện.",
        en="Step 2, from {day}: enter the outcome of the event.",
    ),
    "prizes.way": Both(vi="Cách bốc thăm", en="Way of drawing"),
    "prizes.by_seed": Both(vi="Theo kết quả của sự kiện", en="By the outcome of the event"),
    "prizes.by_hand": Both(vi="Bốc thăm tại chỗ", en="Drawn in the room"),
    "prizes.once": Both(
        vi="Chỉ ghi được một lần. Thứ tự được tính ra sau khi ghi.",
        en="It is recorded once. The order is computed after that.",
    ),
    "prizes.seed": Both(vi="Kết quả của sự kiện (số mầm)", en="Outcome of the event (seed)"),
    "prizes.order": Both(vi="Thứ tự bốc được, từ người thứ nhất", en="The drawn order, first one"),
    "prizes.witnesses": Both(vi="Người chứng kiến", en="Witnesses"),
    "prizes.draw": Both(vi="Ghi kết quả bốc thăm", en="Record the draw"),
    "prizes.drawn_at": Both(vi="Ghi lúc", en="Recorded at"),
    "prizes.draws": Both(vi="Các lần bốc thăm đã ghi", en="Recorded draws"),
    "prizes.redo": Both(
        vi="Ai cũng tính lại được: xếp theo SHA-256(số mầm + mã bài); lệnh ở docs/rules.md.",
        en="Anybody can do it again: by SHA-256(seed + response); the command is in docs/rules.md.",
    ),
    "recount.title": Both(vi="Đối chiếu độc lập", en="Independent recount"),
    "recount.lead": Both(
        vi="Đếm lại toàn bộ từ các dòng đã ghi nhận và các quyết định, bằng chương trình khác.",
        en="Counts everything again from the observed rows and the decisions, by other code.",
    ),
    "recount.start": Both(vi="Đối chiếu", en="Recount"),
    "recount.counting": Both(vi="Đang đếm lại…", en="Counting again…"),
    "recount.agrees": Both(
        vi="Khớp hoàn toàn: trạng thái, điểm, xếp hạng, giải và số liệu đơn vị.",
        en="Agrees in all states, marks, ranks, prizes and numbers of units.",
    ),
    "recount.differs": Both(
        vi="{count} dòng khác nhau. Chưa được công bố kết quả.",
        en=("{count} row differs. Publish nothing.", "{count} rows differ. Publish nothing."),
    ),
    "recount.then": Both(
        vi="Gửi bảng này cho cán bộ kỹ thuật; bảng không có tên hay liên hệ của ai.",
        en="Send this table to the IT officer; it holds no name and no contact.",
    ),
    "recount.table": Both(vi="Bảng", en="Table"),
    "recount.key": Both(vi="Dòng", en="Row"),
    "recount.ours": Both(vi="Chương trình", en="Program"),
    "recount.recount": Both(vi="Đối chiếu", en="Recount"),
    "prizes.incomplete": Both(
        vi="Chưa ghi: cần điền đủ sự kiện và ngày (từ hôm nay), hoặc kết quả, hoặc thứ tự đủ mọi "
        "người và người chứng kiến.",
        en="Not written: expected the event and its day (from today), or the outcome, or an order "
        "of all people and the witnesses.",
    ),
    "prizes.by": Both(
        vi="So lần lượt: {measures}. Tổng số tối thiểu: {minimum}.",
        en="Compared in order: {measures}. Minimum headcount: {minimum}.",
    ),
    "prizes.measure.participation_rate": Both(vi="Tỷ lệ tham gia", en="Participation rate"),
    "prizes.measure.mean_score": Both(vi="Điểm trung bình", en="Mean score"),
    "prizes.measure.people": Both(vi="Người dự thi", en="Participants"),
    "prizes.measure.attempts": Both(vi="Lượt thi hợp lệ", en="Valid attempts"),
    "prizes.no_unit": Both(vi="Chưa có đơn vị nào được xét.", en="No unit is in the running yet."),
    "prizes.unit_tie": Both(
        vi="{count} đơn vị đồng hạng ở vị trí {first}–{last} ({of}), vắt qua: {prizes}. "
        "Chưa đơn vị nào được giải cho đến khi bốc thăm.",
        en=(
            "{count} unit tied at places {first}–{last} ({of}), across: {prizes}. "
            "No unit gets a prize before a draw.",
            "{count} units tied at places {first}–{last} ({of}), across: {prizes}. "
            "No unit gets a prize before a draw.",
        ),
    ),
    "prizes.out": Both(
        vi="{count} đơn vị chưa được xét giải",
        en=("{count} unit is not in the running", "{count} units are not in the running"),
    ),
    "prizes.why_out": Both(vi="Vì sao, cần làm gì", en="Why, and what to do"),
    "prizes.out.headcount_unknown": Both(
        vi="Chưa có mẫu số. Nhập tổng số CBCCVC ở trang Đơn vị.",
        en="The headcount is unknown. Enter it on the page Units.",
    ),
    "prizes.out.below_minimum": Both(
        vi="Tổng số dưới mức tối thiểu của giải.", en="The headcount is below the minimum."
    ),
    "prizes.out.above_one": Both(
        vi="Tỷ lệ {rate} vượt 100 %: tổng số chưa đúng. Sửa tổng số CBCCVC ở trang Đơn vị, kèm "
        "nguồn số liệu.",
        en="A rate of {rate} is above 100 %: the headcount is wrong. Correct it on the page Units, "
        "with its source.",
    ),
}
