"""Words of the page **Mã QR và banner**, and of the sheets, posters and banners."""

from i18n.both import Both

WORDS = {
    "promotion.title": Both(vi="Mã QR và banner", en="QR codes and banners"),
    "promotion.help": Both(
        vi="Mã QR, áp phích và banner dẫn đến biểu mẫu dự thi.",
        en="QR codes, posters and banners that lead to the form.",
    ),
    "promotion.call": Both(vi="Quét mã QR để dự thi", en="Scan the QR code to take part"),
    "promotion.press": Both(vi="Tham gia ngay", en="Take part"),
    "promotion.how": Both(
        vi="Mở camera hoặc Zalo, quét mã, trả lời rồi bấm Gửi.",
        en="Open the camera or Zalo, scan the code, answer, and press Send.",
    ),
    "promotion.from": Both(vi="Bắt đầu: {moment}", en="Opens: {moment}"),
    "promotion.deadline": Both(vi="Hạn chót: {moment}", en="Closes: {moment}"),
    "promotion.until": Both(vi="Kết thúc: {moment}", en="Closes: {moment}"),
    "promotion.for_unit": Both(vi="Mã QR dự thi của", en="QR code of"),
    "promotion.for_all": Both(vi="Dành cho mọi đơn vị", en="For all units"),
    "promotion.filled": Both(
        vi="Biểu mẫu đã điền sẵn đơn vị: {text}", en="The form has the unit filled in: {text}"
    ),
    "promotion.alt": Both(vi="Mã QR dẫn đến biểu mẫu dự thi", en="QR code that leads to the form"),
    "promotion.as_of": Both(
        vi="Danh sách đơn vị và số liệu tính đến {moment}", en="Units and data as of {moment}"
    ),
    "promotion.link": Both(vi="Liên kết đến biểu mẫu", en="Link to the form"),
    "promotion.right": Both(
        vi="Đúng dạng liên kết của Google Biểu mẫu", en="A proper link of Google Forms"
    ),
    "promotion.no_form": Both(
        vi="Chưa khai báo biểu mẫu, nên chưa có mã QR. Ghi địa chỉ biểu mẫu vào khai báo của "
        "cuộc thi.",
        en="No form is declared, so there is no QR code. Write the form's address into the "
        "contest's settings.",
    ),
    "promotion.no_prefill": Both(
        vi="Chưa khai báo câu hỏi về đơn vị, nên chưa có mã QR điền sẵn đơn vị. Trong trình soạn"
        " biểu mẫu: Lấy đường liên kết được điền trước, chọn một đơn vị, sao chép liên kết; "
        "rồi ghi đoạn entry.<chữ số> vào mục điền sẵn trong khai báo của cuộc thi.",
        en="The question for the unit is not declared, so no QR code fills the unit in. In the "
        "form's editor: Get pre-filled link, choose a unit, copy the link; then write its "
        "entry.<digits> as the field to fill in, in the contest's settings.",
    ),
    "promotion.choose": Both(vi="Mã QR và banner dẫn đến", en="The code and the banner lead to"),
    "promotion.form": Both(vi="Biểu mẫu chung, chưa điền đơn vị", en="The form, no unit filled in"),
    "promotion.code": Both(vi="Mã QR", en="QR code"),
    "promotion_form.png": Both(vi="Ảnh PNG", en="PNG"),
    "promotion_form.svg": Both(vi="Ảnh SVG", en="SVG"),
    "promotion_form.sheet": Both(vi="Tờ A4 (PDF)", en="A4 sheet (PDF)"),
    "promotion_form.poster": Both(vi="Áp phích A3 (PDF)", en="A3 poster (PDF)"),
    "promotion.all": Both(
        vi="Cả {count} đơn vị", en=("The one unit ({count})", "All {count} units")
    ),
    "promotion.all_lead": Both(
        vi="Mỗi đơn vị một mã QR đã điền sẵn tên. Nhiều đơn vị thì tệp cần khoảng nửa phút để tạo.",
        en="A QR code for each unit, with its name filled in. For many units a file takes about "
        "half a minute.",
    ),
    "promotion.all_sheets": Both(
        vi="Mọi tờ A4 để in (một PDF)", en="All A4 sheets to print (one PDF)"
    ),
    "promotion.zip": Both(vi="Mọi PNG, SVG, PDF (zip)", en="All PNG, SVG, PDF (zip)"),
    "promotion.banners": Both(vi="Banner cho cổng, trang thông tin", en="Banners for portals"),
    "promotion.banners_lead": Both(
        vi="Bấm vào banner thì mở liên kết đã chọn ở trên.",
        en="A click on the banner opens the link that was chosen above.",
    ),
    "promotion.size": Both(vi="Cỡ, tính bằng điểm ảnh", en="Size in pixels"),
    "promotion.banner_png": Both(vi="Ảnh PNG", en="PNG"),
    "promotion.banner_html": Both(vi="HTML có sẵn ảnh", en="HTML with the picture inside"),
    "promotion.paste": Both(
        vi="Mã để dán vào trang: tải ảnh PNG lên cổng, rồi thay tên tệp trong src bằng địa chỉ của "
        "ảnh. Tệp HTML đã có sẵn ảnh, không phải thay gì.",
        en="The code to paste: upload the PNG to the portal, then put the picture's address in "
        "place of the file name in src. The HTML file has the picture inside, and nothing to "
        "replace.",
    ),
    "link_where.form": Both(vi="Địa chỉ biểu mẫu", en="The form's address"),
    "link_where.prefill": Both(vi="Phần điền sẵn đơn vị", en="The field that fills the unit in"),
    "link_fault.scheme": Both(
        vi="{where} là {found}; phải bắt đầu bằng https://. Sửa khai báo của cuộc thi.",
        en="{where} is {found}; it must begin with https://. Mend the contest's settings.",
    ),
    "link_fault.host": Both(
        vi="{where} trỏ đến {found}; phải là docs.google.com (hoặc forms.gle, khi không điền "
        "sẵn). Sửa khai báo của cuộc thi.",
        en="{where} leads to {found}; expected docs.google.com (or forms.gle, without a field to"
        " fill in). Mend the contest's settings.",
    ),
    "link_fault.form_id": Both(
        vi="{where} có đường dẫn {found}; phải là liên kết mà nút Gửi của biểu mẫu đưa ra, dạng "
        "/forms/d/e/<mã biểu mẫu>/viewform. Sửa khai báo của cuộc thi.",
        en="{where} has the path {found}; expected the link that the form's Send button gives, "
        "such as /forms/d/e/<form id>/viewform. Mend the contest's settings.",
    ),
    "link_fault.field": Both(
        vi="{where} không phải là trường điền sẵn; phần điền sẵn chỉ có đơn vị, hoặc đơn vị từng"
        " cấp. Sửa khai báo của cuộc thi.",
        en="{where} is not a field that a link fills in; only the unit is filled in, or the unit"
        " of each level. Mend the contest's settings.",
    ),
    "link_fault.entry": Both(
        vi="{where} là {found}; phải là entry. và các chữ số, như trong liên kết điền sẵn của "
        "biểu mẫu. Sửa khai báo của cuộc thi.",
        en="{where} is {found}; expected entry. and digits, as the form's pre-filled link has "
        "it. Mend the contest's settings.",
    ),
    "link_fault.gap": Both(
        vi="Phần điền sẵn có {found}; phải là một mình đơn vị, hoặc đơn vị từng cấp liên tiếp. "
        "Sửa khai báo của cuộc thi.",
        en="The fields to fill in are {found}; expected the unit alone, or the unit of each "
        "level without a gap. Mend the contest's settings.",
    ),
    "link_fault.twice": Both(
        vi="Phần điền sẵn có hai trường dùng chung một mã câu hỏi: {found}. Mỗi trường cần mã "
        "riêng. Sửa khai báo của cuộc thi.",
        en="Two fields to fill in have one entry: {found}. Each needs its own. Mend the "
        "contest's settings.",
    ),
    "link_fault.short": Both(
        vi="{where} là liên kết rút gọn {found}, không điền sẵn được đơn vị; phải là liên kết "
        "đầy đủ ở docs.google.com. Sửa khai báo của cuộc thi.",
        en="{where} is a short link of {found}, which fills no unit in; expected the long link "
        "at docs.google.com. Mend the contest's settings.",
    ),
}
