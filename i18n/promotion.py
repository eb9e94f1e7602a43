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
}
