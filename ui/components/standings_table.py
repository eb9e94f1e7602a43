"""A table of standings: its rules, one page of its rows, and the whole as a file."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from i18n.format import Format
from results import View
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
)


@dataclass(frozen=True, slots=True)
class Choice:
    """The filters of standings: a round (None: overall), a unit with those beneath, a name part."""

    round: str | None = None
    unit: str | None = None
    search: str = ""

    def count(self, view: View) -> int:
        """The number of lines."""
        return view.standings_count(self.round, unit=self.unit, search=self.search)

    def rows(self, view: View, offset: int = 0, limit: int | None = None) -> list[Row]:
        """The lines, or a slice of them."""
        found = view.standings(
            self.round, unit=self.unit, search=self.search, offset=offset, limit=limit
        )
        return list(found.to_pylist())


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
    if "prediction_distance" in visit.contest.settings.ranking.order:
        return columns
    return tuple(c for c in columns if c.heading != say("column.distance"))


def _distance(row: Row, fmt: Format) -> str:
    return fmt.whole(row["prediction_distance"])
