"""A table of standings: its rules, one page of its rows, and the whole as a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from i18n.format import Format
from results import View
from results.masks import CONTACTS
from ui.components.blocks import note, quiet, show
from ui.components.offer import offer
from ui.components.tables import Column, Row, table
from ui.shell.visit import Visit

PAGE = 50
_FILE_COLUMNS = (
    ("column.rank", "rank"),
    ("column.name", "full_name"),
    ("column.unit", "unit_name"),
    ("column.code", "unit_code"),
    ("column.score", "score"),
    ("column.distance", "prediction_distance"),
    ("column.submitted", "submitted_at"),
    ("column.category", "category"),
    ("prizes.prize", "prize"),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """The filters of standings: a round (None: overall), a category (None: all, each ranked apart),
    a unit with those beneath, a name part, and the contest-local time before which responses were
    submitted (None: all)."""

    round: str | None = None
    category: str | None = None
    unit: str | None = None
    search: str = ""
    as_of: datetime | None = None

    def count(self, view: View) -> int:
        """The number of lines."""
        return self.seen(view).standings_count(
            self.round, category=self.category, unit=self.unit, search=self.search
        )

    def rows(self, view: View, offset: int = 0, limit: int | None = None) -> list[Row]:
        """The lines, or a slice of them."""
        found = self.seen(view).standings(
            self.round, category=self.category, unit=self.unit, search=self.search, offset=offset,
            limit=limit,
        )  # fmt: skip
        return list(found.to_pylist())

    def seen(self, view: View) -> View:
        """The view of the chosen time."""
        return view if self.as_of is None else view.as_of(self.as_of)

    def rows_with_contacts(self, view: View, purpose: str) -> list[Row]:
        """All lines with whole contacts, for a stated purpose."""
        rows = self.rows(view)
        found = view.contacts_of([row["response_id"] for row in rows], purpose=purpose)
        return [{**row, **found.get(row["response_id"], {})} for row in rows]


def nobody(visit: Visit) -> bool:
    """True while nobody is ranked, so that there is nothing to choose from."""
    return not Choice().count(visit.view)


def draw_nobody(visit: Visit) -> None:
    """Say that nobody is ranked yet."""
    show(note(visit.say("standings.none")))


def draw_rules(visit: Visit) -> None:
    """Draw the declared order of people and its basis."""
    say, ranking = visit.say, visit.contest.settings.ranking
    order = ", ".join(say(f"order.{field}") for field in ranking.order)
    sentences = [say("standings.lead"), say("standings.rule", order=order)]
    if ranking.basis:
        sentences.append(say("standings.basis", basis=ranking.basis))
    show(quiet(" ".join(sentences)))


def draw_frozen(visit: Visit) -> None:
    """Say since when the standings stand still; nothing while they follow the responses."""
    at = visit.view.standings_frozen_at
    if at:
        show(note(visit.say("release.frozen", moment=visit.fmt.moment(at))))


def draw_table(visit: Visit, choice: Choice) -> None:
    """Draw one page of the standings, its place among all lines, and the download of all lines."""
    say, fmt, view = visit.say, visit.fmt, visit.view
    count = choice.count(view)
    if not count:
        show(note(say("standings.no_match")))
        return
    pages = -(-count // PAGE)
    with st.container(key="paging", horizontal=True, vertical_alignment="center"):
        place = st.container(width="content")
        number = st.pagination(pages, key=f"page_{hash(choice)}", max_visible_pages=5)
    offset = (number - 1) * PAGE
    rows = choice.rows(view, offset, PAGE)
    with place:
        show(quiet(_range(offset, len(rows), count, visit)))
    show(table(_columns(visit), rows, name=say("standings.table"), ranked=True))
    offer(
        visit,
        say("standings.download", n=count, count=fmt.whole(count)),
        f"{say('standings.file')}-{visit.contest.id}",
        _FILE_COLUMNS,
        choice.rows,
    )


def draw_contacts(visit: Visit, choice: Choice) -> None:
    """Draw the same file with whole contacts, for who may see them and states a purpose."""
    if not visit.may("unmask"):
        return
    say = visit.say
    with st.expander(say("contacts.title"), icon=":material/contact_phone:"):
        show(quiet(say("contacts.lead")))
        purpose = st.text_input(say("whole.purpose"), max_chars=200, key="contacts_purpose")
        if not purpose.strip():
            return
        offer(
            visit,
            say("contacts.download"),
            f"{say('standings.file')}-{say('contacts.file')}-{visit.contest.id}",
            (*_FILE_COLUMNS, *((f"field.{name}", name) for name in CONTACTS)),
            lambda view: choice.rows_with_contacts(view, purpose),
            purpose,
        )


def _range(offset: int, shown: int, count: int, visit: Visit) -> str:
    return visit.say(
        "standings.range",
        first=visit.fmt.whole(offset + 1),
        last=visit.fmt.whole(offset + shown),
        count=visit.fmt.whole(count),
    )


def _columns(visit: Visit) -> tuple[Column, ...]:
    say, fmt = visit.say, visit.fmt
    columns = (
        Column(say("column.rank"), lambda row: fmt.whole(row["rank"]), "rank", True, "ct-tight"),
        Column(say("column.name"), lambda row: row["full_name"], "main", style="ct-strong"),
        Column(say("column.unit"), lambda row: row["unit_name"], "line"),
        Column(say("column.score"), lambda row: fmt.score(row["score"]), "lead-value", True),
        Column(say("column.distance"), lambda row: _distance(row, fmt), "more", True),
        Column(say("column.submitted"), lambda row: fmt.second(row["submitted_at"]), "more", True),
    )
    settings = visit.contest.settings
    titles = {category.id: category.title or category.id for category in settings.categories}
    apart = Column(say("column.category"), lambda row: titles.get(row["category"], ""), "more")
    prize = Column(
        say("prizes.prize"), lambda row: visit.titled(row["prize"] or ""), "line", style="ct-strong"
    )
    shown = (*columns, *([apart] if titles else []), *([prize] if settings.prizes else []))
    if "prediction_distance" in settings.ranking.order:
        return shown
    return tuple(column for column in shown if column.heading != say("column.distance"))


def _distance(row: Row, fmt: Format) -> str:
    return fmt.whole(row["prediction_distance"])
