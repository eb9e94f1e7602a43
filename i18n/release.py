"""Words of the page **Công bố kết quả**."""

from i18n.both import Both

WORDS = {
    "release.title": Both(vi="Công bố kết quả", en="Release of results"),
    "release.help": Both(
        vi="Điều kiện công bố, lập bản công bố có mã niêm phong, các bản đã công bố.",
        en="What a release needs, making one with a seal, and the releases so far.",
    ),
    "release.lead": Both(
        vi="Bản công bố giữ nguyên kết quả tại lúc lập. Bài nộp, sửa đổi và quyết định sau đó "
        "không làm bản công bố thay đổi.",
        en="A release keeps the result as it is when the release is made. No later response, edit "
        "or decision changes a release.",
    ),
    "release.checks": Both(vi="Trước khi công bố", en="Before a release"),
    "release.check": Both(vi="Điều kiện", en="Check"),
    "release.found": Both(vi="Hiện trạng", en="Now"),
    "release.ended": Both(vi="Đã kết thúc", en="Has ended"),
    "release.ended_all": Both(vi="Toàn cuộc thi, lúc {moment}", en="The whole contest, {moment}"),
    "release.ended_rounds": Both(vi="{rounds}, lúc {moment}", en="{rounds}, {moment}"),
    "release.not_ended": Both(
        vi="Chưa đợt thi nào kết thúc. Hãy đợi đến giờ đóng.",
        en="No round has ended. Wait for the closing.",
    ),
    "release.known": Both(
        vi="Mọi bảng câu trả lời đã đọc sau giờ đóng", en="Every sheet was read since the closing"
    ),
    "release.known_until": Both(vi="Đã đọc đến {moment}", en="Read up to {moment}"),
    "release.not_known": Both(
        vi="Mới đọc đến {moment}. Hãy đọc lại nguồn ở trang Tiếp nhận bài thi.",
        en="Read up to {moment} only. Read the source again on the page Intake.",
    ),
    "release.never_read": Both(
        vi="Có nguồn chưa được đọc lần nào. Hãy nạp ở trang Tiếp nhận bài thi.",
        en="A source was never read. Load it on the page Intake.",
    ),
    "release.ranked": Both(vi="Có người được xếp hạng", en="Somebody is ranked"),
    "release.nobody": Both(vi="Chưa có ai được xếp hạng.", en="Nobody is ranked."),
    "release.held": Both(vi="Bài chờ xử lý", en="Held responses"),
    "release.held_left": Both(
        vi="Còn {count} bài. Bài chưa xử lý không được tính vào kết quả.",
        en=(
            "{count} response is left. A held response does not count.",
            "{count} responses are left. A held response does not count.",
        ),
    ),
    "release.petitions": Both(vi="Kiến nghị, phản ánh", en="Petitions"),
    "release.petitions_left": Both(
        vi="Còn {count} kiến nghị chưa trả lời; kết quả chính thức phải đợi.",
        en=(
            "{count} petition is not answered; the official result has to wait.",
            "{count} petitions are not answered; the official result has to wait.",
        ),
    ),
    "release.draws": Both(vi="Bốc thăm khi đồng hạng", en="Draws for ties"),
    "release.draws_left": Both(
        vi="Còn {count} lần bốc thăm chưa ghi. Kết quả dự kiến ghi rõ ai chờ bốc thăm; kết quả "
        "chính thức phải đợi.",
        en=(
            "{count} draw is open. A provisional result says who waits; the official one has to "
            "wait.",
            "{count} draws are open. A provisional result says who waits; the official one has to "
            "wait.",
        ),
    ),
    "release.term": Both(vi="Hạn nhận kiến nghị", en="Petition term"),
    "release.term_open": Both(
        vi="Đến {moment}. Kết quả chính thức phải đợi hết hạn.",
        en="Until {moment}. The official result has to wait for its end.",
    ),
    "release.term_over": Both(vi="Đã hết lúc {moment}", en="Ended {moment}"),
    "release.no_term": Both(
        vi="Không có kết quả dự kiến đang chờ kiến nghị",
        en="No provisional result waits for petitions",
    ),
    "release.recount": Both(vi="Đối chiếu độc lập", en="Independent recount"),
    "release.recount_runs": Both(
        vi="Tự chạy khi lập bản công bố. Nếu có dòng khác nhau thì không công bố gì.",
        en="Runs when a release is made. If a row differs, nothing is released.",
    ),
    "release.none_left": Both(vi="Không còn", en="None left"),
    "release.make": Both(vi="Lập bản công bố", en="Make a release"),
    "release.kind": Both(vi="Loại kết quả", en="Kind of result"),
    "release.until_day": Both(vi="Nhận kiến nghị đến hết ngày", en="Petitions until the end of"),
    "release.basis": Both(
        vi="Lý do điều chỉnh, không ghi họ tên", en="Reason of the correction, without names"
    ),
    "release.follows_provisional": Both(
        vi="Lãnh đạo đơn vị, báo chí và trang công khai thấy ngay tên người dự kiến đạt giải và "
        "đơn vị. Không thu hồi được.",
        en="Leaders, the press and the public page at once show who stands to win, by name and "
        "unit. A release cannot be withdrawn.",
    ),
    "release.follows_held": Both(
        vi="Chỉ Ban Tổ chức thấy bản này cho đến khi có người bấm Mở cho mọi người.",
        en="Only the committee sees this release until somebody lets everybody see it.",
    ),
    "release.follows_official": Both(
        vi="Lãnh đạo đơn vị, báo chí và trang công khai thấy ngay người đạt giải. Sau đó chỉ có "
        "thể điều chỉnh bằng một bản công bố mới có nêu lý do.",
        en="Leaders, the press and the public page at once show who has won. After that only a "
        "new release with a stated reason can correct it.",
    ),
    "release.blocked": Both(
        vi="Chưa công bố được: xem các dòng màu đỏ ở trên.",
        en="Not possible yet: see the red lines above.",
    ),
    "release.press_provisional": Both(
        vi="Công bố kết quả dự kiến", en="Release the provisional result"
    ),
    "release.press_official": Both(
        vi="Công bố kết quả chính thức", en="Release the official result"
    ),
    "release.making": Both(
        vi="Đang đối chiếu và lập bản công bố…", en="Recounting and making the release…"
    ),
    "release.done": Both(
        vi="Đã lập bản công bố. Mã niêm phong ở bảng dưới đây.",
        en="The release is made. Its seal stands in the table below.",
    ),
    "release.recount_differs": Both(
        vi="Đối chiếu độc lập khác {count} dòng, nên chưa công bố gì. Xem các dòng ở trang Giải "
        "thưởng, mục Đối chiếu độc lập.",
        en=(
            "The recount differs in {count} row, so nothing was released. See it on the page "
            "Prizes, under Independent recount.",
            "The recount differs in {count} rows, so nothing was released. See them on the page "
            "Prizes, under Independent recount.",
        ),
    ),
    "release.not_made": Both(
        vi="Chưa công bố gì. Cần một lý do nếu kết quả khác bản chính thức trước, hạn kiến nghị "
        "phải ở phía sau, và kết quả phải khác bản công bố mới nhất.",
        en="Nothing was released. Expected a reason if the result differs from the official one "
        "before, a petition term to come, and a result that was not released yet.",
    ),
    "release.all": Both(vi="Các bản công bố", en="Releases"),
    "release.none": Both(vi="Chưa có bản công bố nào.", en="There is no release yet."),
    "release.no": Both(vi="Số", en="No."),
    "release.made_at": Both(vi="Lập lúc", en="Made"),
    "release.by": Both(vi="Người lập", en="By"),
    "release.seen_by": Both(vi="Ai thấy", en="Seen by"),
    "release.everybody": Both(vi="mọi người", en="everybody"),
    "release.committee": Both(vi="chỉ Ban Tổ chức", en="the committee only"),
    "release.change": Both(vi="Điều chỉnh", en="Correction"),
    "release.corrects": Both(
        vi="bản số {number}: {ranks} thứ hạng, {prizes} giải, {units} đơn vị. {basis}",
        en="number {number}: {ranks} ranks, {prizes} prizes, {units} units. {basis}",
    ),
    "release.take": Both(vi="Tải hồ sơ", en="Take away"),
    "release.choose": Both(vi="Bản công bố", en="Release"),
    "release.take_public": Both(vi="Không kèm họ tên (zip)", en="Without names (zip)"),
    "release.take_whole": Both(vi="Kèm họ tên (zip, ghi nhật ký)", en="With names (zip, logged)"),
    "release.reveal": Both(vi="Mở cho mọi người", en="Let everybody see"),
    "release.reveal_follows": Both(
        vi="Bản số {number} đang chỉ Ban Tổ chức thấy. Sau khi mở, ai cũng thấy và không giấu lại "
        "được.",
        en="Only the committee sees release {number}. Once everybody may see it, it cannot be "
        "hidden again.",
    ),
    "release.revealed": Both(
        vi="Mọi người đã thấy được bản công bố.", en="Everybody may see the release now."
    ),
    "release.same": Both(
        vi="Xếp hạng hiện nay khớp bản công bố số {number}.",
        en="The present standings agree with release {number}.",
    ),
    "release.differs": Both(
        vi="Xếp hạng hiện nay khác bản công bố số {number}: {ranks} thứ hạng, {prizes} giải, "
        "{units} đơn vị. Bản công bố không đổi.",
        en="The present standings differ from release {number}: {ranks} ranks, {prizes} prizes, "
        "{units} units. The release stays as it is.",
    ),
    "release.frozen": Both(
        vi="Xếp hạng dừng ở {moment}. Kết quả sau đó chờ Ban Tổ chức công bố.",
        en="The standings stand still at {moment}. What follows waits for the release.",
    ),
}
