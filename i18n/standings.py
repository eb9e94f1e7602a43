"""Words of the page **Xếp hạng tạm tính**."""

from i18n.both import Both

WORDS = {
    "standings.title": Both(vi="Xếp hạng tạm tính", en="Standings before release"),
    "standings.help": Both(
        vi="Thứ hạng của từng người dự thi, tìm theo họ tên, lọc theo đơn vị.",
        en="The rank of every participant; search by name, filter by unit.",
    ),
    "standings.lead": Both(vi="Chưa phải kết quả chính thức.", en="Not the official result."),
    "standings.rule": Both(
        vi="Xếp theo {order}; bằng nhau ở tất cả thì đồng hạng.",
        en="Ordered by {order}; people equal in all of these share a rank.",
    ),
    "standings.basis": Both(vi="Căn cứ: {basis}.", en="Basis: {basis}."),
    "standings.search": Both(vi="Tìm theo họ tên", en="Search by name"),
    "standings.search_hint": Both(vi="Nhập họ tên hoặc một phần", en="A name, or part of one"),
    "standings.unit": Both(vi="Đơn vị", en="Unit"),
    "standings.round": Both(vi="Đợt thi", en="Round"),
    "standings.overall": Both(vi="Toàn cuộc thi", en="Whole contest"),
    "standings.as_of": Both(vi="Tính đến hết ngày", en="Up to the end of"),
    "standings.as_of_help": Both(
        vi="Chỉ các bài nộp đến hết ngày này, theo các quyết định hiện nay. Để trống: tất cả.",
        en="Only responses submitted up to the end of this day, by today's decisions. Empty: all.",
    ),
    "standings.all_categories": Both(vi="Mọi đối tượng", en="All categories"),
    "standings.range": Both(vi="{first}–{last} / {count}", en="{first}–{last} / {count}"),
    "standings.none": Both(vi="Chưa có ai được xếp hạng.", en="Nobody is ranked yet."),
    "standings.no_match": Both(
        vi="Không có ai phù hợp. Thử bỏ bớt điều kiện tìm.",
        en="Nobody matches. Try fewer conditions.",
    ),
    "standings.download": Both(
        vi="Tải về cả {count} dòng (CSV)",
        en=("Download the {count} row (CSV)", "Download all {count} rows (CSV)"),
    ),
    "standings.table": Both(vi="Bảng xếp hạng tạm tính", en="Standings before release"),
    "standings.file": Both(vi="xep-hang-tam-tinh", en="standings"),
    "contacts.title": Both(
        vi="Tải kèm liên hệ đầy đủ (ghi nhật ký)", en="Download with whole contacts (logged)"
    ),
    "contacts.lead": Both(
        vi="Chỉ khi cần liên hệ người dự thi, ví dụ để trao giải. Nhật ký ghi ai tải, mục đích, "
        "số dòng và mã băm của tệp.",
        en="Only where participants have to be reached, for example for a prize. The log has who "
        "took the file, the purpose, the number of rows and the hash of the file.",
    ),
    "contacts.download": Both(vi="Tải kèm liên hệ (CSV)", en="Download with contacts (CSV)"),
    "contacts.file": Both(vi="lien-he", en="contacts"),
    "order.score": Both(vi="điểm cao hơn", en="higher score"),
    "order.prediction_distance": Both(
        vi="chênh lệch dự đoán nhỏ hơn",
        en="smaller prediction distance",
    ),
    "order.submitted_at": Both(vi="thời điểm nộp bài sớm hơn", en="earlier submission"),
    "order.duration": Both(vi="thời gian làm bài ngắn hơn", en="shorter duration"),
}
