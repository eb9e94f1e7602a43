"""Words of the page **Tiếp nhận bài thi**: balance, sources, loading a file, renamed columns."""

from i18n.both import Both

WORDS = {
    "intake.title": Both(vi="Tiếp nhận bài thi", en="Intake"),
    "intake.help": Both(
        vi="Cân đối số bài, lý do chưa tính, nguồn số liệu và nạp tệp.",
        en="The balance of responses, the reasons why some do not count, the sources, and loading "
        "a file.",
    ),
    "balance.title": Both(vi="Cân đối", en="Balance"),
    "balance.repaired": Both(
        vi="số điện thoại đã mất số 0 ở đầu (do Excel) được đọc lại vì chỉ có một cách hiểu.",
        en=(
            "telephone number had lost its leading zero in a spreadsheet; the program restored "
            "the zero, because only one reading is possible.",
            "telephone numbers had lost their leading zero in a spreadsheet; the program restored "
            "the zeros, because only one reading of each is possible.",
        ),
    ),
    "balance.unread": Both(
        vi="{count} bài hợp lệ có ô {field} ghi mà không đọc được.",
        en=(
            "{count} valid response has a cell that is filled and cannot be read: {field}.",
            "{count} valid responses have a cell that is filled and cannot be read: {field}.",
        ),
    ),
    "unread.title": Both(vi="Ô có ghi mà không đọc được", en="Cells that cannot be read"),
    "unread.lead": Both(
        vi="Các bài này vẫn hợp lệ, như thể ô để trống: câu hỏi được 0 điểm, dự đoán không có "
        "chênh lệch và xếp sau. Sửa ô trong bảng câu trả lời rồi nạp lại, hoặc đính chính bài.",
        en="These responses count as if the cell were blank: a question gets no marks, and a "
        "prediction has no distance and stands last. Correct the cell in the response sheet and "
        "load it again, or correct the response.",
    ),
    "unread.row": Both(vi="Dòng", en="Row"),
    "unread.cell": Both(vi="Nội dung ô", en="Cell"),
    "balance.lead": Both(
        vi="Mỗi bài đã ghi nhận ở đúng một trạng thái.",
        en="Every observed response is in exactly one state.",
    ),
    "reasons.title": Both(vi="Lý do chưa tính", en="Why some do not count"),
    "reasons.none": Both(
        vi="Mọi bài đã ghi nhận đều được tính kết quả.",
        en="Every observed response counts.",
    ),
    "sources.title": Both(vi="Nguồn số liệu", en="Sources"),
    "source.never_loaded": Both(vi="chưa nạp lần nào", en="never loaded"),
    "source.ok": Both(vi="đã nạp", en="loaded"),
    "source.stale": Both(vi="mất kết nối", en="connection lost"),
    "key_check.title": Both(
        vi="Đối chiếu với điểm của biểu mẫu",
        en="Comparison with the form's scores",
    ),
    "key_check.lead": Both(
        vi="Điểm do biểu mẫu chấm so với điểm tính theo đáp án đã khai báo, trên các bài hợp lệ "
        "có cả hai.",
        en="The form's own score compared with the score by the declared key, over valid "
        "responses that have both.",
    ),
    "key_check.agree": Both(
        vi="{count} bài có điểm của biểu mẫu: tất cả đều khớp.",
        en=(
            "{count} response has a score from the form, and the two scores agree.",
            "{count} responses have a score from the form; all agree.",
        ),
    ),
    "key_check.differ": Both(
        vi="{count} bài khác điểm với biểu mẫu.",
        en=(
            "{count} response has a different score in the form.",
            "{count} responses have a different score in the form.",
        ),
    ),
    "key_check.suspects": Both(
        vi="Phương án cần xem lại, có thể sai đáp án:",
        en="Options to check, because the key may be wrong:",
    ),
    "key_check.option": Both(vi="“{text}”", en="“{text}”"),
    "key_check.no_option": Both(
        vi="một câu trả lời ngoài các phương án đã khai báo",
        en="an answer that is not one of the declared options",
    ),
    "key_check.accepts": Both(
        vi="Biểu mẫu có vẻ nhận {option}, đáp án đã khai báo thì không.",
        en="The form seems to accept {option}; the declared key does not.",
    ),
    "key_check.refuses": Both(
        vi="Biểu mẫu có vẻ không nhận {option}, đáp án đã khai báo thì nhận.",
        en="The form seems not to accept {option}; the declared key does.",
    ),
    "key_check.explains": Both(
        vi="{count} bài trả lời như vậy khác điểm vì lý do này.",
        en=(
            "{count} response with this answer differs because of it.",
            "{count} responses with this answer differ because of it.",
        ),
    ),
    "key_check.others": Both(
        vi="{count} bài khác điểm vì lý do khác.",
        en=(
            "{count} response differs for another reason.",
            "{count} responses differ for another reason.",
        ),
    ),
    "key_check.do": Both(
        vi="Hãy xem lại đáp án chính thức. Nếu đáp án đã khai báo sai, sửa trong danh sách câu "
        "hỏi: điểm và thứ hạng được tính lại ngay. Nếu biểu mẫu sai, kết quả ở đây không bị "
        "ảnh hưởng.",
        en="Check the official key. If the declared key is wrong, correct it in the list of "
        "questions: the program computes scores and ranks again at once. If the form is "
        "wrong, the results here are not affected.",
    ),
    "key_check.unexplained": Both(
        vi="Không có phương án nào giải thích được chỗ khác nhau. Có thể số điểm của câu hỏi "
        "trong danh sách câu hỏi khác với biểu mẫu, hoặc bài được chấm tay trên biểu mẫu.",
        en="No option explains the differences. Perhaps the points of a question in the list of "
        "questions differ from those of the form, or somebody graded responses by hand in the"
        " form.",
    ),
    "upload.title": Both(vi="Nạp tệp", en="Load a file"),
    "upload.lead": Both(
        vi="Chọn tệp tải xuống từ Google Trang tính hoặc Google Biểu mẫu. Tệp được xem trước; "
        "chưa có gì được nạp cho đến khi bấm nút xác nhận.",
        en="Choose a file downloaded from Google Sheets or Google Forms. You see a preview first; "
        "nothing is loaded until you confirm.",
    ),
    "upload.file": Both(
        vi="Tệp đã tải xuống (CSV, Excel hoặc zip)",
        en="Downloaded file (CSV, Excel or zip)",
    ),
    "upload.forgotten": Both(
        vi="Máy chủ đã khởi động lại nên không còn tệp này. Hãy bỏ tệp khỏi ô trên rồi thả lại.",
        en="The server has started again and no longer has this file. Remove the file above, and "
        "drop it again.",
    ),
    "upload.source": Both(vi="Nguồn", en="Source"),
    "upload.confirm": Both(vi="Nạp vào số liệu", en="Load"),
    "upload.complete": Both(
        vi="Tệp là toàn bộ bảng hiện nay: bài không có trong tệp là đã bị xóa khỏi bảng",
        en="The file is the whole current sheet: a response missing from the file was deleted "
        "from the sheet",
    ),
    "progress.reading": Both(
        vi="Bước 1: đọc tệp, đã được {rows} dòng", en="Step 1: reading the file, {rows} rows"
    ),
    "progress.comparing": Both(
        vi="Bước 2: so từng dòng với số liệu đã nhận",
        en="Step 2: comparing each row with what was taken in before",
    ),
    "progress.writing": Both(
        vi="Bước 3: ghi vào sổ, {rows} bài", en="Step 3: writing into the ledger, {rows} responses"
    ),
    "progress.interpreting": Both(
        vi="Bước 4: đọc đơn vị và câu trả lời, {rows} bài",
        en="Step 4: reading units and answers, {rows} responses",
    ),
    "progress.counting": Both(vi="Bước 5: tính kết quả", en="Step 5: computing the results"),
    "upload.done": Both(
        vi="Đã nạp {name}: {new} bài mới, {edited} bài sửa.",
        en="Loaded {name}: {new} new, {edited} edited.",
    ),
    "upload.already": Both(
        vi="Mọi dòng của tệp này đã có trong số liệu; không có gì để nạp.",
        en="All rows of this file are already loaded; there is nothing to load.",
    ),
    "upload.empty": Both(
        vi="Tệp không có dòng trả lời nào.",
        en="The file has no rows of answers.",
    ),
    "upload.preview": Both(vi="Xem trước", en="Preview"),
    "upload.rows": Both(vi="Dòng trong tệp", en="Rows in the file"),
    "upload.new": Both(vi="Bài mới", en="New"),
    "upload.edited": Both(vi="Bài bị sửa", en="Edited"),
    "upload.missing": Both(vi="Không thấy trong tệp", en="Not in this file"),
    "upload.gone": Both(vi="Không còn trong bảng", en="Gone from the sheet"),
    "upload.back": Both(vi="Có lại trong bảng", en="Back in the sheet"),
    "upload.columns": Both(vi="Cột đã nhận ra", en="Columns recognised"),
    "upload.absent": Both(vi="Không tìm thấy cột", en="Columns not found"),
    "upload.absent_lead": Both(
        vi="Tệp không có cột cho những mục này; bài thiếu mục bắt buộc sẽ chờ xử lý.",
        en="The file has no column for these fields; responses without a required field will be "
        "held.",
    ),
    "upload.unread": Both(vi="Cột không dùng", en="Columns not used"),
    "renamed.title": Both(vi="Cột đã bị đổi tên?", en="Was a column renamed?"),
    "renamed.lead": Both(
        vi="Chọn tiêu đề hiện nay của từng mục. Chỉ khi ông/bà bấm ghi nhận thì cột mới được đọc; "
        "quyết định được lưu lại và có thể hoàn tác.",
        en="Choose the present heading of each field. The program reads a column only after you "
        "press the button; the decision is kept and can be undone.",
    ),
    "renamed.none": Both(vi="Chưa chọn", en="Not chosen"),
    "renamed.decide": Both(vi="Ghi nhận ghép cột", en="Record the mapping"),
    "renamed.twice": Both(
        vi="Một cột không thể ghép với hai mục; hãy chọn lại.",
        en="One column cannot serve two fields; choose again.",
    ),
    "renamed.vanished": Both(
        vi="{source}: bảng câu trả lời không còn cột",
        en="{source}: the response sheet no longer has the column",
    ),
    "renamed.maybe": Both(vi="có thể nay là", en="perhaps now"),
    "renamed.waits": Both(
        vi="Cột này không được đọc cho đến khi được ghép; bài cần cột này thì chờ xử lý, không "
        "bài nào bị mất.",
        en="The program does not read this column until you map it; responses that need the "
        "column are held, and none is lost.",
    ),
    "renamed.stopped": Both(
        vi="Thiếu cột thời điểm nộp thì chưa nhận thêm bài cho đến khi ghép cột; bài vẫn còn "
        "trong bảng câu trả lời, không bài nào bị mất.",
        en="Without the time of submission, the program takes in no new responses until you map "
        "the column; the responses stay in the sheet, and none is lost.",
    ),
    "renamed.twins": Both(
        vi="Nhiều câu hỏi có cùng tiêu đề này, nên không chắc câu nào đã đổi tên. Hãy đổi lại tên "
        "cũ trong biểu mẫu; bài đang chờ sẽ tự được đọc.",
        en="Several questions have this heading, so it is not certain which question was renamed. "
        "Give that question its former heading in the form; the program then reads the held "
        "responses by itself.",
    ),
    "renamed.open": Both(
        vi="Ghép cột ở trang Tiếp nhận bài thi",
        en="Map the column on the page Intake",
    ),
    "renamed.mapped": Both(vi="Cột đổi tên đã ghép", en="Renamed columns already mapped"),
    "upload.failed": Both(vi="Chưa nạp được tệp này", en="This file was not loaded"),
    "upload.failed_do": Both(vi="Không có gì bị thay đổi.", en="Nothing was changed."),
    "detected.encoding": Both(vi="Bảng mã", en="Encoding"),
    "detected.delimiter": Both(vi="Dấu ngăn cột", en="Delimiter"),
    "detected.dates": Both(vi="Thứ tự ngày tháng", en="Order of dates"),
    "detected.tab": Both(vi="Trang tính", en="Tab"),
    "detected.timezone": Both(vi="Múi giờ", en="Time zone"),
    "detected.locale": Both(vi="Ngôn ngữ của bảng", en="Language of the sheet"),
    "value.comma": Both(vi="dấu phẩy", en="comma"),
    "value.semicolon": Both(vi="dấu chấm phẩy", en="semicolon"),
    "value.tab": Both(vi="dấu tab", en="tab"),
    "value.bar": Both(vi="dấu gạch đứng", en="vertical bar"),
    "value.day_first": Both(
        vi="ngày trước tháng, theo khai báo",
        en="day before month, as declared",
    ),
    "value.month_first": Both(
        vi="tháng trước ngày, theo khai báo",
        en="month before day, as declared",
    ),
    "value.day_first_default": Both(
        vi="ngày trước tháng (chưa khai báo, lấy mặc định)",
        en="day before month (not declared: the default)",
    ),
}
