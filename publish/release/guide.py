"""The page for inspectors, as a file that goes with a result."""

from __future__ import annotations

from pathlib import Path

from i18n.format import Language

NAMES: dict[Language, str] = {"vi": "cach-kiem-tra.txt", "en": "how-to-check.txt"}
MEDIA_TYPE = "text/plain; charset=utf-8"
_PAGES: dict[Language, str] = {"vi": "thanh-tra.vi.md", "en": "inspection.md"}
_DOCS = Path(__file__).resolve().parents[2] / "docs"


def guide(language: Language) -> bytes:
    """How anybody checks a release without trusting the program: `docs/inspection.md` as it is.

    Raises:
        OSError: the documents of the program are not there.
    """
    return (_DOCS / _PAGES[language]).read_bytes()
