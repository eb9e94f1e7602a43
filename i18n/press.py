"""Words of the page **Thông tin báo chí**."""

from i18n.both import Both

WORDS = {
    "press.title": Both(vi="Thông tin báo chí", en="Press information"),
    "press.help": Both(
        vi="Những gì đang công khai cho báo chí, và bộ tư liệu để tải về.",
        en="What is public for the press, and the press kit to take away.",
    ),
    "press.not_yet": Both(vi="Số liệu chưa công bố", en="Not published yet"),
    "press.not_yet_text": Both(
        vi="Ban Tổ chức chưa công bố số liệu ở địa chỉ này. Xin ông/bà quay lại sau.",
        en="The committee has not published any figures at this address. Please come back later.",
    ),
    "press.no_file": Both(vi="Không có tệp này", en="No such file"),
    "press.no_file_text": Both(
        vi="Các tệp công khai được liệt kê ở trang Thông tin báo chí của cuộc thi.",
        en="The contest's press page lists the files that are public.",
    ),
}
