"""Finds the spreadsheet that a source names by its id, or by the link that the browser shows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from contest.errors import SourceError

_ID = re.compile(r"[A-Za-z0-9_-]{20,}")
_EDIT_LINK = re.compile(
    r"https://docs\.google\.com/spreadsheets/(?:u/\d+/)?d/(?P<id>[A-Za-z0-9_-]{20,})"
    r"(?:/(?:edit)?(?:[?#].*)?)?"
)
_OTHER_LINK = re.compile(r"https?://(?:docs\.google\.com/(?!spreadsheets/)|forms\.gle/|drive\.)")
"""Links of the form or of Drive. Nobody can read answers from them."""
_PUBLISHED = "2PACX-"
_TAB = re.compile(r"[?#&]gid=(\d+)")


@dataclass(frozen=True)
class Link:
    """A spreadsheet, and the tab that the link points at, or None."""

    spreadsheet_id: str
    sheet_id: int | None = None


def parse_link(text: str) -> Link:
    """The spreadsheet that `spreadsheet_id` names.

    >>> parse_link("https://docs.google.com/spreadsheets/d/1AbcDefGhiJklMnoPqrStu/edit#gid=7")
    Link(spreadsheet_id='1AbcDefGhiJklMnoPqrStu', sheet_id=7)

    Raises:
        SourceError: the text is a published address, or does not name a spreadsheet.
    """
    text = text.strip()
    if _ID.fullmatch(text) and not text.startswith(_PUBLISHED):
        return Link(text)
    if found := _EDIT_LINK.fullmatch(text):
        tab = _TAB.search(text)
        return Link(found["id"], int(tab[1]) if tab else None)
    if not _OTHER_LINK.match(text):
        refuse_address(text)
    raise SourceError(
        "Google Sheets: spreadsheet_id in contest.toml does not name a spreadsheet; expected the "
        "part of the response sheet's link between /d/ and /edit, or that whole link. The form's "
        "own link is different: open the sheet from the form, under Responses",
        code="google_no_spreadsheet",
    )


def refuse_address(text: str) -> None:
    """Refuse an address of the web where a file or a spreadsheet is expected.

    Raises:
        SourceError: the text is an address of the web.
    """
    if re.match(rf"https?:/|{_PUBLISHED}", text, re.IGNORECASE):
        raise SourceError(
            "Google Sheets: at this address anybody can read the answers, with names and phone "
            "numbers, because the address has no lock and the link is enough to read everything. "
            "End the publishing (File > Share > Publish to web), share the sheet with "
            "the program's own address instead, and give the sheet's id; or download the file and "
            "give its path (docs/google.md)",
            code="google_public_link",
        )
