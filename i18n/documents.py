"""Words of the page **Báo cáo và văn bản**."""

from i18n.both import Both

WORDS = {
    "documents.title": Both(vi="Báo cáo và văn bản", en="Reports and papers"),
    "documents.help": Both(
        vi="Báo cáo nhanh, biểu tổng hợp, biên bản, quyết định, danh sách đạt giải và giấy chứng "
        "nhận để tải về.",
        en="The bulletin, the workbook, the papers of the result and the certificates to take "
        "away.",
    ),
}
