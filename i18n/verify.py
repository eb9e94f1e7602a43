"""Words of the page on which anybody verifies a winner's paper."""

from i18n.both import Both

WORDS = {
    "verify.title": Both(
        vi="Xác minh giấy chứng nhận đạt giải", en="Verify a winner's certificate"
    ),
    "verify.lead": Both(
        vi="Nhập mã và họ tên đúng như in trên giấy. Trang này chỉ trả lời khớp hay không khớp với "
        "kết quả chính thức.",
        en="Enter the code and the name as they are printed on the paper. This page only tells "
        "whether they match the official result.",
    ),
    "verify.code": Both(vi="Mã xác minh", en="Code"),
    "verify.code_help": Both(
        vi="12 chữ và số, in cạnh mã QR; gạch nối, chữ hoa hay thường đều được.",
        en="12 letters and digits, printed beside the QR code; hyphens and case do not matter.",
    ),
    "verify.name": Both(vi="Họ và tên", en="Full name"),
    "verify.name_help": Both(vi="Đủ dấu như trên giấy.", en="With all accents, as on the paper."),
    "verify.ask": Both(vi="Xác minh", en="Verify"),
    "verify.again": Both(vi="Xác minh giấy khác", en="Verify another paper"),
    "verify.missing": Both(
        vi="Cần nhập cả mã và họ tên.", en="Both the code and the name are needed."
    ),
    "verify.no_code": Both(
        vi="Mã có đúng 12 chữ và số. Đề nghị xem lại mã.",
        en="A code has exactly 12 letters and digits. Please look at the code again.",
    ),
    "verify.match": Both(vi="Khớp", en="Match"),
    "verify.match_says": Both(
        vi="Kết quả chính thức có giấy mang mã và họ tên này. Giải ghi trên giấy phải là:",
        en="The official result has a paper with this code and this name. The prize on the paper "
        "must be:",
    ),
    "verify.no_match": Both(vi="Không khớp", en="No match"),
    "verify.no_match_says": Both(
        vi="Không có giấy nào mang mã này cùng họ tên này theo kết quả chính thức mới nhất. Xem "
        "lại từng chữ trên giấy; nếu vẫn không khớp, đề nghị hỏi Ban Tổ chức.",
        en="By the newest official result no paper has this code together with this name. Look at "
        "each letter on the paper again; if it still does not match, please ask the organizers.",
    ),
    "verify.not_yet": Both(vi="Chưa có kết quả chính thức", en="No official result yet"),
    "verify.not_yet_do": Both(
        vi="Giấy chứng nhận đạt giải xác minh được sau khi Ban Tổ chức công bố kết quả chính thức.",
        en="Winners' certificates can be verified once the organizers have released the official "
        "result.",
    ),
    "verify.busy": Both(vi="Có quá nhiều lượt xác minh", en="Too many papers are being verified"),
    "verify.trouble": Both(vi="Tạm thời chưa xác minh được", en="Nothing can be verified now"),
    "verify.trouble_do": Both(
        vi="Đề nghị thử lại sau ít phút.", en="Please try again in a few minutes."
    ),
    "verify.link": Both(vi="Xác minh giấy chứng nhận đạt giải", en="Verify a winner's certificate"),
}
