"""The balance of all observed rows, and the reasons why some do not count."""

from __future__ import annotations

from contest.reasons import REASONS, STATES
from i18n.field_names import cell_name
from results import Balance
from ui.components.blocks import Term, Tone, equation, heading, note, quiet, show
from ui.components.markup import Html, tag
from ui.components.tables import Column, Row, table
from ui.shell.visit import Visit

_TONES: dict[str, Tone] = {"held": "warn"}


def draw_balance(visit: Visit, balance: Balance) -> None:
    """Draw the equation observed = accepted + held + rejected + superseded + withdrawn."""
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
        *(quiet(_unread(visit, name, n)) for name, n in balance.unread.items()),
    )


def _unread(visit: Visit, name: str, count: int) -> str:
    field = cell_name(name, visit.contest.items, visit.say)
    return visit.say("balance.unread", n=count, count=visit.fmt.whole(count), field=field)


def draw_reasons(visit: Visit, balance: Balance) -> None:
    """Draw each reason with its sentence, its state, and its number of responses."""
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


def _sentence(visit: Visit, row: Row) -> Html:
    reason = row["reason"]
    text = reason.en if visit.say.language == "en" else reason.vi
    return tag("span", text, title=reason.code)
