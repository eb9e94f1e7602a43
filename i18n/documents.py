"""Words of the page **Báo cáo và văn bản**."""

from i18n.both import Both

WORDS = {
    "documents.title": Both(vi="Báo cáo và văn bản", en="Reports and papers"),
    "documents.help": Both(
        vi="Báo cáo nhanh, biểu tổng hợp và giấy chứng nhận để tải về.",
        en="The bulletin, the workbook and the certificates to take away.",
    ),
}
