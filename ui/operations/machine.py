"""The sources, the poller and the machine: what each of them did last."""

from __future__ import annotations

from collections.abc import Mapping

from service.health import Condition, Live
from ui.components.blocks import Tone, facts, heading, note, show, state
from ui.components.markup import Html, join
from ui.components.source_name import source_name
from ui.components.tables import Column, Row, table
from ui.operations.look import local
from ui.shell.visit import Visit

_GIGABYTE, _MEGABYTE = 1e9, 1e6
_POLLER: Mapping[bool | None, tuple[str, Tone]] = {
    None: ("rests", "plain"), True: ("lives", "good"), False: ("dead", "bad"),
}  # fmt: skip


def draw_sources(visit: Visit, found: Condition) -> None:
    """Draw whether the poller lives, and for each live source its last good reading."""
    say = visit.say
    show(heading(say("operations.sources"), say("operations.sources_lead")))
    if not found.live:
        show(note(say("operations.no_live")))
        return
    columns = (
        Column(say("column.source"), lambda row: source_name(visit, row["live"].source), "main",
               style="ct-strong"),
        Column(say("column.source_state"), lambda row: _state(visit, row), "lead-value"),
        Column(say("column.last_good"), lambda row: _good(visit, row), "more", True),
        Column(say("operations.next"), lambda row: _next(visit, row), "more", True),
    )  # fmt: skip
    rows = [{"live": live} for live in found.live]
    word, tone = _POLLER[found.is_polled]
    polled = facts([(say("operations.poller"), state(say(f"poller.{word}"), tone))])
    show(polled)
    show(table(columns, rows, name=say("operations.sources")))


def draw_machine(visit: Visit, found: Condition) -> None:
    """Draw disk, backups, drills, version and clock."""
    say, fmt = visit.say, visit.fmt
    show(
        heading(say("operations.machine")),
        facts(
            [
                (say("operations.disk"), _disk(visit, found)),
                (say("operations.backup"), _care(visit, found, "backup")),
                (say("operations.drill"), _care(visit, found, "drill")),
                (say("operations.version"), found.version or say("operations.unknown")),
                (say("operations.clock"), fmt.second(visit.contest.local(found.now))),
            ]
        ),
    )


def _state(visit: Visit, row: Row) -> Html:
    live: Live = row["live"]
    if live.pulse is None and not live.is_stale:
        return state(visit.say("operations.never"), "plain")
    return (
        state(visit.say("source.stale"), "bad")
        if live.is_stale
        else state(visit.say("source.ok"), "good")
    )


def _good(visit: Visit, row: Row) -> str:
    live: Live = row["live"]
    return local(visit, live.pulse.good_at if live.pulse else None)


def _next(visit: Visit, row: Row) -> str:
    live: Live = row["live"]
    return local(visit, live.pulse.next_at if live.pulse else None)


def _disk(visit: Visit, found: Condition) -> str:
    if found.free is None or found.size is None:
        return visit.say("operations.unknown")
    free, size = (visit.fmt.decimal(n / _GIGABYTE) for n in (found.free, found.size))
    return visit.say("operations.free", free=free, size=size)


def _care(visit: Visit, found: Condition, kind: str) -> Html | str:
    """The last success, and a failure after it."""
    one = found.backup if kind == "backup" else found.drill
    if one is None:
        return visit.say("operations.never")
    good = local(visit, one.good_at)
    if one.failure:
        failed = state(visit.say("operations.failed", moment=local(visit, one.at)), "bad")
        return join([good, failed], " · ")
    if kind == "backup":
        size = visit.fmt.decimal(one.bytes / _MEGABYTE)
        return visit.say("operations.saved", moment=good, file=one.file, size=size)
    return good
