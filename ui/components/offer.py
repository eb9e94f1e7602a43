"""Offers files. A click opens the contest again for the person who is signed in at that moment.

The log notes a table before the file goes out. If the log cannot be written, no file is made. The
function that makes a file keeps no view and draws nothing, because it may run an hour later and
outside of any page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from hashlib import sha256

from streamlit.runtime.scriptrunner import get_script_run_ctx

from i18n.format import Format
from i18n.words import Words
from publish.csv import csv_bytes
from results import Principal, View
from service import downloads
from service.log import note_down
from service.log_scope import stated
from ui.components.blocks import show
from ui.components.markup import Html, tag
from ui.components.tables import Row
from ui.shell import session
from ui.shell.visit import Visit

Fields = Sequence[tuple[str, str]]
"""The file's columns: the key of a heading, and the field of a row."""
Rows = Callable[[View], Iterable[Row]]
"""Finds the rows in a view that is made when the file is taken."""
Document = Callable[[View], bytes]
"""Makes a document from such a view. It keeps no view of its own."""
Counted = Callable[[View], tuple[bytes, int]]
"""The same, with the number of people or units that the document lists."""


def offer(
    visit: Visit, label: str, name: str, fields: Fields, rows: Rows, purpose: str = ""
) -> None:
    """Draw a link that looks like a button. A click makes a CSV file with the `rows` of the view at
    that moment. The log has the `purpose` that somebody stated."""
    make = partial(
        _make, say=visit.say, of_page=visit.of_page, name=name, fields=fields, rows=rows,
        purpose=purpose,
    )  # fmt: skip
    show(file_link(label, f"{name}.csv", make), narrow=True)


def offer_document(visit: Visit, label: str, file: str, make: Document, media_type: str) -> None:
    """Draw a link to a file about one person or about no person, made from the view at the moment
    of the click. The log names the file."""
    offer_counted(visit, label, file, partial(_of_one, make=make), media_type)


def offer_counted(visit: Visit, label: str, file: str, make: Counted, media_type: str) -> None:
    """Draw a link to a document about many, made from the view at the moment of the click. The log
    has their number."""
    taking = partial(_make_document, of_page=visit.of_page, file=file, document=make)
    show(file_link(label, file, taking, media_type), narrow=True)


def file_link(
    label: str, file: str, make: downloads.Make, media_type: str = "text/csv; charset=utf-8"
) -> Html:
    """A link, styled as a button, to a file that `make` makes for whoever takes it."""
    token = downloads.offer(
        session.session_id(),
        session.face(),
        file,
        session.in_same_contest(make),
        place=session.served(),
        now=session.clock(),
        media_type=media_type,
        slot=_open_page(),
    )
    return tag("a", label, href=f"{session.base()}/tai-ve/{token}", download=file, cls="ct-button")


def _open_page() -> str:
    """The id of the open page, so that two open pages of one viewer keep files of their own."""
    context = get_script_run_ctx()
    return context.session_id if context else ""


def _make(
    who: Principal,
    *,
    say: Words,
    of_page: Callable[[View], View],
    name: str,
    fields: Fields,
    rows: Rows,
    purpose: str,
) -> bytes:
    lines = list(rows(of_page(session.open_for(who).view)))
    headings = [say(key) for key, _ in fields]
    content = csv_bytes(
        headings, ([row.get(field) for _, field in fields] for row in lines), Format(say.language)
    )
    _note(who, stated(f"{name}.csv", purpose), len(lines), content)
    return content


def _of_one(view: View, *, make: Document) -> tuple[bytes, int]:
    return make(view), 1


def _make_document(
    who: Principal, *, of_page: Callable[[View], View], file: str, document: Counted
) -> bytes:
    content, rows = document(of_page(session.open_for(who).view))
    _note(who, file, rows, content)
    return content


def _note(who: Principal, scope: str, rows: int, content: bytes) -> None:
    note_down(
        session.place(),
        who,
        "export",
        scope=scope,
        rows=rows,
        sha256=sha256(content).hexdigest(),
        moment=session.moment(),
    )
