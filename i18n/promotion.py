"""Words of the page **Mã QR và banner**."""

from i18n.both import Both

WORDS = {
    "promotion.title": Both(vi="Mã QR và banner", en="QR codes and banners"),
    "promotion.help": Both(
        vi="Mã QR, áp phích và banner dẫn đến biểu mẫu dự thi.",
        en="QR codes, posters and banners that lead to the form.",
    ),
}
