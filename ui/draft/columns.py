"""Step 2 of a draft: the columns, the window of the contest, and the identity of a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

import streamlit as st

from authoring.draft import Draft, Seen
from authoring.edit import (
    MAPPABLE,
    ambiguous,
    headings,
    identities,
    sparse,
    still_open,
    window_of_file,
    with_columns,
)
from i18n.field_names import field_name
from ui.components.blocks import bullets, heading, note, quiet, show
from ui.components.choice import narrowed
from ui.components.markup import tag
from ui.components.plain import option, plain
from ui.draft.unfinished import before, moment_before
from ui.shell.visit import Visit

_EARLIEST, _LATEST = datetime(2000, 1, 1), datetime(2100, 1, 1)
_UNITS_SHOWN = 200


def draw_columns(visit: Visit, draft: Draft, seen: Seen, key: str) -> Draft | None:
    """The draft as corrected in this step; None, with a note, while something is missing."""
    say = visit.say
    show(heading(say("draft.columns_title"), say("draft.columns_lead")))
    columns = _draw_fields(visit, draft, key)
    draft = replace(draft, columns=columns)
    _draw_repeated(visit, draft)
    _draw_sparse(visit, draft, seen)
    draft = with_columns(draft, seen, columns, day_first=_draw_order(visit, draft, seen, key))
    draft = _draw_people(visit, draft, key)
    _draw_units(visit, draft)
    draft = _draw_contest(visit, draft, key)
    open_points = still_open(draft)
    if open_points:
        lines = bullets(say(f"draft_open.{code}") for code in open_points)
        show(note(tag("b", say("draft.before_next")), lines, tone="warn"))
        return None
    return draft


def _draw_fields(visit: Visit, draft: Draft, key: str) -> dict[str, str]:
    """A choice of column for each field; a field may have none."""
    say, chosen = visit.say, dict[str, str]()
    at_first = {f: before(f"{key}_field_{f}", draft.columns.get(f)) for f in MAPPABLE}
    now = [st.session_state.get(f"{key}_field_{f}", first) for f, first in at_first.items()]
    columns = {text: (text,) for text in headings(draft)}
    offered = narrowed(visit, say("draft.column"), columns, f"{key}_columns", now)
    with st.container(key="draft_fields", horizontal=True, vertical_alignment="bottom"):
        for field, at in at_first.items():
            text = st.selectbox(
                plain(_capital(field_name(field, say))),
                offered.keys,
                format_func=offered.shown.__getitem__,
                index=offered.keys.index(at) if at in offered.keys else None,
                placeholder=say("draft.no_column"),
                filter_mode=None,
                key=f"{key}_field_{field}",
                persist_state="session",
            )
            if text is not None:
                chosen[field] = text
    return chosen


def _draw_repeated(visit: Visit, draft: Draft) -> None:
    """Name the headings that stand on several columns: a form with branches has one a section."""
    say, fmt = visit.say, visit.fmt
    lines = [
        say("draft.repeated", heading=heading, count=fmt.whole(count))
        for heading, count in draft.repeated.items()
    ]
    if lines:
        show(note(bullets(lines)))


def _draw_sparse(visit: Visit, draft: Draft, seen: Seen) -> None:
    """Name the columns with many blanks: a form with branches asks for a name in several places."""
    say, fmt = visit.say, visit.fmt
    lines = [
        say(
            "draft.sparse",
            field=_capital(field_name(field, say)),
            heading=draft.columns[field],
            ratio=fmt.out_of(count, seen.rows),
        )
        for field, count in sparse(draft, seen).items()
    ]
    if lines:
        show(note(tag("b", say("draft.sparse_title")), bullets(lines), tone="warn"))


def _draw_order(visit: Visit, draft: Draft, seen: Seen, key: str) -> bool:
    """Ask for the order of dates, only if the file leaves a doubt."""
    say, found = visit.say, ambiguous(draft, seen)
    if found is None:
        return draft.day_first

    def label(day_first: bool) -> str:
        read = found.day_first if day_first else found.month_first
        unread = found.unread_day_first if day_first else found.unread_month_first
        text = say("draft.reads", text=found.text, date=_spelled(visit, read))
        return plain(text + _unread(visit, unread))

    return bool(
        st.radio(
            say("draft.order"),
            (True, False),
            index=0 if before(f"{key}_order", draft.day_first) else 1,
            format_func=label,
            key=f"{key}_order",
            persist_state="session",
        )
    )


def _draw_people(visit: Visit, draft: Draft, key: str) -> Draft:
    """The fields that identify a person, and the required fields."""
    say = visit.say
    possible = identities(draft)

    def name(field: str) -> str:
        return option(" + ".join(field_name(part, say) for part in field.split("+")))

    # Other columns need other widgets, which start with what the new columns propose.
    version = "_".join(sorted(draft.columns))
    with st.container(key="draft_people", horizontal=True, vertical_alignment="bottom"):
        match_on = st.multiselect(
            say("draft.match_on"),
            possible,
            _possible(f"{key}_match_{version}", draft.match_on, possible),
            format_func=name,
            filter_mode=None,
            help=say("draft.match_on_help"),
            placeholder=say("draft.choose"),
            key=f"{key}_match_{version}",
            persist_state="session",
        )
        fields = [field for field in MAPPABLE if field in draft.columns and field != "submitted_at"]
        required = st.multiselect(
            say("draft.required"),
            fields,
            _possible(f"{key}_required_{version}", draft.required, fields),
            format_func=name,
            filter_mode=None,
            help=say("draft.required_help"),
            placeholder=say("draft.choose"),
            key=f"{key}_required_{version}",
            persist_state="session",
        )
    return replace(draft, match_on=tuple(match_on), required=tuple(required))


def _draw_units(visit: Visit, draft: Draft) -> None:
    """List the spellings in the file, so that a person finds a typo before it becomes a unit."""
    say, fmt = visit.say, visit.fmt
    if not draft.units:
        return
    count = len(draft.units)
    with st.expander(say("draft.units", n=count, count=fmt.whole(count))):
        more = count - _UNITS_SHOWN
        show(
            quiet(say("draft.units_lead")),
            bullets(draft.units[:_UNITS_SHOWN]),
            quiet(say("draft.units_more", count=fmt.whole(more))) if more > 0 else None,
        )


def _draw_contest(visit: Visit, draft: Draft, key: str) -> Draft:
    """The window, the title, and the folder's name."""
    say, fmt = visit.say, visit.fmt
    opens, closes = f"{key}_opens", f"{key}_closes"
    offered = window_of_file(draft)
    with st.container(key="draft_window", horizontal=True, vertical_alignment="bottom"):
        opens_at = _moment(say("draft.opens_at"), opens)
        closes_at = _moment(say("draft.closes_at"), closes)
        if offered:
            st.button(
                say("draft.window_of_file"),
                icon=":material/event_available:",
                key=f"{key}_offer",
                on_click=_take_window,
                args=(opens, closes, *offered),
            )
    if offered:
        first, last = draft.first_submitted_at, draft.last_submitted_at
        show(quiet(say("draft.window_lead", first=fmt.second(first), last=fmt.second(last))))
    with st.container(key="draft_name", horizontal=True, vertical_alignment="bottom"):
        title = st.text_input(
            say("draft.title_of"),
            before(f"{key}_title", draft.title),
            max_chars=300,
            key=f"{key}_title",
            persist_state="session",
        )
        name = st.text_input(
            say("draft.id"),
            before(f"{key}_id", draft.id),
            max_chars=60,
            help=say("draft.id_help"),
            key=f"{key}_id",
            persist_state="session",
        )
    return replace(
        draft,
        opens_at=opens_at,
        closes_at=closes_at,
        title=" ".join(title.split()),
        id=name.strip(),
    )


def _possible(key: str, proposed: Sequence[str], options: Sequence[str]) -> list[str]:
    """What was chosen before, else what is proposed, as far as the options have it."""
    return [one for one in before(key, list(proposed)) if one in options]


def _moment(label: str, key: str) -> datetime | None:
    moment: datetime | None = st.datetime_input(
        label,
        # The button beside sets the value of its own, and a widget has one origin alone.
        None if key in st.session_state else moment_before(key),
        min_value=_EARLIEST,
        max_value=_LATEST,
        format="DD/MM/YYYY",
        step=900,
        key=key,
        persist_state="session",
    )
    return moment


def _take_window(opens: str, closes: str, opens_at: datetime, closes_at: datetime) -> None:
    st.session_state[opens] = opens_at
    st.session_state[closes] = closes_at


def _spelled(visit: Visit, day: date) -> str:
    if visit.say.language == "en":
        return visit.fmt.day(day)
    return visit.say("draft.spelled", day=str(day.day), month=str(day.month), year=str(day.year))


def _unread(visit: Visit, count: int) -> str:
    if not count:
        return ""
    return visit.say("draft.unread", n=count, count=visit.fmt.whole(count))


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
