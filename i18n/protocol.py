"""Words of the papers of a result (protocol, draft of the decision, lists of winners) and of their
section on the page **Báo cáo và văn bản**.

The papers themselves are always Vietnamese. Their English sentences are for who reads this file.
"""

from i18n.both import Both

WORDS = {
    "protocol.title": Both(
        vi="Biên bản, quyết định, danh sách đạt giải", en="Protocol, decision, lists of winners"
    ),
    "protocol.lead": Both(
        vi="Lập từ bản công bố, không theo xếp hạng đang thay đổi. Số, ngày và chữ ký để trống.",
        en="Made from a release, never from standings that still change. Number, day and signature "
        "stay open.",
    ),
    "protocol.no_release": Both(
        vi="Chưa có bản công bố. Các văn bản này có sau khi lập bản công bố ở trang Công bố kết "
        "quả.",
        en="There is no release yet. These papers come once one is made on the page Release of "
        "results.",
    ),
    "protocol_of.official": Both(
        vi="Theo kết quả chính thức: bản công bố số {number}, lập lúc {moment}.",
        en="From the official result: release {number}, made {moment}.",
    ),
    "protocol_of.provisional": Both(
        vi="Mới có kết quả dự kiến: bản công bố số {number}, lập lúc {moment}. Văn bản ghi rõ là "
        "dự kiến.",
        en="The result is provisional: release {number}, made {moment}. The papers say so.",
    ),
    "protocol.scope": Both(vi="Danh sách của đơn vị", en="Lists of a unit"),
    "protocol.whole": Both(vi="Toàn cuộc thi", en="The whole contest"),
    "protocol.logged": Both(
        vi="Văn bản có họ tên; lần tải về được ghi vào nhật ký.",
        en="The papers hold names; each download is written to the log.",
    ),
    "protocol.own": Both(
        vi="Theo mẫu {name} của Ban Tổ chức; chỉ có tệp Word.",
        en="By the organizers' own template {name}; as a Word file only.",
    ),
    "protocol.paper": Both(vi="Văn bản", en="Paper"),
    "protocol.page": Both(vi="{paper}, trang {number}", en="{paper}, page {number}"),
    "protocol.look": Both(vi="Xem trước", en="Look at it first"),
    "protocol_paper.protocol": Both(vi="Biên bản xét kết quả", en="Protocol"),
    "protocol_paper.decision": Both(vi="Dự thảo quyết định", en="Draft of the decision"),
    "protocol_paper.winners": Both(vi="Danh sách đạt giải", en="List of winners"),
    "protocol_paper.receipts": Both(vi="Danh sách ký nhận", en="List to sign on receipt"),
    "protocol_file.protocol": Both(vi="bien-ban", en="bien-ban"),
    "protocol_file.decision": Both(vi="quyet-dinh", en="quyet-dinh"),
    "protocol_file.winners": Both(vi="danh-sach-dat-giai", en="danh-sach-dat-giai"),
    "protocol_file.receipts": Both(vi="danh-sach-ky-nhan", en="danh-sach-ky-nhan"),
    "protocol_name.protocol": Both(vi="BIÊN BẢN", en="PROTOCOL"),
    "protocol_name.decision": Both(vi="QUYẾT ĐỊNH", en="DECISION"),
    "protocol_name.list": Both(vi="DANH SÁCH", en="LIST"),
    "protocol_about.protocol": Both(
        vi="Xét kết quả và giải thưởng{expected} {title}",
        en="On the result and the prizes{expected} of {title}",
    ),
    "protocol_about.decision": Both(
        vi="Về việc công nhận kết quả và trao giải {title}",
        en="On the recognition of the result and the prizes of {title}",
    ),
    "protocol_about.winners": Both(
        vi="Cá nhân, tập thể{expected} đạt giải {title}", en="Winners{expected} of {title}"
    ),
    "protocol_about.receipts": Both(
        vi="Ký nhận giải thưởng{expected} {title}", en="Receipt of prizes{expected} of {title}"
    ),
    "protocol.expected": Both(vi=" dự kiến", en=" (expected)"),
    "protocol.draft": Both(vi="(Dự thảo{expected})", en="(Draft{expected})"),
    "protocol.draft_expected": Both(vi=" theo kết quả dự kiến", en=" from a provisional result"),
    "protocol.source": Both(
        vi="(Theo bản công bố số {number}, {kind}, lập lúc {moment})",
        en="(By release {number}, {kind}, made {moment})",
    ),
    "protocol.of_unit": Both(vi="Đơn vị: {unit}", en="Unit: {unit}"),
    "protocol.meets": Both(
        vi="Hôm nay, hồi {blank} giờ {blank} ngày {blank} tháng {blank} năm {long}, tại "
        "{long}{long}, {organizer} họp xét kết quả {title}.",
        en="On {blank} at {blank} in {long}{long}{long}, {organizer} meets about {title}.",
    ),
    "protocol.present": Both(vi="I. THÀNH PHẦN", en="I. PRESENT"),
    "protocol.chair": Both(vi="Chủ trì: {long}{long}{long}", en="Chair: {long}{long}{long}"),
    "protocol.secretary": Both(vi="Thư ký: {long}{long}{long}", en="Secretary: {long}{long}{long}"),
    "protocol.members": Both(
        vi="Các thành viên có tên và chữ ký ở cuối Biên bản.",
        en="The members whose names and signatures stand at the end.",
    ),
    "protocol.content": Both(vi="II. NỘI DUNG", en="II. CONTENT"),
    "protocol.part_rules": Both(vi="1. Căn cứ và thể lệ", en="1. Bases and rules"),
    "protocol.bases": Both(vi="Căn cứ {bases}.", en="By {bases}."),
    "protocol.rules_lead": Both(
        vi="Quy định đã áp dụng, theo khai báo của {organizer}:",
        en="Rules that applied, as {organizer} declared them:",
    ),
    "protocol.part_numbers": Both(vi="2. Số liệu", en="2. Numbers"),
    "protocol.numbers": Both(
        vi="Kết quả lấy từ bản công bố số {number} ({kind}), lập lúc {moment}. Các bảng câu trả "
        "lời đã được đọc đến {until}.{covers}{corrects} Cân đối số bài đã ghi nhận:",
        en="The result is that of release {number} ({kind}), made {moment}. The sheets were read "
        "up to {until}.{covers}{corrects} The balance of the observed responses:",
    ),
    "protocol.part_winners": Both(vi="3. Giải cá nhân", en="3. Prizes of persons"),
    "protocol.part_units": Both(vi="4. Giải tập thể", en="4. Prizes of units"),
    "protocol.list_winners": Both(vi="I. GIẢI CÁ NHÂN", en="I. PRIZES OF PERSONS"),
    "protocol.list_units": Both(vi="II. GIẢI TẬP THỂ", en="II. PRIZES OF UNITS"),
    "protocol_none.winners": Both(vi="Không có giải cá nhân.", en="No prize of a person."),
    "protocol_none.units": Both(vi="Không có giải tập thể.", en="No prize of a unit."),
    "protocol_end.winners": Both(
        vi="Danh sách có {count} giải cá nhân.", en="The list has {count} prizes of persons."
    ),
    "protocol_end.units": Both(
        vi="Danh sách có {count} giải tập thể.", en="The list has {count} prizes of units."
    ),
    "protocol.conclusion": Both(vi="III. KẾT LUẬN", en="III. CONCLUSION"),
    "protocol.agreed": Both(
        vi="{organizer} thống nhất kết quả nêu trên. Trạng thái dữ liệu, mã niêm phong và kết quả "
        "đối chiếu nêu tại Phụ lục I; các bài gần giải đã bị sửa, bị xóa hoặc có dấu hiệu nhập tay "
        "nêu tại Phụ lục II.",
        en="{organizer} agrees on this result. Appendix I has the state, the seal and the recount, "
        "Appendix II the responses near a prize that were altered.",
    ),
    "protocol.agreed_provisional": Both(
        vi="Kết quả này là dự kiến, có thể thay đổi sau khi xem xét kiến nghị, phản ánh.",
        en="The result is provisional and may change after petitions.",
    ),
    "protocol.ends": Both(
        vi="Biên bản kết thúc hồi {blank} giờ {blank} cùng ngày, đã đọc cho mọi người cùng nghe, "
        "thống nhất và ký tên; lập thành {blank} bản./.",
        en="The protocol ends at {blank}, was read to all and signed, in {blank} copies.",
    ),
    "protocol.sign_secretary": Both(vi="THƯ KÝ", en="SECRETARY"),
    "protocol.sign_chair": Both(vi="CHỦ TRÌ", en="CHAIR"),
    "protocol.sign_here": Both(vi="(Ký, ghi rõ họ tên)", en="(Signature and name)"),
    "protocol.sign_members": Both(vi="CÁC THÀNH VIÊN", en="MEMBERS"),
    "protocol.appendix": Both(vi="Phụ lục{number}", en="Appendix{number}"),
    "protocol.appendix_state": Both(
        vi="TRẠNG THÁI DỮ LIỆU, MÃ NIÊM PHONG VÀ ĐỐI CHIẾU ĐỘC LẬP",
        en="STATE, SEAL AND RECOUNT",
    ),
    "protocol.appendix_altered": Both(
        vi="CÁC BÀI GẦN GIẢI ĐÃ BỊ SỬA, BỊ XÓA HOẶC CÓ DẤU HIỆU NHẬP TAY TRONG BẢNG CÂU TRẢ LỜI",
        en="RESPONSES NEAR A PRIZE THAT WERE EDITED, DELETED OR TYPED BY HAND IN THE SHEET",
    ),
    "protocol.appendix_winners": Both(
        vi="DANH SÁCH CÁ NHÂN ĐẠT GIẢI{expected}", en="PERSONS WHO WIN{expected}"
    ),
    "protocol.appendix_units": Both(
        vi="DANH SÁCH TẬP THỂ ĐẠT GIẢI{expected}", en="UNITS THAT WIN{expected}"
    ),
    "protocol.expected_capitals": Both(vi=" (DỰ KIẾN)", en=" (EXPECTED)"),
    "protocol_with.protocol": Both(
        vi="(Kèm theo Biên bản số ……/{symbol} ngày …… tháng …… năm …… của {organizer})",
        en="(With protocol no. ……/{symbol} of …… by {organizer})",
    ),
    "protocol_with.decision": Both(
        vi="(Kèm theo Quyết định số ……/{symbol} ngày …… tháng …… năm …… của {organizer})",
        en="(With decision no. ……/{symbol} of …… by {organizer})",
    ),
    "protocol.release": Both(
        vi="1. Bản công bố số {number}: {kind}, lập lúc {moment}.{corrects}",
        en="1. Release {number}: {kind}, made {moment}.{corrects}",
    ),
    "protocol.until": Both(
        vi="2. Các bảng câu trả lời đã được đọc đến {until}.{covers}",
        en="2. The sheets were read up to {until}.{covers}",
    ),
    "protocol.position": Both(
        vi="3. Trạng thái dữ liệu (mã trạng thái; vị trí sổ ghi; lần nạp; quyết định cuối):",
        en="3. State (name; ledger; loads; last decision):",
    ),
    "protocol.seal": Both(
        vi="4. Mã niêm phong (SHA-256 của tệp SHA256SUMS):", en="4. Seal (SHA-256 of SHA256SUMS):"
    ),
    "protocol.recount": Both(
        vi="5. Đối chiếu độc lập: một chương trình thứ hai đếm lại toàn bộ từ dữ liệu gốc và cho "
        "cùng kết quả. Nếu có dòng khác nhau thì bản công bố đã không được lập.",
        en="5. Recount: a second program counted everything again from the raw rows and agrees. "
        "With a difference there would be no release.",
    ),
    "protocol.check": Both(
        vi="6. Cách kiểm tra: giải nén tệp kết quả đã công bố; trong thư mục đó chạy sha256sum -c "
        "SHA256SUMS, mọi dòng phải là OK; chạy sha256sum SHA256SUMS, kết quả phải là mã niêm phong "
        "ở trên.",
        en="6. To check: unpack the released result; run sha256sum -c SHA256SUMS there, every line "
        "must say OK; run sha256sum SHA256SUMS, the result must be the seal above.",
    ),
    "protocol.reasons": Both(
        vi="7. Các bài không được tính, theo lý do:",
        en="7. Responses that do not count, by reason:",
    ),
    "protocol.altered_lead": Both(
        vi="Đây là dấu hiệu cần xác minh, không phải kết luận. Danh sách gồm mọi bài của người đạt "
        "giải, chờ bốc thăm, kế tiếp hoặc không đủ điều kiện, và bài đã xóa khỏi bảng, chờ xử lý "
        "hoặc không hợp lệ mà điểm không kém họ, như khi lập bản công bố.",
        en="A sign to verify, not a finding. Listed are all responses of those who win, wait for a "
        "draw, come next or are not eligible, and deleted, held or rejected responses with no "
        "lower score, as the release was made.",
    ),
    "protocol.no_altered": Both(vi="Không có bài nào.", en="There is none."),
    "protocol.altered_unknown": Both(
        vi="Bản công bố này được lập trước khi chương trình lưu danh sách; cần lập bản công bố "
        "mới.",
        en="The release was made before releases kept the list; make a new one.",
    ),
    "protocol_end.altered": Both(
        vi="Danh sách có {count} bài.", en="The list has {count} responses."
    ),
    "protocol.basis": Both(vi="Căn cứ {basis};", en="By {basis};"),
    "protocol.basis_minutes": Both(
        vi="Căn cứ Biên bản xét kết quả số ……/{symbol} ngày …… tháng …… năm …… của "
        "{organizer}{end}",
        en="By the protocol no. ……/{symbol} of …… of {organizer}{end}",
    ),
    "protocol.proposed_by": Both(vi="Theo đề nghị của {contact}.", en="As {contact} proposes."),
    "protocol.decides": Both(vi="QUYẾT ĐỊNH:", en="DECIDES:"),
    "protocol.article_1": Both(
        vi="Điều 1. Công nhận kết quả{expected} và trao giải {title} cho:",
        en="Article 1. The result{expected} of {title} is recognized, with prizes for:",
    ),
    "protocol.article_1_winners": Both(
        vi="- Cá nhân: {count} giải (danh sách tại {appendix} kèm theo Quyết định này){end}",
        en="- persons: {count} prizes (see {appendix}){end}",
    ),
    "protocol.article_1_units": Both(
        vi="- Tập thể: {count} giải (danh sách tại {appendix} kèm theo Quyết định này).",
        en="- units: {count} prizes (see {appendix}).",
    ),
    "protocol.article_2": Both(
        vi="Điều 2. Mức thưởng theo Thể lệ cuộc thi: {long}{long}. Kinh phí: {long}{long}.",
        en="Article 2. The prizes by the rules: {long}{long}. Paid from: {long}{long}.",
    ),
    "protocol.article_3": Both(
        vi="Điều 3. {organizer}, các cơ quan, đơn vị có liên quan và các cá nhân, tập thể có tên "
        "tại Điều 1 chịu trách nhiệm thi hành Quyết định này. Quyết định có hiệu lực kể từ ngày "
        "ký./.",
        en="Article 3. {organizer}, the bodies concerned and those named in Article 1 carry out "
        "this decision, which is in force from its signature.",
    ),
    "protocol.as_article_3": Both(vi="Như Điều 3", en="As in Article 3"),
    "protocol.total": Both(vi="Tổng số bài đã ghi nhận", en="All observed responses"),
    "protocol_sign.prize_edited_in_sheet": Both(vi="sửa ngay trong bảng", en="edited in the sheet"),
    "protocol_sign.prize_edited_by_form": Both(vi="sửa sau khi nộp", en="edited after submission"),
    "protocol_sign.prize_missing": Both(
        vi="bị xóa, hoặc từng vắng khỏi bảng", en="deleted, or was missing from the sheet"
    ),
    "protocol_sign.prize_out_of_order": Both(
        vi="nhập tay: dòng sai thứ tự thời gian", en="typed by hand: out of the order of time"
    ),
    "protocol_sign.prize_no_seconds": Both(
        vi="nhập tay: thời điểm không có giây", en="typed by hand: a time without seconds"
    ),
    "protocol_column.prize": Both(vi="Giải thưởng", en="Prize"),
    "protocol_column.people": Both(vi="Người dự thi/tổng số", en="Participants/headcount"),
    "protocol_column.signed": Both(vi="Ký nhận", en="Signature"),
    "protocol_column.day": Both(vi="Ngày nhận", en="Day"),
    "protocol_column.receiver": Both(vi="Người nhận thay mặt", en="Received by"),
    "protocol_column.office": Both(vi="Chức vụ", en="Office"),
    "protocol_column.member_signs": Both(vi="Ký tên", en="Signature"),
    "protocol_column.balance": Both(vi="Trạng thái bài", en="State"),
    "protocol_column.response": Both(vi="Mã bài", en="Response"),
    "protocol_column.signs": Both(vi="Dấu hiệu", en="Sign"),
}
