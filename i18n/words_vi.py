"""Vietnamese sentences of the pages. Terms are those of government reports."""

VI: dict[str, str | tuple[str, str]] = {
    # The frame
    "app.name": "Bảng số liệu cuộc thi",
    "menu.follow": "Theo dõi",
    "menu.results": "Kết quả",
    "menu.data": "Số liệu",
    "closed.title": "Bảng số liệu đang đóng",
    "closed.text": (
        "Phiên bản này chưa có đăng nhập nên không mở số liệu cho ai. Để mở ở chế độ trình diễn, "
        "người quản trị chạy lệnh make run, hoặc đặt biến môi trường CONTEST_DEMO=1 rồi khởi động "
        "lại."
    ),
    "demo.banner": (
        "Chế độ trình diễn: ai mở được địa chỉ này đều xem được số liệu, nạp được tệp và ghi được "
        "quyết định."
    ),
    "demo.clock": "Thời điểm giả định: {moment}.",
    "demo.speed": "Thời gian giả định, chạy nhanh gấp {count} lần.",
    "as_of": "Số liệu tính đến {moment}",
    "hotline": "Đường dây hỗ trợ:",
    "foot.contact": "Liên hệ: {contact}",
    "phase.undeclared": "Chưa khai báo thời gian thi",
    "phase.before": "Chưa mở; mở lúc {moment}",
    "phase.open": "Đang diễn ra, còn {left}",
    "phase.open_ended": "Đang diễn ra",
    "phase.after": "Đã kết thúc lúc {moment}",
    "age.good": "Cập nhật {moment}, {ago} trước",
    "age.seconds": "{count} giây",
    "age.never": "Chưa đọc được nguồn số liệu",
    "age.failed": "{source}: {reason} Chương trình thử lại lúc {moment}.",
    "age.silent": "{source}: chương trình đọc nguồn không chạy.",
    "left.days": "{count} ngày",
    "left.hours": "{count} giờ",
    "left.minutes": "{count} phút",
    "round.current": "Đợt thi: {title}",
    "unknown_headcount": "chưa có mẫu số",
    "over_headcount": "vượt tổng số",
    "people_out_of": "{ratio} người",
    # Problems
    "problem.folder": "Thư mục cuộc thi có {count} chỗ cần sửa",
    "problem.folder_do": (
        "Số liệu chưa mở được cho đến khi sửa xong. Người quản trị chạy lệnh "
        "python -m contest check {folder} để xem lại danh sách này."
    ),
    "problem.where": "Tệp và vị trí",
    "problem.found": "Đang ghi",
    "problem.expected": "Cần ghi",
    "problem.ledger": "Chưa đọc được sổ số liệu",
    "problem.ledger_do": (
        "Số liệu đã nạp không mất. Người quản trị xem nhật ký máy chủ để biết nguyên nhân; "
        "trang này tự mở lại khi sổ đọc được."
    ),
    "problem.page": "Trang này gặp lỗi",
    "problem.page_do": (
        "Số liệu không bị ảnh hưởng. Hãy tải lại trang; nếu vẫn lỗi, báo người quản trị mã "
        "{incident} để tra trong nhật ký máy chủ."
    ),
    # Tổng quan
    "overview.title": "Tổng quan",
    "overview.help": "Số người dự thi, lượt thi, tỷ lệ tham gia và những việc cần làm.",
    "figure.people": "Người dự thi",
    "figure.attempts": "Lượt thi hợp lệ",
    "figure.rate": "Tỷ lệ tham gia",
    "figure.without_headcount": "Đơn vị chưa có mẫu số",
    "figure.today": "Hôm nay",
    "figure.yesterday": "Hôm qua",
    "figure.last_day": "Ngày cuối",
    "figure.day_before": "Ngày trước đó",
    "figure.mean_score": "Điểm trung bình",
    "figure.full_marks": "Đạt điểm tuyệt đối",
    "figure.left": "Thời gian còn lại",
    "figure.headcount": "Tổng số CBCCVC",
    "figure.units_started": "Đơn vị có người dự thi",
    "figure.silent": "Chưa có người dự thi",
    "under.out_of_full": "trên {full} điểm",
    "under.of_people": "trong {count} người",
    "under.known_only": "chỉ tính đơn vị đã có mẫu số",
    "under.of_units": "trong {count} đơn vị",
    "under.every_attempt": "{count} lượt lấy bài khác",
    "under.new_people": "người dự thi mới",
    "under.each_person_once": "mỗi người tính một lần",
    "tasks.title": "Việc cần làm",
    "tasks.none": "Không có việc nào đang chờ.",
    "tasks.held": "bài chờ xử lý",
    "tasks.units_unclear": "bài chưa xác định được đơn vị, trong số bài chờ xử lý",
    "tasks.people": "trường hợp trùng người cần xác minh",
    "tasks.silent": "đơn vị chưa có người dự thi",
    "tasks.without_headcount": "đơn vị chưa có mẫu số",
    "tasks.key_check": "bài khác điểm với biểu mẫu, có thể do sai đáp án",
    "tasks.stale": "nguồn mất kết nối",
    "tasks.stale_since": "Số liệu đang hiện là của lúc {moment}; bài nộp sau đó chưa được tính.",
    "tasks.open": "Xem",
    "groups.title": "Các khối",
    "groups.none": "Cuộc thi chưa khai báo khối đơn vị nào.",
    "groups.started": "{started}/{count} đơn vị có người dự thi",
    "turnout.title": "Diễn biến tham gia",
    "turnout.step": "Cách xem",
    "turnout.day": "Theo ngày",
    "turnout.hour": "Theo giờ",
    "turnout.total": "Lũy kế",
    "turnout.people": "người dự thi mới",
    "turnout.attempts": "lượt thi hợp lệ",
    "turnout.people_total": "người dự thi",
    "turnout.none": "Chưa có lượt thi nào được tính.",
    "turnout.alt": "Biểu đồ số người dự thi mới và số lượt thi hợp lệ theo thời gian",
    "map.title": "Bản đồ: {group}",
    "map.lead": "Tô theo tỷ lệ tham gia; số trên từng đơn vị là tỷ lệ, hoặc thứ hạng nếu hẹp.",
    "map.alt": (
        "Bản đồ {count} đơn vị của khối {group}, tô theo tỷ lệ tham gia. Số liệu của từng đơn vị "
        "có trong bảng xếp theo tỷ lệ tham gia."
    ),
    "map.legend": "Chú giải bản đồ: mức và số đơn vị",
    "map.below": "dưới {high}",
    "map.between": "từ {low} đến dưới {high}",
    "map.from": "từ {low}",
    "map.met": "từ {low}, đạt chỉ tiêu",
    "map.silent": "chưa có người dự thi",
    "map.people": "{people} người",
    "map.rank": "thứ hạng {rank}",
    "map.schematic": "Hình vẽ giản lược, không phải địa giới hành chính.",
    "map.absent": "Chưa có hình trên bản đồ: {names}.",
    "empty.before": "Cuộc thi chưa mở. Số liệu sẽ có từ {moment}.",
    "empty.open": "Chưa có bài dự thi nào. Nạp tệp xuất từ biểu mẫu ở trang Tiếp nhận bài thi.",
    "empty.live": "Chưa có bài dự thi nào. Bài mới sẽ tự hiện, không cần tải lại trang.",
    "empty.after": (
        "Cuộc thi đã kết thúc và chưa có bài dự thi nào được nạp. "
        "Nạp tệp xuất từ biểu mẫu ở trang Tiếp nhận bài thi."
    ),
    "line.matched": "Khớp bảng câu trả lời lúc {moment}",
    "line.never": "Chưa nạp bảng câu trả lời lần nào",
    "line.balance": "{observed} bài đã ghi nhận, cân đối",
    # Khối
    "units_of.label": "Tính theo đơn vị",
    "units_of.submitted": "Theo đơn vị lúc nộp bài",
    "units_of.before": "Theo đơn vị trước {day}",
    "units_of.from": "Theo đơn vị từ {day}",
    "units_of.lead": (
        "Mỗi người tính một lần. Bài của đơn vị đã sáp nhập tính cho đơn vị mới; bài của đơn vị "
        "chưa có vào thời điểm này tính cho đơn vị cấp trên. Số CBCCVC lấy theo thời điểm này."
    ),
    "units_of.unplaced": (
        "{count} người có bài của đơn vị không xác định chắc chắn vào thời điểm này, "
        "nên bài ấy không có trong bảng."
    ),
    "group.help": "Thứ hạng tỷ lệ tham gia của các đơn vị trong khối, và đơn vị trực thuộc.",
    "group.table": "Các đơn vị theo tỷ lệ tham gia",
    "group.rank_lead": (
        "Xếp theo tỷ lệ tham gia (số người chia tổng số CBCCVC); bằng nhau thì đồng hạng. "
        "Đơn vị chưa có mẫu số xếp sau, không có thứ hạng."
    ),
    "group.target": "Vạch trên thanh: chỉ tiêu {share}.",
    "group.sum_note": (
        "Một người dự thi ở hai đơn vị được tính ở cả hai, và một lần ở đơn vị cấp trên: "
        "cộng các dòng có thể lớn hơn tổng."
    ),
    "group.ended": "Đơn vị đã kết thúc hoạt động nhưng có bài dự thi",
    "group.silent": "Đơn vị chưa có người dự thi",
    "group.silent_none": "Mọi đơn vị đều đã có người dự thi.",
    "group.empty": "Chưa khai báo đơn vị nào trong khối này.",
    "group.no_such_unit": "Không tìm thấy đơn vị trong liên kết này; dưới đây là cả khối.",
    "unit.place": "Thứ {rank}/{count}",
    "unit.place_label": "Thứ hạng trong khối",
    "unit.last": "Bài nộp gần nhất",
    "unit.none_yet": "chưa có",
    "unit.beneath": "Đơn vị trực thuộc",
    "unit.beneath_none": "Đơn vị này không có đơn vị trực thuộc.",
    "unit.all": "Tất cả đơn vị",
    "unit.derived": "cộng từ các đơn vị trực thuộc",
    "unit.download": "Tải về bảng này",
    "column.rank": "Hạng",
    "column.unit": "Đơn vị",
    "column.rate": "Tỷ lệ tham gia",
    "column.bar": "So với tổng số",
    "column.people": "Người dự thi",
    "column.headcount": "Tổng số CBCCVC",
    "column.attempts": "Lượt thi hợp lệ",
    "column.mean_score": "Điểm trung bình",
    "column.last": "Nộp gần nhất",
    "column.kind": "Loại",
    "column.code": "Mã đơn vị",
    # Xếp hạng
    "standings.title": "Xếp hạng tạm tính",
    "standings.help": "Thứ hạng của từng người dự thi, tìm theo họ tên, lọc theo đơn vị.",
    "standings.lead": "Chưa phải kết quả chính thức.",
    "standings.rule": "Xếp theo {order}; bằng nhau ở tất cả thì đồng hạng.",
    "standings.basis": "Căn cứ: {basis}.",
    "standings.search": "Tìm theo họ tên",
    "standings.search_hint": "Nhập họ tên hoặc một phần",
    "standings.unit": "Đơn vị",
    "standings.round": "Đợt thi",
    "standings.overall": "Toàn cuộc thi",
    "standings.range": "{first}–{last} / {count}",
    "standings.none": "Chưa có ai được xếp hạng.",
    "standings.no_match": "Không có ai phù hợp. Thử bỏ bớt điều kiện tìm.",
    "standings.download": "Tải về cả {count} dòng (CSV)",
    "standings.table": "Bảng xếp hạng tạm tính",
    "standings.file": "xep-hang-tam-tinh",
    "column.name": "Họ và tên",
    "column.score": "Điểm",
    "column.distance": "Chênh lệch dự đoán",
    "column.submitted": "Thời điểm nộp bài",
    "order.score": "điểm cao hơn",
    "order.prediction_distance": "chênh lệch dự đoán nhỏ hơn",
    "order.submitted_at": "thời điểm nộp bài sớm hơn",
    "order.duration": "thời gian làm bài ngắn hơn",
    # Tiếp nhận
    "intake.title": "Tiếp nhận bài thi",
    "intake.help": "Cân đối số bài, lý do chưa tính, nguồn số liệu và nạp tệp.",
    "balance.title": "Cân đối",
    "balance.repaired": (
        "số điện thoại đã mất số 0 ở đầu (do Excel) được đọc lại vì chỉ có một cách hiểu."
    ),
    "balance.lead": "Mỗi bài đã ghi nhận ở đúng một trạng thái.",
    "state.observed": "đã ghi nhận",
    "state.accepted": "được tính kết quả",
    "state.held": "chờ xử lý",
    "state.rejected": "không hợp lệ",
    "state.superseded": "hợp lệ, lấy bài khác",
    "state.withdrawn": "không còn trong bảng",
    "reasons.title": "Lý do chưa tính",
    "reasons.none": "Mọi bài đã ghi nhận đều được tính kết quả.",
    "column.state": "Trạng thái",
    "column.reason": "Lý do",
    "column.responses": "Số bài",
    "sources.title": "Nguồn số liệu",
    "column.source": "Nguồn",
    "column.rows": "Số dòng",
    "column.last_good": "Nạp thành công gần nhất",
    "column.source_state": "Tình trạng",
    "source.never_loaded": "chưa nạp lần nào",
    "source.ok": "đã nạp",
    "source.stale": "mất kết nối",
    "notices.title": "Đã khai báo nhưng phiên bản này chưa áp dụng",
    "key_check.title": "Đối chiếu với điểm của biểu mẫu",
    "key_check.lead": (
        "Điểm do biểu mẫu chấm so với điểm tính theo đáp án đã khai báo, trên các bài hợp lệ có "
        "cả hai."
    ),
    "key_check.agree": "{count} bài có điểm của biểu mẫu: tất cả đều khớp.",
    "key_check.differ": "{count} bài khác điểm với biểu mẫu.",
    "key_check.suspects": "Phương án cần xem lại, có thể sai đáp án:",
    "key_check.option": "“{text}”",
    "key_check.no_option": "một câu trả lời ngoài các phương án đã khai báo",
    "key_check.accepts": "Biểu mẫu có vẻ nhận {option}, đáp án đã khai báo thì không.",
    "key_check.refuses": "Biểu mẫu có vẻ không nhận {option}, đáp án đã khai báo thì nhận.",
    "key_check.explains": "{count} bài trả lời như vậy khác điểm vì lý do này.",
    "key_check.others": "{count} bài khác điểm vì lý do khác.",
    "key_check.do": (
        "Hãy xem lại đáp án chính thức. Nếu đáp án đã khai báo sai, sửa cột key trong items.csv: "
        "điểm và thứ hạng được tính lại ngay. Nếu biểu mẫu sai, kết quả ở đây không bị ảnh hưởng."
    ),
    "key_check.unexplained": (
        "Không có phương án nào giải thích được chỗ khác nhau. Có thể số điểm của câu hỏi trong "
        "items.csv khác với biểu mẫu, hoặc bài được chấm tay trên biểu mẫu."
    ),
    # Chờ xử lý
    "review.title": "Chờ xử lý",
    "review.help": "Bài chờ Ban Tổ chức quyết định: chấp nhận, loại, gán đơn vị hoặc sửa.",
    "review.waiting": "Bài chờ xử lý",
    "review.of": "trong {count} bài đã ghi nhận",
    "review.without": "chưa kể bài chờ xử lý",
    "review.at_most": "Nhiều nhất có thể có",
    "review.with": "nếu mọi bài chờ đều hợp lệ",
    "review.none": "Không có bài nào chờ xử lý.",
    "review.reason": "Lý do chờ",
    "review.text": "Đơn vị đã ghi",
    "review.all_texts": "Tất cả; chọn một cách ghi để xử lý cùng lúc",
    "review.choose_all": "Chọn cả {count} bài",
    "review.choose_none": "Bỏ chọn",
    "review.chosen": "đã chọn {count} bài",
    "review.pick": "Chọn một hoặc nhiều bài trong danh sách để xem và quyết định.",
    "review.many": "Đã chọn {count} bài",
    "review.back": "Tất cả bài chờ xử lý",
    "review.one": "Một bài",
    "review.no_such_response": (
        "Không tìm thấy bài trong liên kết này; dưới đây là các bài chờ xử lý."
    ),
    "review.column_heading": "Cột",
    "review.column_cell": "Ô trong bảng",
    "review.column_read": "Đọc được",
    "review.column_old": "Trước",
    "review.column_new": "Sau",
    "review.read": "Bài như đã thấy và như đã đọc",
    "review.others": "Câu trả lời và các cột khác ({count})",
    "review.no_column": "bảng không có cột này",
    "review.blank": "để trống",
    "review.unreadable": "không đọc được",
    "review.repaired": "bảng tính làm hỏng, đã đọc lại",
    "review.unit_unclear": "chưa xác định được đơn vị",
    "review.by_decision": "theo quyết định",
    "review.history": "Lịch sử của bài ({count})",
    "review.row": "dòng {row}",
    "review_event.seen": "Thấy lần đầu",
    "review_event.edited": "Bị sửa",
    "review_event.missing": "Không thấy trong bảng",
    "review_event.gone": "Không còn trong bảng",
    "review_event.back": "Có lại trong bảng",
    "review.decision": "Quyết định",
    "review_action.accept": "Chấp nhận",
    "review_action.reject": "Loại",
    "review_action.assign": "Gán đơn vị",
    "review_action.correct": "Sửa",
    "review_action.undo": "Hoàn tác",
    "review.accept_lead": "Bài được tính như đã nộp; thông tin còn thiếu vẫn để trống.",
    "review.reject_lead": "Bài không được tính, kể cả khi người dự thi sửa lại sau này.",
    "review.counts_already": "Bài đang được tính kết quả, không cần chấp nhận.",
    "review_do.R101_outside_window": (
        "Bài nộp ngoài thời gian của cuộc thi, không chấp nhận nguyên trạng được. Nếu thời điểm "
        "nộp bị ghi sai, sửa mục thời điểm nộp bài; nếu khai báo sai, sửa opens_at, closes_at "
        "trong contest.toml."
    ),
    "review_do.R102_outside_round": (
        "Bài nộp ngoài thời gian của đợt thi. Nếu thời điểm nộp bị ghi sai, sửa mục thời điểm nộp "
        "bài; nếu khai báo sai, sửa [[rounds]] trong contest.toml."
    ),
    "review_do.R103_void_period": (
        "Bài nộp trong khoảng thời gian đã hủy. Nếu khoảng này khai báo sai, sửa contest.toml."
    ),
    "review_do.R106_past_attempt_limit": (
        "Người này đã dùng hết số lượt của đợt. Muốn tính bài này thì loại một bài trước của "
        "người đó."
    ),
    "review_do.R107_edited_after_end": (
        "Bài bị sửa sau khi đợt thi kết thúc nên không tính được. Nếu thời điểm nộp bị ghi sai, "
        "sửa mục thời điểm nộp bài."
    ),
    "review_do.R201_submitted_at_unreadable": (
        "Chưa có thời điểm nộp bài thì chưa xếp được: chọn Sửa, mục thời điểm nộp bài."
    ),
    "review_do.R208_column_missing": (
        "Bảng thiếu cột của một câu hỏi, định danh hay đơn vị: ghép cột đã đổi tên ở trang Tiếp "
        "nhận bài thi, hoặc khai báo tiêu đề trong items.csv."
    ),
    "review_do.R209_window_undeclared": (
        "Khai báo thời gian mở và đóng (opens_at, closes_at) trong contest.toml; bài được tính "
        "lại ngay."
    ),
    "review_do.R210_key_undeclared": (
        "Khai báo đáp án ở cột key trong items.csv; bài được tính lại ngay."
    ),
    "review_do.R301_other_attempt_counts": (
        "Bài hợp lệ nhưng bài khác của cùng người được tính, nên không cần chấp nhận. Muốn tính "
        "bài này thì loại bài kia."
    ),
    "review_do.R401_gone_from_sheet": (
        "Bài không còn trong bảng câu trả lời. Khi bảng có lại dòng này, bài được tính lại."
    ),
    "review.unit_search": "Tìm đơn vị theo tên",
    "review.unit_hint": "ví dụ: cam thuong, so y te",
    "review.unit": "Đơn vị",
    "review.unit_choose": "Chọn đơn vị",
    "review.unit_none": "Không có đơn vị nào có những chữ này.",
    "review.unit_type": "Nhập tên đơn vị để tìm.",
    "review.field": "Mục cần sửa",
    "review.text_instead": "Đọc là",
    "review.time_hint": "20/11/2024 09:14:05",
    "review.no_fields": "Cuộc thi không khai báo mục nào có thể sửa.",
    "review.all_alike": "Cả {count} bài sẽ được đọc cùng một nội dung ở mục này.",
    "review.note_required": "Lý do (bắt buộc)",
    "review.note_missing": "Hãy ghi lý do trước khi xem tác động.",
    "review.incomplete": "Hãy chọn đơn vị, hoặc nhập nội dung khác với ô trong bảng.",
    "review.preview": "Xem trước tác động",
    "review.computing": "Đang tính tác động…",
    "review.effect": "Tác động",
    "review.not_yet": "Chưa có gì được ghi.",
    "review.become": "{count} bài: {state}",
    "review.same": "không đổi",
    "review.nobody_moves": "Không ai thay đổi thứ hạng.",
    "review.moves": (
        "{entered} người vào bảng xếp hạng, {left} người ra khỏi, {moved} người đổi thứ hạng."
    ),
    "review.first": "Trên đây là {count} người có thứ hạng cao nhất trong số đó.",
    "review.old_rank": "Hạng cũ",
    "review.new_rank": "Hạng mới",
    "review.write": "Ghi quyết định",
    "review.cancel": "Thôi",
    "review.written": "Đã ghi quyết định về {count} bài.",
    "review.changed": (
        "Chưa ghi gì: {count} bài vừa thay đổi (người dự thi sửa bài hoặc đã có quyết định khác). "
        "Hãy xem lại rồi xem trước tác động lần nữa."
    ),
    "review.handled": "{count} bài đã được xử lý trong lúc chờ; đã bỏ khỏi lựa chọn.",
    "review.log": "Quyết định gần đây",
    "review.log_lead": "Hoàn tác cũng là một quyết định: được xem trước, được lưu lại.",
    "review.responses": "{count} bài",
    "review.undone": "đã hoàn tác",
    "review.restore": "Khôi phục",
    "review.assigned": "Gán đơn vị {unit}",
    "review.corrected": "Sửa {field} thành “{text}”",
    "review_who.committee": "Ban Tổ chức",
    "review_short.R201_submitted_at_unreadable": "Thời điểm nộp không đọc được",
    "review_short.R202_field_missing": "Thiếu thông tin",
    "review_short.R203_field_unreadable": "Thông tin không đọc được",
    "review_short.R204_no_identity": "Không rõ người dự thi",
    "review_short.R206_unit_unknown": "Đơn vị không khớp",
    "review_short.R207_unit_ambiguous": "Đơn vị trùng tên",
    "review_short.R208_column_missing": "Thiếu cột",
    "review_short.R209_window_undeclared": "Chưa khai báo thời gian",
    "review_short.R210_key_undeclared": "Chưa có đáp án",
    "review_short.R211_names_differ": "Khác họ tên",
    # Tra cứu
    # Trùng người
    "people.title": "Trùng người",
    "people.help": "Một người hay nhiều người: do Ban Tổ chức quyết định.",
    "people.lead": (
        "Đây là dấu hiệu cần xác minh. Số người dự thi chỉ thay đổi khi Ban Tổ chức quyết định; "
        "mọi quyết định đều hoàn tác được."
    ),
    "people.none": "Không có trường hợp nào cần xác minh.",
    "people.choose": "{count} trường hợp cần xác minh",
    "people.side_by_side": "Các bài dự thi đặt cạnh nhau",
    "people.first": "Chỉ hiện {count} bài đầu.",
    "people.which": "Những người là một",
    "people.two_needed": "Hãy chọn từ hai người trở lên.",
    "people.person": "Người",
    "people.contact": "Liên hệ, giấy tờ",
    "people.born_on": "sinh {day}",
    "people.born": "Ngày sinh",
    "people.submitted": "Nộp lúc",
    "people.doubts": "Số CCCD cần xác minh",
    "people.doubts_count": "{count} bài.",
    "people.doubts_lead": "Bài vẫn được tính như thường.",
    "people_doubt.birth_year": "năm sinh trong số CCCD khác ngày sinh",
    "people_doubt.province": "ba số đầu không phải mã tỉnh",
    "people_kind.names": "Một người, nhiều họ tên",
    "people_kind.near": "Nhiều người, họ tên gần giống",
    "people_about.names": (
        "Các bài này có cùng thông tin định danh nên đang tính là một người, nhưng họ tên khác "
        "nhau."
    ),
    "people_about.near": (
        "Các bài này đang tính là nhiều người, nhưng họ tên gần giống và cùng một số điện thoại, "
        "giấy tờ, thư điện tử, hoặc cùng ngày sinh và đơn vị."
    ),
    "people_action.merge_people": "Gộp",
    "people_action.split_person": "Tách",
    "people_action.leave_people": "Để nguyên",
    "people_do.merge_people": "Tính là một người, kể cả các bài nộp sau này.",
    "people_do.split_person": (
        "Mỗi họ tên là một người như cột Người, kể cả các bài nộp sau này; họ tên mới là người mới."
    ),
    "people_do.leave_people": "Giữ như đang tính; chỉ hỏi lại khi có họ tên hoặc người mới.",
    "people_log.merge_people": "Gộp người",
    "people_log.split_person": "Tách người",
    "people_log.leave_people": "Để nguyên",
    "units.title": "Đơn vị",
    "units.help": "Cách ghi đơn vị chưa xác định, và tổng số CBCCVC của đơn vị.",
    "writings.waiting": "Bài chờ vì đơn vị",
    "writings.of_texts": "với {count} cách ghi",
    "writings.certain": "Cách ghi đã xác định chắc chắn",
    "writings.credited": "Bài đã tính cho đơn vị",
    "writings.lead": (
        "Chỉ cách ghi chắc chắn mới được tính cho đơn vị. Chọn đơn vị cho một cách ghi là quyết "
        "định chung: có hiệu lực với mọi bài đã nộp và sẽ nộp, và hoàn tác được."
    ),
    "writings.none": "Mọi cách ghi đơn vị đã được xác định.",
    "writings.choose": "{count} cách ghi chưa xác định",
    "writings.held": "{count} bài chờ",
    "writings.forms": "{count} kiểu chữ",
    "writings.span": "từ {first} đến {last}",
    "writings.means": "Đơn vị được hiểu là",
    "writings.no_candidate": "Chưa có đơn vị nào gần giống. Hãy tìm theo tên.",
    "writings.several": (
        "Đây là tên của {count} đơn vị: một quyết định sẽ gán mọi bài cho cùng một đơn vị. Nếu các "
        "bài đến từ nhiều nơi, hãy gán từng bài ở trang Chờ xử lý."
    ),
    "writings.choose_unit": "Hãy chọn đơn vị trước khi xem tác động.",
    "writings.from": "từ {day}",
    "writings.until": "đến hết {day}",
    "writings.score": "giống {score} %",
    "headcounts.title": "Tổng số CBCCVC",
    "headcounts.lead": "Số đề nghị chỉ được dùng để tính tỷ lệ sau khi Ban Tổ chức chấp nhận.",
    "headcounts.propose": "Đề nghị sửa tổng số của một đơn vị",
    "headcounts.stated": "{source}, số liệu ngày {day}",
    "headcounts.waits": "chờ duyệt",
    "headcounts.accept": "Chấp nhận",
    "headcounts.refuse": "Không dùng",
    "headcounts.source": "Nguồn số liệu",
    "headcounts.source_hint": "ví dụ: Báo cáo của đơn vị",
    "headcounts.dated": "Số liệu ngày",
    "headcounts.send": "Gửi đề nghị",
    "headcounts.incomplete": "Hãy chọn đơn vị, nhập tổng số, nguồn và ngày của số liệu.",
    "units_log.alias": "Cách ghi",
    "units_log.propose_headcount": "Đề nghị tổng số",
    "units_log.accept_headcount": "Chấp nhận tổng số",
    "roster.title": "Danh sách dự kiến",
    "roster.lead": "Người có tên trong danh sách của đơn vị, so với các bài đã ghi nhận.",
    "roster.of": "trong {count} người",
    "roster.status": "Tình trạng",
    "roster.phone": "Điện thoại",
    "roster.why": "Căn cứ",
    "roster.differs": "Tổng số đã khai báo là {declared} người, danh sách có {listed} người.",
    "roster.nobody": "Không có ai.",
    "roster.careful": (
        "“Chưa ghi nhận dự thi” không có nghĩa là vắng: có thể bài ghi họ tên, số điện thoại khác."
    ),
    "roster.download": "Tải về danh sách này",
    "roster_status.took_part": "Đã dự thi",
    "roster_status.to_confirm": "Cần xác nhận",
    "roster_status.not_recorded": "Chưa ghi nhận dự thi",
    "roster_how.identity": "trùng họ tên và số điện thoại hoặc ngày sinh",
    "roster_how.waits": "có bài đang chờ xử lý",
    "roster_how.elsewhere": "bài ghi đơn vị khác",
    "roster_how.differs": "trùng số điện thoại, khác ngày sinh",
    "roster_how.phone": "trùng số điện thoại, khác họ tên",
    "roster_how.name": "chỉ trùng họ tên",
    "roster_how.near_name": "họ tên gần giống",
    "lookup.title": "Tra cứu",
    "lookup.help": "Trả lời người gọi điện: bài đã nhận chưa, có được tính kết quả không, vì sao.",
    "lookup.lead": (
        "Hỏi họ tên và đơn vị của người gọi trước, rồi đọc nguyên câu trả lời. "
        "Không trao đổi về điểm và thứ hạng."
    ),
    "lookup.box": "Số điện thoại, 4 số cuối, họ tên hoặc giờ nộp bài",
    "lookup.hint": "0912 345 678 · 5678 · Nguyễn Văn An · 20/11 9:14",
    "lookup.find": "Tra cứu",
    "lookup.found": "Tìm thấy {count} bài.",
    "lookup.many": (
        "Có từ {count} bài trở lên, dưới đây là {count} bài nộp sau cùng. Hãy hỏi thêm số điện "
        "thoại hoặc 4 số cuối."
    ),
    "lookup.none": "Chưa tìm thấy bài nào.",
    "lookup.ask_next": (
        "Hãy hỏi lại số điện thoại đã ghi trong bài (có thể là số khác), họ tên đầy đủ, hoặc giờ "
        "nộp bài. Bài nộp sau {moment} có thể chưa được nạp; khi đó mời gọi lại sau."
    ),
    "lookup.no_name": "(không ghi họ tên)",
    "lookup.clock": "{hour} giờ {minute} phút {second} giây",
    "lookup.received": "Ban Tổ chức đã nhận bài của ông/bà lúc {time} ngày {day}; {outcome}.",
    "lookup.received_sometime": "Ban Tổ chức đã nhận bài của ông/bà; {outcome}.",
    "lookup.to_review": "Chuyển sang Chờ xử lý",
    "lookup_state.accepted": "bài được tính kết quả",
    "lookup_state.superseded": "bài hợp lệ, kết quả được tính theo một bài khác của ông/bà",
    "lookup_state.held": "bài đang chờ Ban Tổ chức xem xét vì",
    "lookup_state.rejected": "bài không được tính kết quả vì",
    "lookup_state.withdrawn": ("bài không còn trong bảng câu trả lời nên không được tính kết quả"),
    "lookup_because.R101_outside_window": "nộp ngoài thời gian của cuộc thi",
    "lookup_because.R102_outside_round": "nộp ngoài thời gian của đợt thi",
    "lookup_because.R103_void_period": "nộp trong khoảng thời gian Ban Tổ chức đã hủy",
    "lookup_because.R106_past_attempt_limit": "ông/bà đã đủ số lượt thi tối đa của đợt",
    "lookup_because.R107_edited_after_end": "bài bị sửa sau khi đợt thi đã kết thúc",
    "lookup_because.R108_committee_rejected": "Ban Tổ chức đã quyết định không tính bài này",
    "lookup_because.R201_submitted_at_unreadable": "chưa đọc được thời điểm nộp bài",
    "lookup_because.R202_field_missing": "bài thiếu thông tin bắt buộc",
    "lookup_because.R203_field_unreadable": "có thông tin bắt buộc chưa đọc được",
    "lookup_because.R204_no_identity": "chưa xác định được người dự thi",
    "lookup_because.R206_unit_unknown": "tên đơn vị ghi trong bài chưa khớp với đơn vị nào",
    "lookup_because.R207_unit_ambiguous": "tên đơn vị ghi trong bài trùng với nhiều đơn vị",
    "lookup_because.R208_column_missing": "bảng câu trả lời đang thiếu một cột",
    "lookup_because.R209_window_undeclared": "thời gian của cuộc thi chưa được khai báo",
    "lookup_because.R210_key_undeclared": "đáp án của một câu hỏi chưa được khai báo",
    "lookup_because.R211_names_differ": (
        "có bài khác ghi cùng thông tin định danh nhưng họ tên khác"
    ),
    "upload.title": "Nạp tệp",
    "upload.lead": (
        "Chọn tệp tải xuống từ Google Trang tính hoặc Google Biểu mẫu. Tệp được xem trước; "
        "chưa có gì được nạp cho đến khi bấm nút xác nhận."
    ),
    "upload.file": "Tệp đã tải xuống (CSV, Excel hoặc zip)",
    "upload.choose": "Chọn tệp",
    "upload.source": "Nguồn",
    "upload.confirm": "Nạp vào số liệu",
    "upload.complete": (
        "Tệp là toàn bộ bảng hiện nay: bài không có trong tệp là đã bị xóa khỏi bảng"
    ),
    "upload.reading": "Đang đọc tệp…",
    "upload.loading": "Đang nạp…",
    "upload.done": "Đã nạp {name}: {new} bài mới, {edited} bài sửa.",
    "upload.already": "Mọi dòng của tệp này đã có trong số liệu; không có gì để nạp.",
    "upload.empty": "Tệp không có dòng trả lời nào.",
    "upload.preview": "Xem trước",
    "upload.rows": "Dòng trong tệp",
    "upload.new": "Bài mới",
    "upload.edited": "Bài bị sửa",
    "upload.missing": "Không thấy trong tệp",
    "upload.gone": "Không còn trong bảng",
    "upload.back": "Có lại trong bảng",
    "upload.columns": "Cột đã nhận ra",
    "upload.absent": "Không tìm thấy cột",
    "upload.absent_lead": (
        "Tệp không có cột cho những mục này; bài thiếu mục bắt buộc sẽ chờ xử lý."
    ),
    "upload.unread": "Cột không dùng",
    "renamed.title": "Cột đã bị đổi tên?",
    "renamed.lead": (
        "Chọn tiêu đề hiện nay của từng mục. Chỉ khi ông/bà bấm ghi nhận thì cột mới được đọc; "
        "quyết định được lưu lại và có thể hoàn tác."
    ),
    "renamed.none": "Chưa chọn",
    "renamed.decide": "Ghi nhận ghép cột",
    "renamed.twice": "Một cột không thể ghép với hai mục; hãy chọn lại.",
    "renamed.vanished": "{source}: bảng câu trả lời không còn cột",
    "renamed.maybe": "có thể nay là",
    "renamed.waits": (
        "Cột này không được đọc cho đến khi được ghép; bài cần cột này thì chờ xử lý, không bài "
        "nào bị mất."
    ),
    "renamed.stopped": (
        "Thiếu cột thời điểm nộp thì chưa nhận thêm bài cho đến khi ghép cột; bài vẫn còn trong "
        "bảng câu trả lời, không bài nào bị mất."
    ),
    "renamed.twins": (
        "Nhiều câu hỏi có cùng tiêu đề này, nên không chắc câu nào đã đổi tên. Hãy đổi lại tên cũ "
        "trong biểu mẫu; bài đang chờ sẽ tự được đọc."
    ),
    "renamed.open": "Ghép cột ở trang Tiếp nhận bài thi",
    "renamed.mapped": "Cột đổi tên đã ghép",
    "decision.note": "Lý do (không bắt buộc)",
    "decision.undo": "Hoàn tác",
    "column.field": "Mục",
    "column.heading": "Tiêu đề trong tệp",
    "upload.failed": "Chưa nạp được tệp này",
    "upload.failed_do": "Không có gì bị thay đổi.",
    "detected.encoding": "Bảng mã",
    "detected.delimiter": "Dấu ngăn cột",
    "detected.dates": "Thứ tự ngày tháng",
    "detected.tab": "Trang tính",
    "detected.timezone": "Múi giờ",
    "detected.locale": "Ngôn ngữ của bảng",
    "value.comma": "dấu phẩy",
    "value.semicolon": "dấu chấm phẩy",
    "value.tab": "dấu tab",
    "value.bar": "dấu gạch đứng",
    "value.day_first": "ngày trước tháng, theo khai báo",
    "value.month_first": "tháng trước ngày, theo khai báo",
    "value.day_first_default": "ngày trước tháng (chưa khai báo, lấy mặc định)",
    "failure.no_file": "Chưa có tệp nào ở nơi khai báo trong `path` của nguồn {source}.",
    "failure.no_header": (
        "Dòng đầu không phải dòng tiêu đề của biểu mẫu này. Hãy kiểm tra đúng tệp hoặc đúng trang "
        "tính chưa và còn dòng tiêu đề không; nếu câu hỏi đã đổi tên, người quản trị khai báo tên "
        "mới trong contest.toml hoặc items.csv."
    ),
    "failure.not_text": "Tệp không phải văn bản. Hãy tải lại tệp CSV từ bảng câu trả lời.",
    "failure.empty": "Tệp rỗng. Hãy tải lại tệp CSV từ bảng câu trả lời.",
    "failure.open_quote": "Tệp bị hỏng hoặc bị cắt giữa chừng. Hãy tải lại tệp.",
    "failure.cut_off": "Tệp bị cắt giữa chừng, dòng cuối không đủ. Hãy tải lại tệp.",
    "failure.damaged": "Tệp bị hỏng, không đọc hết được. Hãy tải lại tệp.",
    "failure.ragged": (
        "Dòng {row} có {found} ô, trong khi dòng tiêu đề có {expected} cột. Dấu ngoặc kép hoặc "
        "dấu ngăn cột ở đó bị hỏng; hãy tải lại tệp."
    ),
    "failure.too_large": "Tệp lớn hơn giới hạn {limit} MB.",
    "failure.other_kind": (
        "Đây không phải tệp xuất từ biểu mẫu. Trong bảng câu trả lời, chọn Tệp › Tải xuống › "
        "Giá trị được phân tách bằng dấu phẩy (.csv) hoặc Microsoft Excel (.xlsx)."
    ),
    "failure.several_tabs": (
        "Nhiều trang tính có dòng tiêu đề phù hợp. Người quản trị khai báo tên trang tính (tab) "
        "trong contest.toml."
    ),
    "failure.not_one_csv": (
        "Tệp zip phải chứa đúng một tệp CSV. Hãy giải nén và chọn đúng tệp câu trả lời."
    ),
    "failure.too_wide": (
        "Tệp có {found} cột, quá giới hạn {limit} cột. Hãy xuất riêng trang tính câu trả lời."
    ),
    "failure.google_no_key": (
        "Máy này chưa có khóa đọc Google Trang tính. Người quản trị đặt biến "
        "CONTEST_GOOGLE_KEY_FILE."
    ),
    "failure.google_key_unreadable": (
        "Không đọc được khóa ở biến {variable}. Người quản trị kiểm tra đường dẫn và quyền đọc "
        "tệp; nếu tệp hỏng thì tạo khóa mới."
    ),
    "failure.google_key_in_folder": (
        "Khóa đang nằm trong thư mục cuộc thi, là thư mục được chuyển tay. Người quản trị chuyển "
        "khóa đến nơi chỉ chương trình này đọc được."
    ),
    "failure.google_not_shared": (
        "Bảng câu trả lời chưa được chia sẻ với chương trình. Trong bảng, bấm Chia sẻ và thêm "
        "{address} với quyền người xem."
    ),
    "failure.google_not_found": (
        "Google không có bảng tính này. Bảng đã bị xóa, hoặc spreadsheet_id trong contest.toml "
        "chép chưa đủ."
    ),
    "failure.google_tab_gone": (
        "Bảng tính không có trang khai báo ({wanted}). Các trang hiện có: {tabs}; người quản trị "
        "khai báo đúng trang trong contest.toml."
    ),
    "failure.google_no_tab": (
        "Bảng tính có nhiều trang: {tabs}. Người quản trị khai báo trang câu trả lời trong "
        "contest.toml."
    ),
    "failure.google_quota": "Google tạm thời không cho đọc thêm; không mất bài nào.",
    "failure.google_offline": (
        "Không kết nối được với Google; không mất bài nào. Hãy kiểm tra mạng của máy chủ."
    ),
    "failure.google_revoked": (
        "Google không còn chấp nhận khóa này. Người quản trị tạo khóa mới và đặt lại biến "
        "CONTEST_GOOGLE_KEY_FILE."
    ),
    "failure.google_clock": (
        "Google không chấp nhận giờ của máy chủ. Người quản trị chỉnh đồng hồ theo máy chủ thời "
        "gian."
    ),
    "failure.google_api_off": (
        "Dự án của khóa chưa bật Google Sheets API. Người quản trị bật trong Google Cloud."
    ),
    "failure.google_trouble": "Máy chủ của Google đang trục trặc; không mất bài nào.",
    "failure.google_refused": (
        "Google từ chối yêu cầu (mã {status}). Người quản trị kiểm tra spreadsheet_id, tab và "
        "sheet_id trong contest.toml."
    ),
    "failure.google_public_link": (
        "Ai có địa chỉ này đều đọc được họ tên và số điện thoại. Hãy dừng xuất bản lên web, rồi "
        "chia sẻ bảng với địa chỉ của chương trình."
    ),
    "failure.google_no_spreadsheet": (
        "spreadsheet_id trong contest.toml không chỉ đến bảng tính nào. Người quản trị chép lại "
        "đường liên kết của bảng câu trả lời, không phải của biểu mẫu."
    ),
    "failure.google_unknown_zone": (
        "Máy này không biết múi giờ {zone} của bảng tính. Hãy chọn múi giờ khác trong bảng, mục "
        "Tệp › Cài đặt."
    ),
    "failure.google_zone_changed": (
        "Múi giờ của bảng tính đã bị đổi từ {before} sang {now}, nên mọi bài sẽ lệch giờ. Hãy đặt "
        "lại như cũ trong bảng, mục Tệp › Cài đặt › Múi giờ."
    ),
    "failure.unforeseen": "Chương trình gặp lỗi bất ngờ; nhật ký máy chủ ghi chi tiết.",
    "failure.changed": "Tệp thay đổi trong lúc đang đọc. Hãy đợi tải xong rồi nạp lại.",
    "failure.too_many_cells": (
        "Một trang tính trải rộng {found} ô, quá giới hạn {limit} ô. Hãy xóa ô lạc ở xa vùng câu "
        "trả lời, hoặc tải tệp về dạng Giá trị được phân tách bằng dấu phẩy (.csv)."
    ),
    "failure.ledger": (
        "Không ghi được vào sổ số liệu. Người quản trị kiểm tra ổ đĩa và xem nhật ký máy chủ."
    ),
    "failure.other": "Không đọc được tệp này.",
    # Lập cuộc thi từ tệp
    "draft.title": "Lập cuộc thi từ tệp",
    "draft.help": "Từ một tệp câu trả lời đến bảng xếp hạng của một cuộc thi mới.",
    "draft.open": "Chưa có cuộc thi? Lập cuộc thi từ tệp",
    "draft.lead": (
        "Thả tệp, kiểm tra cột và câu hỏi, xem bảng xếp hạng, rồi giữ lại thư mục cuộc thi. "
        "Cuộc thi đang mở không bị thay đổi gì."
    ),
    "draft.file_title": "1. Tệp câu trả lời",
    "draft.file_lead": (
        "Trong bảng câu trả lời, chọn Tệp › Tải xuống › Giá trị được phân tách bằng dấu phẩy "
        "(.csv) hoặc Microsoft Excel (.xlsx), rồi thả tệp vào đây."
    ),
    "draft.tab": "Trang tính có câu trả lời",
    "draft.failed": "Chưa đọc được tệp này",
    "draft.no_rows": "Tệp chưa có dòng trả lời nào. Hãy tải lại khi đã có người trả lời.",
    "draft.columns_count": "Cột",
    "draft.first": "Bài đầu tiên",
    "draft.last": "Bài cuối cùng",
    "draft.columns_title": "2. Cột và thể lệ",
    "draft.columns_lead": (
        "Mỗi mục dưới đây lấy từ cột nào của tệp? Mục nào tệp không có thì để trống."
    ),
    "draft.no_column": "không có",
    "draft.choose": "Chọn",
    "draft.sparse_title": "Cột có nhiều ô trống; có thể cần chọn cột khác:",
    "draft.sparse": "{field}, cột “{heading}”: {ratio} dòng có ghi",
    "draft.order": "Ngày trong tệp đọc theo thứ tự nào?",
    "draft.reads": "{text} là {date}",
    "draft.spelled": "ngày {day} tháng {month} năm {year}",
    "draft.unread": " ({count} dòng không đọc được theo cách này)",
    "draft.match_on": "Nhận ra một người bằng",
    "draft.match_on_help": (
        "Hai bài có cùng mục này là của một người. Chọn nhiều mục thì lấy mục đầu tiên có ghi và "
        "đọc được."
    ),
    "draft.required": "Bắt buộc phải có",
    "draft.required_help": "Bài thiếu một trong các mục này sẽ chờ xử lý.",
    "draft.units": "{count} đơn vị thấy trong tệp",
    "draft.units_lead": (
        "Hai cách viết của một đơn vị đang là hai đơn vị. Sau khi giữ lại, gộp chúng trong tệp "
        "units.csv: ghi cách viết kia vào cột aliases."
    ),
    "draft.units_more": "và {count} đơn vị khác",
    "draft.opens_at": "Mở lúc",
    "draft.closes_at": "Đóng lúc",
    "draft.window_of_file": "Lấy từ bài đầu đến bài cuối",
    "draft.window_lead": (
        "Bài nộp ngoài thời gian này không được tính. Trong tệp có bài từ {first} đến {last}."
    ),
    "draft.title_of": "Tên cuộc thi",
    "draft.id": "Tên thư mục",
    "draft.id_help": "Chữ cái không dấu, chữ số, dấu gạch nối; bắt đầu bằng chữ cái hoặc chữ số.",
    "draft.before_next": "Trước khi sang bước 3:",
    "draft_open.time": "chọn cột thời điểm nộp bài (thường là Dấu thời gian)",
    "draft_open.twice": "một cột đang được chọn cho hai mục",
    "draft_open.nobody": (
        "chọn cột số điện thoại, thư điện tử, số căn cước hoặc họ và tên: chưa cột nào cho biết ai "
        "đã trả lời, nên chưa thể xếp hạng"
    ),
    "draft_open.who": "chọn cách nhận ra một người",
    "draft_open.window": "ghi thời gian mở và đóng của cuộc thi",
    "draft_open.order": "thời gian đóng phải sau thời gian mở",
    "draft_open.title": "ghi tên cuộc thi",
    "draft_open.id": "sửa tên thư mục: chỉ chữ cái không dấu, chữ số và dấu gạch nối",
    "draft.questions_title": "3. Câu hỏi và đáp án",
    "draft.questions_lead": (
        "Bấm vào đáp án đúng của từng câu. Số sau mỗi lựa chọn là số bài đã chọn. Tắt “Tính điểm” "
        "ở cột không phải câu hỏi thi."
    ),
    "draft.points_each": "Điểm mỗi câu",
    "draft.add": "Thêm câu hỏi từ cột khác",
    "draft.add_hint": "Chọn cột",
    "draft.no_key": "chưa có đáp án",
    "draft.use": "Tính điểm",
    "draft.use_all": "Tính điểm mọi cột cùng tên",
    "draft.key": "Đáp án đúng",
    "draft.others": "{count} bài trả lời khác các lựa chọn trên.",
    "draft.several_right": "Chọn một trong {count} đáp án này đều đúng.",
    "draft.marking": "{kind} · {points} điểm",
    "draft.kind": "Cách chấm",
    "draft.points": "Điểm của câu này",
    "draft.unseen": "Thêm lựa chọn chưa ai chọn",
    "draft.unseen_help": "Ghi đúng từng chữ như trong biểu mẫu.",
    "kind.single": "một lựa chọn",
    "kind.multiple": "nhiều lựa chọn",
    "kind.multiple_partial": "nhiều lựa chọn, tính điểm từng phần",
    "kind_help.single": "Đúng khi chọn một đáp án đúng.",
    "kind_help.multiple": "Đúng khi chọn đủ các đáp án đúng và không chọn thừa.",
    "kind_help.multiple_partial": (
        "Điểm theo số lựa chọn đúng trừ số lựa chọn sai, chia cho số đáp án; không dưới 0."
    ),
    "draft.no_questions": "Không có câu hỏi nào được tính điểm: mọi người sẽ có 0 điểm.",
    "draft.keys_open": "Còn {count} câu chưa chọn đáp án (đã chọn {done}).",
    "draft.keys_done": "Cả {count} câu đã có đáp án.",
    "draft.problems": "Có {count} chỗ cần sửa",
    "draft.result_title": "4. Kết quả thử",
    "draft.result_lead": "Tính đúng như cuộc thi thật, từ tệp này; chưa có gì được ghi lại.",
    "draft.compute": "Xem bảng xếp hạng",
    "draft.computing": "Đang tính…",
    "draft.changed": "Bản nháp đã thay đổi; bấm để tính lại.",
    "draft.keep_title": "5. Giữ lại",
    "draft.keep_lead": (
        "Thư mục có ba tệp contest.toml, items.csv và units.csv; không có dữ liệu của người dự thi."
    ),
    "draft.write": "Ghi thành thư mục mới",
    "draft.zip": "Tải thư mục (zip)",
    "draft_write.done": "Đã ghi thư mục {folder}.",
    "draft_write.taken": ("Đã có thư mục tên {name}; không ghi đè. Hãy đổi tên thư mục ở bước 2."),
    "draft_write.refused": (
        "Máy chủ không cho ghi thư mục {name}. Hãy tải zip và báo người quản trị."
    ),
    "draft.next": "Tiếp theo, người quản trị chép tệp vào thư mục của chương trình và chạy ở đó:",
    "field.submitted_at": "thời điểm nộp bài",
    "field.started_at": "thời điểm bắt đầu",
    "field.full_name": "họ và tên",
    "field.birth_date": "ngày sinh",
    "field.phone": "số điện thoại",
    "field.email": "thư điện tử",
    "field.national_id": "số căn cước",
    "field.unit": "đơn vị",
    "field.quiz_score": "điểm do biểu mẫu chấm",
    "field.prediction": "số dự đoán",
    "field.item": "câu hỏi: {name}",
    "field.unit_level": "đơn vị cấp {name}",
}
