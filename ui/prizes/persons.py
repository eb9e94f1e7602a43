"""Who stands to win the prizes of persons, why, and who would come next."""

from __future__ import annotations

from collections.abc import Sequence

from i18n.format import UNKNOWN, Format
from publish.prizes import PrizeLine, PrizeList, differs_in, next_in, prize_lists
from ui.components.blocks import heading, note, quiet, show
from ui.components.markup import Html
from ui.components.tables import Column, Row, table
from ui.prizes.draw import draw_tie
from ui.prizes.verify import draw_person, state_of, with_state
from ui.shell.visit import Visit


def draw_lead(visit: Visit) -> None:
    """Say what the page is, and by which rules prizes are given."""
    say, settings = visit.say, visit.contest.settings
    if not settings.prizes and not settings.unit_prizes:
        show(note(say("prizes.none_declared")))
        return
    sentences = [say("prizes.lead")]
    if settings.prizes and settings.prize_rules.one_per_person:
        sentences.append(say("prizes.one_per_person"))
    bases = dict.fromkeys(
        section.basis
        for section in (*settings.prizes, settings.prize_rules, *settings.unit_prizes)
        if section.basis
    )
    sentences += [say("standings.basis", basis=basis) for basis in bases]
    show(quiet(" ".join(sentences)))
    _draw_wrong_keys(visit)


def _draw_wrong_keys(visit: Visit) -> None:
    """Warn of probable wrong keys, because a prize that stands on one cannot be taken back."""
    count = sum(bool(item.signs) for item in visit.view.items())
    if count:
        show(
            note(visit.say("prizes.wrong_keys", n=count, count=visit.fmt.whole(count)), tone="bad")
        )
        visit.open_page("items", visit.say("items.title"))


def draw_persons(visit: Visit) -> None:
    """Draw the ties that wait for a draw, then each list of prizes with its lines."""
    if not visit.contest.settings.prizes:
        return
    lists = prize_lists(visit.view)
    for one in lists:
        for tie in one.ties:
            draw_tie(visit, tie, of=name_of(visit, one))
    for one in lists:
        _draw_list(visit, one)


def name_of(visit: Visit, one: PrizeList) -> str:
    """The round and the category of a list, in words."""
    contest = visit.contest
    rounds = {r.id: r.title or r.id for r in contest.rounds}
    parts = [rounds[one.round] if one.round else visit.say("standings.overall")]
    titles = {c.id: c.title or c.id for c in contest.settings.categories}
    return " · ".join([*parts, *([titles[one.category]] if one.category else [])])


def _draw_list(visit: Visit, one: PrizeList) -> None:
    say, fmt = visit.say, visit.fmt
    counts = " · ".join(
        f"{visit.titled(prize.name)}: {fmt.whole(prize.count)}" for prize in one.prizes
    )
    show(heading(name_of(visit, one), counts))
    if not one.lines:
        show(note(say("standings.none")))
        return
    rows = [{"line": line} for line in one.lines]
    show(table(_columns(visit, one.lines), rows, name=name_of(visit, one), ranked=True))
    draw_person(visit, one.lines, key=f"{one.round}_{one.category}")


def _columns(visit: Visit, lines: Sequence[PrizeLine]) -> tuple[Column, ...]:
    say, fmt = visit.say, visit.fmt
    distance = "prediction_distance" in visit.contest.settings.ranking.order
    return (
        Column(say("prizes.prize"), lambda row: _prize(visit, row["line"]), "line",
               style="ct-strong ct-tight"),
        Column(say("column.rank"), lambda row: fmt.whole(_row(row)["rank"]), "rank", True),
        Column(say("column.name"), lambda row: _row(row)["full_name"], "main"),
        Column(say("column.unit"), lambda row: _row(row)["unit_name"], "line"),
        Column(say("column.score"), lambda row: fmt.score(_row(row)["score"]), "lead-value", True),
        *([Column(say("column.distance"),
                  lambda row: fmt.whole(_row(row)["prediction_distance"]), "more", True)]
          if distance else []),
        Column(say("column.submitted"), lambda row: fmt.second(_row(row)["submitted_at"]), "more",
               True),
        Column(say("prizes.why"), lambda row: why(visit, lines, row["line"]), "more"),
    )  # fmt: skip


def _row(row: Row) -> Row:
    line: PrizeLine = row["line"]
    return line.row


def _prize(visit: Visit, line: PrizeLine) -> Html | str:
    """The prize with its state, or why there is none."""
    if line.state == "ineligible":
        return state_of(visit, line.check)
    if line.prize is None:
        return visit.say(f"prizes.{line.state}")
    return with_state(visit, line.prize, line.check)


def why(visit: Visit, lines: Sequence[PrizeLine], line: PrizeLine) -> str:
    """By which field of the order the line stands before the next one, with the other's value."""
    other = next_in(lines, line)
    order = visit.contest.settings.ranking.order
    if other is None or (name := differs_in(order, line.row, other.row)) is None:
        return UNKNOWN
    theirs = value_of(visit.fmt, name, other.row)
    return visit.say("prizes.before", field=visit.say(f"order.{name}"), theirs=theirs)


def value_of(fmt: Format, name: str, row: Row) -> str:
    """The value of a field of the order, as people read it."""
    if row[name] is None:
        return UNKNOWN
    if name == "score":
        return fmt.score(row[name])
    return fmt.second(row[name]) if name == "submitted_at" else fmt.whole(row[name])
