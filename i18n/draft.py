"""Words of the page **Lập cuộc thi từ tệp**."""

from i18n.both import Both

WORDS = {
    "draft.title": Both(vi="Lập cuộc thi từ tệp", en="Draft a contest from a file"),
    "draft.help": Both(
        vi="Từ một tệp câu trả lời đến bảng xếp hạng của một cuộc thi mới.",
        en="From a file of answers to the standings of a new contest.",
    ),
    "draft.open": Both(
        vi="Chưa có cuộc thi? Lập cuộc thi từ tệp",
        en="No contest yet? Draft one from a file",
    ),
    "draft.lead": Both(
        vi="Thả tệp, kiểm tra cột và câu hỏi, xem bảng xếp hạng, rồi mở cuộc thi hoặc giữ lại thư "
        "mục cuộc thi. Cuộc thi đang mở không bị thay đổi gì.",
        en="Drop a file, check columns and questions, see the standings, then open the contest or "
        "keep its folder. The open contest does not change.",
    ),
    "draft.file_title": Both(vi="1. Tệp câu trả lời", en="1. The file of answers"),
    "draft.file_lead": Both(
        vi="Trong bảng câu trả lời, chọn Tệp › Tải xuống › Giá trị được phân tách bằng dấu phẩy "
        "(.csv) hoặc Microsoft Excel (.xlsx), rồi thả tệp vào đây.",
        en="In the response sheet choose File › Download › Comma-separated values (.csv) or "
        "Microsoft Excel (.xlsx), and drop the file here.",
    ),
    "unfinished.title": Both(vi="Bản nháp đang làm dở", en="Drafts in progress"),
    "unfinished.lead": Both(
        vi="Chỉ ông/bà thấy các bản nháp này. Bản nháp không ai sửa trong {days} ngày tự bị xóa, "
        "cùng tệp câu trả lời.",
        en="Only you see these drafts. A draft that nobody changes for {days} days is deleted "
        "with its file of answers.",
    ),
    "unfinished.lead_demo": Both(
        vi="Chế độ trình diễn: ai mở được trang này cũng thấy các bản nháp này. Bản nháp không ai "
        "sửa trong {days} ngày tự bị xóa, cùng tệp câu trả lời.",
        en="Demonstration: anyone who can open this page sees these drafts. A draft that nobody "
        "changes for {days} days is deleted, with its file of answers.",
    ),
    "unfinished.of": Both(
        vi="Tệp {file} · sửa lần cuối {moment}", en="File {file} · last changed {moment}"
    ),
    "unfinished.go_on": Both(vi="Tiếp tục", en="Go on"),
    "unfinished.delete": Both(vi="Xóa", en="Delete"),
    "unfinished.delete_what": Both(
        vi="Xóa bản nháp, tệp câu trả lời và cuộc thi đã mở từ bản nháp. Không lấy lại được.",
        en="Delete the draft, its file of answers, and the contest opened from the draft. This "
        "cannot be undone.",
    ),
    "unfinished.delete_yes": Both(vi="Xóa bản nháp này", en="Delete this draft"),
    "unfinished.deleted": Both(
        vi="Đã xóa bản nháp và tệp câu trả lời của bản nháp.",
        en="The draft and its file of answers are deleted.",
    ),
    "unfinished.gone": Both(
        vi="Không còn bản nháp này. Bản nháp đã bị xóa, hoặc là của người khác.",
        en="This draft is not there. The draft was deleted, or is somebody else's.",
    ),
    "unfinished.keeping": Both(vi="Đang giữ tệp trên máy chủ…", en="Keeping the file…"),
    "unfinished.too_many": Both(
        vi="Đã có {count} bản nháp đang làm dở. Hãy xóa bớt một bản nháp, rồi thả lại tệp.",
        en="There are {count} drafts in progress. Delete one, then drop the file again.",
    ),
    "unfinished.no_room": Both(
        vi="Máy chủ không ghi được bản nháp. Hãy báo người quản trị: đĩa có thể đã đầy.",
        en="The server cannot write the draft. Tell the administrator: the disk may be full.",
    ),
    "unfinished.same_file": Both(
        vi="Tệp này đã có bản nháp; trang mở lại bản nháp ấy. Muốn làm lại từ đầu thì xóa bản nháp "
        "rồi thả lại tệp.",
        en="This file has a draft already, and the page goes on with it. To begin anew, delete the "
        "draft, then drop the file again.",
    ),
    "unfinished.kept": Both(
        vi="Bản nháp được giữ trên máy chủ sau mỗi lần sửa, trong {days} ngày kể từ lần sửa cuối. "
        "Đóng trang rồi mở lại vẫn làm tiếp được.",
        en="The server keeps the draft after each change, for {days} days after the last one. You "
        "can close the page and go on later.",
    ),
    "unfinished.other": Both(vi="Bản nháp khác, tệp khác", en="Another draft or file"),
    "draft.tab": Both(vi="Trang tính có câu trả lời", en="Tab with the answers"),
    "draft.failed": Both(vi="Chưa đọc được tệp này", en="This file could not be read"),
    "draft.no_rows": Both(
        vi="Tệp chưa có dòng trả lời nào. Hãy tải lại khi đã có người trả lời.",
        en="The file has no answers yet. Download it again after somebody has answered.",
    ),
    "draft.column": Both(vi="Cột của tệp", en="Column of the file"),
    "draft.columns_count": Both(vi="Cột", en="Columns"),
    "draft.first": Both(vi="Bài đầu tiên", en="First submission"),
    "draft.last": Both(vi="Bài cuối cùng", en="Last submission"),
    "draft.columns_title": Both(vi="2. Cột và thể lệ", en="2. Columns and rules"),
    "draft.columns_lead": Both(
        vi="Mỗi mục dưới đây lấy từ cột nào của tệp? Mục nào tệp không có thì để trống.",
        en="Which column of the file holds each of these fields? Leave a field empty if the file "
        "lacks it.",
    ),
    "draft.no_column": Both(vi="không có", en="none"),
    "draft.choose": Both(vi="Chọn", en="Choose"),
    "draft.sparse_title": Both(
        vi="Cột có nhiều ô trống; có thể cần chọn cột khác:",
        en="Columns with many blanks; perhaps you need another column:",
    ),
    "draft.sparse": Both(
        vi="{field}, cột “{heading}”: {ratio} dòng có ghi",
        en="{field}, column “{heading}”: filled in {ratio} rows",
    ),
    "draft.repeated": Both(
        vi="Tiêu đề “{heading}” có ở {count} cột; mỗi dòng được đọc ở cột có ghi.",
        en="The heading “{heading}” stands on {count} columns; in each row the filled one is read.",
    ),
    "draft.order": Both(
        vi="Ngày trong tệp đọc theo thứ tự nào?",
        en="In which order does the file write dates?",
    ),
    "draft.reads": Both(vi="{text} là {date}", en="{text} is {date}"),
    "draft.spelled": Both(vi="ngày {day} tháng {month} năm {year}", en="{year}-{month}-{day}"),
    "draft.unread": Both(
        vi=" ({count} dòng không đọc được theo cách này)",
        en=(" ({count} row cannot be read this way)", " ({count} rows cannot be read this way)"),
    ),
    "draft.match_on": Both(vi="Nhận ra một người bằng", en="Identify a person by"),
    "draft.match_on_help": Both(
        vi="Hai bài có cùng mục này là của một người. Chọn nhiều mục thì lấy mục đầu tiên có ghi "
        "và đọc được.",
        en="Two responses with the same value belong to one person. If you choose several fields, "
        "the first field that is filled in and readable decides.",
    ),
    "draft.required": Both(vi="Bắt buộc phải có", en="Must be filled in"),
    "draft.required_help": Both(
        vi="Bài thiếu một trong các mục này sẽ chờ xử lý.",
        en="A response that lacks one of these is held.",
    ),
    "draft.units": Both(
        vi="{count} đơn vị thấy trong tệp",
        en=("{count} unit found in the file", "{count} units found in the file"),
    ),
    "draft.units_lead": Both(
        vi="Hai cách viết của một đơn vị đang là hai đơn vị. Sau khi giữ lại, gộp chúng trong tệp "
        "danh sách đơn vị: ghi cách viết kia vào cột aliases.",
        en="Two spellings of a unit count as two units for now. After you keep the folder, join "
        "them in the file of units: write the other spelling into the column aliases.",
    ),
    "draft.units_more": Both(vi="và {count} đơn vị khác", en="and {count} more"),
    "draft.opens_at": Both(vi="Mở lúc", en="Opens at"),
    "draft.closes_at": Both(vi="Đóng lúc", en="Closes at"),
    "draft.window_of_file": Both(
        vi="Lấy từ bài đầu đến bài cuối",
        en="From first to last submission",
    ),
    "draft.window_lead": Both(
        vi="Bài nộp ngoài thời gian này không được tính. Trong tệp có bài từ {first} đến {last}.",
        en="A response submitted outside this window does not count. The file has submissions "
        "from {first} to {last}.",
    ),
    "draft.title_of": Both(vi="Tên cuộc thi", en="Title of the contest"),
    "draft.id": Both(vi="Tên thư mục", en="Name of the folder"),
    "draft.id_help": Both(
        vi="Chữ cái không dấu, chữ số, dấu gạch nối; bắt đầu bằng chữ cái hoặc chữ số.",
        en="Letters without accents, digits, hyphens; starts with a letter or a digit.",
    ),
    "draft.before_next": Both(vi="Trước khi sang bước 3:", en="Before step 3:"),
    "draft_open.time": Both(
        vi="chọn cột thời điểm nộp bài (thường là Dấu thời gian)",
        en="choose the column with the time of submission (usually Timestamp)",
    ),
    "draft_open.twice": Both(
        vi="một cột đang được chọn cho hai mục",
        en="one column is chosen for two fields",
    ),
    "draft_open.nobody": Both(
        vi="chọn cột số điện thoại, thư điện tử, số căn cước hoặc họ và tên: chưa cột nào cho "
        "biết ai đã trả lời, nên chưa thể xếp hạng",
        en="choose a column with phones, emails, national IDs or names: no column says yet who "
        "answered, so nobody can be ranked",
    ),
    "draft_open.who": Both(
        vi="chọn cách nhận ra một người",
        en="choose how to identify a person",
    ),
    "draft_open.window": Both(
        vi="ghi thời gian mở và đóng của cuộc thi",
        en="enter when the contest opens and closes",
    ),
    "draft_open.order": Both(
        vi="thời gian đóng phải sau thời gian mở",
        en="the contest must close after it opens",
    ),
    "draft_open.title": Both(vi="ghi tên cuộc thi", en="enter the title of the contest"),
    "draft_open.id": Both(
        vi="sửa tên thư mục: chỉ chữ cái không dấu, chữ số và dấu gạch nối",
        en="correct the folder's name: letters without accents, digits and hyphens only",
    ),
    "draft.questions_title": Both(vi="3. Câu hỏi và đáp án", en="3. Questions and keys"),
    "draft.questions_lead": Both(
        vi="Bấm vào đáp án đúng của từng câu. Số sau mỗi lựa chọn là số bài đã chọn. Cột nào không "
        "phải câu hỏi thi thì đánh dấu “Không phải câu hỏi”: dòng của cột ấy bị xóa khỏi danh sách "
        "câu hỏi, tệp câu trả lời vẫn giữ nguyên.",
        en="Press the right answer of each question. The number after an option says how many "
        "responses chose it. Tick “Not a question” where a column is not a question of the quiz: "
        "its line is deleted from the list of questions, and the file of answers stays as it is.",
    ),
    "draft.points_each": Both(vi="Điểm mỗi câu", en="Points per question"),
    "draft.add": Both(vi="Thêm câu hỏi từ cột khác", en="Add questions from other columns"),
    "draft.add_hint": Both(vi="Chọn cột", en="Choose columns"),
    "draft.no_key": Both(vi="chưa có đáp án", en="no key yet"),
    "draft.none": Both(vi="Không phải câu hỏi", en="Not a question"),
    "draft.none_all": Both(
        vi="Mọi cột cùng tên không phải câu hỏi", en="No column of this name is a question"
    ),
    "draft.none_effect": Both(
        vi="Cột này bị xóa khỏi danh sách câu hỏi và không tính điểm.",
        en="This column is deleted from the list of questions and does not count.",
    ),
    "draft.key": Both(vi="Đáp án đúng", en="Right answer"),
    "draft.others": Both(
        vi="{count} bài trả lời khác các lựa chọn trên.",
        en=("{count} response has another answer.", "{count} responses have another answer."),
    ),
    "draft.several_right": Both(
        vi="Chọn một trong {count} đáp án này đều đúng.",
        en="Any one of these {count} answers is right.",
    ),
    "draft.marking": Both(vi="{kind} · {points} điểm", en="{kind} · points: {points}"),
    "draft.kind": Both(vi="Cách chấm", en="How it is marked"),
    "draft.points": Both(vi="Điểm của câu này", en="Points of this question"),
    "draft.unseen": Both(vi="Thêm lựa chọn chưa ai chọn", en="Add an option that nobody chose"),
    "draft.unseen_help": Both(
        vi="Ghi đúng từng chữ như trong biểu mẫu.",
        en="Write the option exactly as in the form.",
    ),
    "kind.single": Both(vi="một lựa chọn", en="one choice"),
    "kind.multiple": Both(vi="nhiều lựa chọn", en="several choices"),
    "kind.multiple_partial": Both(
        vi="nhiều lựa chọn, tính điểm từng phần",
        en="several choices, part marks",
    ),
    "kind_help.single": Both(
        vi="Đúng khi chọn một đáp án đúng.",
        en="Right when one right answer is chosen.",
    ),
    "kind_help.multiple": Both(
        vi="Đúng khi chọn đủ các đáp án đúng và không chọn thừa.",
        en="Right when all right answers are chosen and no others.",
    ),
    "kind_help.multiple_partial": Both(
        vi="Điểm theo số lựa chọn đúng trừ số lựa chọn sai, chia cho số đáp án; không dưới 0.",
        en="Right choices minus wrong choices, divided by the number of right answers; never "
        "below 0.",
    ),
    "draft.no_questions": Both(
        vi="Không có câu hỏi nào được tính điểm: mọi người sẽ có 0 điểm.",
        en="No question counts, so everybody will have 0 points.",
    ),
    "draft.keys_open": Both(
        vi="Còn {count} câu chưa chọn đáp án (đã chọn {done}).",
        en=(
            "{count} question has no key yet (done: {done}).",
            "{count} questions have no key yet (done: {done}).",
        ),
    ),
    "draft.keys_done": Both(
        vi="Cả {count} câu đã có đáp án.",
        en=("{count} question has its key.", "All {count} questions have their keys."),
    ),
    "draft.problems": Both(
        vi="Có {count} chỗ cần sửa",
        en=("{count} mistake to correct", "{count} mistakes to correct"),
    ),
    "draft.result_title": Both(vi="4. Kết quả thử", en="4. Trial result"),
    "draft.result_lead": Both(
        vi="Tính đúng như cuộc thi thật, từ tệp này; chưa có gì được ghi lại.",
        en="Computed from this file exactly as in the real contest; nothing is kept.",
    ),
    "draft.compute": Both(vi="Xem bảng xếp hạng", en="See the standings"),
    "draft.changed": Both(
        vi="Bản nháp đã thay đổi; bấm để tính lại.",
        en="The draft has changed; press to compute again.",
    ),
    "draft.keep_title": Both(vi="5. Mở hoặc giữ lại", en="5. Open it or keep it"),
    "draft.keep_lead": Both(
        vi="Mở cuộc thi này để xem các trang với tệp câu trả lời đã nạp. Cuộc thi có sổ số liệu "
        "riêng và không công khai gì.",
        en="Open the contest to see its pages with the file of answers loaded. The contest has a "
        "ledger of its own, and nothing is published.",
    ),
    "draft.open_contest": Both(vi="Mở cuộc thi này", en="Open this contest"),
    "draft.not_opened": Both(vi="Chưa mở được cuộc thi này", en="This contest was not opened"),
    "draft.open_before": Both(vi="Mở bản đã mở lần trước", en="Open the one made before"),
    "draft.open_anew": Both(vi="Mở bản vừa sửa", en="Open it as corrected"),
    "draft.open_anew_what": Both(
        vi="Bản nháp này đã được mở, và sau đó đã sửa. Mở bản vừa sửa sẽ thay cuộc thi đã mở: các "
        "quyết định đã ghi trong đó bị xóa.",
        en="This draft was opened, and was corrected since. Opening it as corrected replaces the "
        "contest made before: the decisions written in it are deleted.",
    ),
    "draft.open_anew_yes": Both(vi="Thay và mở", en="Replace and open"),
    "draft.folder_lead": Both(
        vi="Để dùng thật, giữ lại thư mục cuộc thi. Thư mục có ba tệp: thể lệ, câu hỏi và đơn vị; "
        "không có dữ liệu của người dự thi.",
        en="For the real contest, keep its folder. The folder holds three files: "
        "the rules, the questions and the units. It holds no data of participants.",
    ),
    "draft.finished_lead": Both(
        vi="Thư mục đã ghi không cần bản nháp nữa. Xóa bản nháp thì tệp câu trả lời trên máy chủ "
        "cũng bị xóa.",
        en="The written folder no longer needs the draft. Deleting the draft also deletes the file "
        "of answers from the server.",
    ),
    "draft.finished": Both(vi="Xong, xóa bản nháp", en="Done, delete the draft"),
    "draft.write": Both(vi="Ghi thành thư mục mới", en="Write as a new folder"),
    "draft.zip": Both(vi="Tải thư mục (zip)", en="Download the folder (zip)"),
    "draft_write.done": Both(vi="Đã ghi thư mục {folder}.", en="The folder {folder} is written."),
    "draft_write.taken": Both(
        vi="Đã có thư mục tên {name}; không ghi đè. Hãy đổi tên thư mục ở bước 2.",
        en="A folder {name} already exists; nothing is overwritten. Change the name in step 2.",
    ),
    "draft_write.refused": Both(
        vi="Máy chủ không cho ghi thư mục {name}. Hãy tải zip và báo người quản trị.",
        en="The server may not write the folder {name}. Download the zip and tell the "
        "administrator.",
    ),
    "draft.next": Both(
        vi="Tiếp theo, người quản trị chép tệp vào thư mục của chương trình và chạy ở đó:",
        en="Next, the administrator copies the file to the program's folder and runs there:",
    ),
}
