"""Words of the page **Thông tin báo chí**."""

from i18n.both import Both

WORDS = {
    "press.title": Both(vi="Thông tin báo chí", en="Press information"),
    "press.help": Both(
        vi="Những gì đang công khai cho báo chí, và bộ tư liệu để tải về.",
        en="What is public for the press, and the press kit to take away.",
    ),
}
