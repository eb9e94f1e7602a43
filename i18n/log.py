"""Words of the page **Nhật ký**: the log of what was taken away and of who was looked at."""

from i18n.both import Both

WORDS = {
    "log.title": Both(vi="Nhật ký", en="Audit log"),
    "log.help": Both(
        vi="Ai đã tải về, tra cứu, xem số liên hệ đầy đủ, công khai số liệu, lúc nào và bao nhiêu "
        "dòng.",
        en="Who downloaded, looked up, saw a whole contact or published, when, and how many rows.",
    ),
    "log.lead": Both(
        vi="Mỗi lần tải về, tra cứu và hiện đầy đủ số liên hệ là một dòng ở đây. Nhật ký không ghi "
        "họ tên và số liên hệ của người dự thi; quyết định của Ban Tổ chức nằm ở trang Chờ xử lý.",
        en="Each download, each look-up and each contact shown in full is a line here. The log "
        "holds no name and no contact of a participant; the committee's decisions stand on the "
        "page Held responses.",
    ),
    "log.empty": Both(
        vi="Nhật ký chưa có dòng nào: chưa ai tải về, tra cứu hay xem số liên hệ đầy đủ.",
        en="The log is empty: nobody has downloaded, looked up or seen a whole contact yet.",
    ),
    "log.none": Both(vi="Không có dòng nào như vậy trong nhật ký.", en="The log has no such line."),
    "log.every_act": Both(vi="Tất cả", en="All"),
    "log.day": Both(vi="Ngày", en="Day"),
    "log.at": Both(vi="Thời điểm", en="Time"),
    "log.who": Both(vi="Người thực hiện", en="Who"),
    "log.what": Both(vi="Việc", en="What"),
    "log.scope": Both(vi="Phạm vi", en="Scope"),
    "log.rows": Both(vi="Số dòng", en="Rows"),
    "log.hash": Both(vi="Mã tệp (SHA-256)", en="File (SHA-256)"),
    "log_act.declare": Both(vi="Sửa khai báo", en="Changed declaration"),
    "log_act.folder_edit": Both(
        vi="Thấy tệp khai báo được sửa bằng tay", en="Saw a declaration edited by hand"
    ),
    "log_act.hold": Both(vi="Tạm dừng công khai", en="Publication held"),
    "log_act.publish": Both(vi="Công khai", en="Publication"),
    "log_act.erase": Both(vi="Xóa dữ liệu của một người", en="Erasure of a person"),
    "log_act.purge": Both(vi="Xóa hết dữ liệu cá nhân", en="Purge of personal data"),
    "log_act.export": Both(vi="Tải về", en="Download"),
    "log_act.link": Both(vi="Liên kết", en="Link"),
    "log_act.look_up": Both(vi="Tra cứu", en="Look-up"),
    "log_act.release": Both(vi="Công bố kết quả", en="Release"),
    "log_act.unmask": Both(vi="Hiện đầy đủ", en="Contact in full"),
    "log_scope.file": Both(vi="Tệp {file}", en="File {file}"),
    "log_scope.standings": Both(
        vi="Bảng xếp hạng kèm số liên hệ đầy đủ, bằng lệnh",
        en="Standings with whole contacts, by a command",
    ),
    "log_scope.response": Both(vi="Bài {response}: {field}", en="Response {response}: {field}"),
    "log_scope.new_link": Both(vi="Tạo liên kết cho {unit}", en="New link for {unit}"),
    "log_scope.new_links": Both(
        vi="Tạo liên kết cho {count} đơn vị", en="New links for {count} units"
    ),
    "log_scope.revoked": Both(vi="Thu hồi liên kết của {unit}", en="Revoked a link of {unit}"),
    "log_scope.own": Both(vi="Trong các bài của {unit}", en="Among the responses of {unit}"),
    "log_scope.all": Both(vi="Trong mọi bài dự thi", en="Among all responses"),
    "log_scope.published": Both(
        vi="Công khai số liệu tính đến {as_of}", en="Published the figures as of {as_of}"
    ),
    "log_scope.held_back": Both(
        vi="Tạm dừng công khai số liệu", en="Held the publication of figures back"
    ),
    "log_scope.released": Both(
        vi="Tiếp tục công khai số liệu", en="Let the publication of figures go on"
    ),
    "log_scope.provisional": Both(
        vi="Bản công bố {number}: kết quả dự kiến", en="Release {number}: provisional result"
    ),
    "log_scope.official": Both(
        vi="Bản công bố {number}: kết quả chính thức", en="Release {number}: official result"
    ),
    "log_scope.revealed": Both(
        vi="Mở bản công bố {number} cho mọi người", en="Let everybody see release {number}"
    ),
    "log_scope.erased": Both(
        vi="Xóa các bài của một người khỏi sổ số liệu",
        en="Removed the responses of a person from the ledger",
    ),
    "log_scope.purged": Both(
        vi="Hết thời hạn lưu giữ: xóa dữ liệu cá nhân khỏi sổ số liệu",
        en="End of the term: removed personal data from the ledger",
    ),
    "log.purpose": Both(vi="Mục đích: {purpose}", en="Purpose: {purpose}"),
}
