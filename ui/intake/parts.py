"""Parts of the page Tiếp nhận bài thi: the balance, the reasons, the sources, what waits."""

from __future__ import annotations

from contest.reasons import REASONS, STATES
from results import Balance, SourceStatus
from ui.components.blocks import Term, Tone, bullets, equation, heading, note, quiet, show, state
from ui.components.markup import Html, join, tag
from ui.components.tables import Column, Row, table
from ui.shell.visit import Visit

_TONES: dict[str, Tone] = {"held": "warn"}
_SOURCE_TONES: dict[str, Tone] = {"ok": "good", "stale": "bad"}


def draw_balance(visit: Visit, balance: Balance) -> None:
    """observed = accepted + held + rejected + superseded + withdrawn, written out."""
    say, fmt = visit.say, visit.fmt
    total = Term(say("state.observed"), fmt.whole(balance.observed))
    parts = [
        Term(
            say(f"state.{name}"), fmt.whole(count), _TONES.get(name, "plain") if count else "plain"
        )
        for name, count in ((name, getattr(balance, name)) for name in STATES)
    ]
    repaired = say("balance.repaired", n=balance.repaired_phones)
    count = fmt.whole(balance.repaired_phones)
    show(
        heading(say("balance.title"), say("balance.lead")),
        equation(total, parts),
        quiet(f"{count} {repaired}") if balance.repaired_phones else None,
    )


def draw_reasons(visit: Visit, balance: Balance) -> None:
    """Each reason with its sentence, the state it leads to, and how many responses have it."""
    if not balance.observed:
        return
    say, fmt = visit.say, visit.fmt
    show(heading(say("reasons.title")))
    counted = {code: n for code, n in balance.reasons.items() if n}
    if not counted:
        show(note(say("reasons.none"), tone="good"))
        return
    order = {name: place for place, name in enumerate(STATES)}
    rows = [
        {"reason": REASONS[code], "count": n}
        for code, n in sorted(
            counted.items(), key=lambda item: (order[REASONS[item[0]].state], -item[1], item[0])
        )
    ]
    columns = (
        Column(say("column.reason"), lambda row: _sentence(visit, row), "main"),
        Column(say("column.state"), lambda row: say(f"state.{row['reason'].state}"), "more"),
        Column(
            say("column.responses"),
            lambda row: fmt.whole(row["count"]),
            "lead-value",
            True,
            "ct-strong",
        ),
    )
    show(table(columns, rows, name=say("reasons.title")))


def draw_sources(visit: Visit, balance: Balance) -> None:
    """Each source: its rows, when it was last read whole, and whether it still answers."""
    say, fmt = visit.say, visit.fmt
    columns = (
        Column(say("column.source"), lambda row: row["source"].id, "main", style="ct-strong"),
        Column(say("column.source_state"), lambda row: _source_state(visit, row), "lead-value"),
        Column(say("column.rows"), lambda row: fmt.whole(row["source"].rows), "more", True),
        Column(say("column.last_good"), lambda row: _last_good(visit, row), "more", True),
    )
    rows = [{"source": source} for source in balance.sources]
    show(heading(say("sources.title")), table(columns, rows, name=say("sources.title")))


def draw_notices(visit: Visit) -> None:
    """Keys that the folder declares and this version does not apply yet."""
    if visit.contest.notices:
        title = tag("b", visit.say("notices.title"))
        show(note(title, bullets(tag("code", key) for key in visit.contest.notices)))


def _sentence(visit: Visit, row: Row) -> Html:
    reason = row["reason"]
    text = reason.en if visit.say.language == "en" else reason.vi
    return join([text, " ", tag("span", reason.code, cls="ct-badge")])


def _source_state(visit: Visit, row: Row) -> Html:
    source: SourceStatus = row["source"]
    tone = _SOURCE_TONES.get(source.state, "plain")
    return state(visit.say(f"source.{source.state.replace(' ', '_')}"), tone)


def _last_good(visit: Visit, row: Row) -> str:
    source: SourceStatus = row["source"]
    if source.last_good_at is None:
        return visit.say("unit.none_yet")
    return visit.fmt.moment(visit.contest.local(source.last_good_at))
