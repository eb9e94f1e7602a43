"""A figure that somebody sends on, and its files: PNG, SVG and CSV.

Every function beside this one makes a `Shared` from a view, so nobody shares more than the page
shows him.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from contest import Contest
from contest.csv_cells import Cell
from i18n.format import Format
from i18n.words import Words
from publish.csv import csv_bytes
from publish.figures.drawn import Drawn
from publish.framed import Shown, Size, framed, pictured_as
from publish.made import Made, safe
from results import View

Form = Literal["png", "svg", "csv"]
FORMS: tuple[Form, ...] = ("png", "svg", "csv")
SIZE: Size = (1600, 1200)
MOST_BARS = 14
"""The most bars that can be read in a picture of `SIZE`."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A figure to send on. `name`: what the figure shows, in a few words that name its files.
    `about`: the code of a unit or of a group, or the id of a question; None: the whole contest.

    `sentence`: what the figure says, ready to copy, with the time of the numbers. `figure`: the
    data of `layouts/figure.typ`. `rows`: the numbers behind the figure, under `headings`, with
    rates as shares of one; None is an unknown number.
    """

    name: str
    about: str | None
    title: str
    subtitle: str
    sentence: str
    figure: Drawn
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]


Sharing = Callable[[View, Words, Format], Shared]
"""Makes a figure to send on from what a viewer sees, in a language."""


def file_name(shared: Shared, form: Form, as_of: datetime) -> str:
    """The name of a file in letters that every system keeps, such as
    `ty-le-tham-gia-district-20241202-2000.png`. `as_of`: contest-local."""
    return Made(safe(shared.name).lower(), shared.about, as_of, form, b"").name


def file_of(
    shared: Shared, form: Form, contest: Contest, as_of: datetime, say: Words, fmt: Format
) -> bytes:
    """A picture with title, time and organizer; or the numbers as CSV."""
    if form == "csv":
        return table_of(shared, as_of, say, fmt)
    shown = Shown(shared.name, shared.title, shared.subtitle, shared.figure)
    return pictured_as(framed(shown, contest, as_of, SIZE, say, fmt), form)


def table_of(shared: Shared, as_of: datetime, say: Words, fmt: Format) -> bytes:
    """The numbers as CSV for a spreadsheet that is set to the language (`csv_bytes`). Each line
    ends with the time of the numbers."""
    headings = [*shared.headings, say("share.as_of_column")]
    return csv_bytes(headings, ([*row, as_of] for row in shared.rows), fmt)


def group_title(view: View, group: str, say: Words) -> str:
    """The title of a group, in the language of the words if the folder declares it there."""
    groups = view.contest.in_language(say.language).groups
    return next(one.title for one in groups if one.id == group)


def as_of_sentence(said: str, as_of: datetime, say: Words, fmt: Format) -> str:
    """What is said, after the time of the numbers: "Tính đến 20:00 ngày 02/12/2024, …"."""
    return say("share.sentence", clock=fmt.clock(as_of), day=fmt.day(as_of.date()), said=said)
