"""Words of the page **Đôn đốc**."""

from i18n.both import Both

WORDS = {
    "chase.title": Both(vi="Đôn đốc", en="Chasing"),
    "chase.help": Both(
        vi="Những đơn vị còn thiếu người dự thi, cần gọi ai, và công văn gửi họ.",
        en="The units that miss participants, whom to call, and the letters to them.",
    ),
}
