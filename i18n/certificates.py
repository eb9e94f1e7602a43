"""Words of the *giấy chứng nhận* and of its section on the page **Báo cáo và văn bản**."""

from i18n.both import Both

WORDS: dict[str, Both] = {}
