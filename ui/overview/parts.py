"""Parts of the page Tổng quan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import streamlit as st

from contest.reasons import UNIT_AMBIGUOUS, UNIT_UNKNOWN
from i18n.phase import left_until, phase_at
from i18n.rates import people_note, rate_text
from publish.sharing.units import contest_headline, groups_bars
from publish.unit_summary import of_today
from results import Headline, League, due_count
from ui.components.blocks import Figure, bar, figures, heading, note, quiet, show, task
from ui.components.drift import drift_sentence, drifted
from ui.components.map_section import draw_legend, draw_map, draw_short_table, shapes_of
from ui.components.markup import Html, join, tag
from ui.components.share import share
from ui.components.source_name import source_name
from ui.shell.menu import group_address
from ui.shell.visit import Visit


def draw_empty(visit: Visit, headline: Headline) -> None:
    """Draw the message of a contest without responses, by its phase.

    The committee also sees responses that do not count, and the message would deny them.
    """
    committee = visit.view.shows("held")
    if visit.view.balance().observed if committee else headline.attempts:
        return
    say, contest = visit.say, visit.contest
    phase = phase_at(visit.view.reference_time, contest.opens_at, contest.closes_at)
    if phase == "before":
        show(note(say("empty.before", moment=visit.fmt.moment(contest.opens_at))))
        return
    live = any(source.is_live for source in contest.sources)
    show(note(say("empty.after" if phase == "after" else "empty.live" if live else "empty.open")))


def draw_alarms(visit: Visit) -> None:
    """Draw first, for the committee, the sources that have lost their connection or a column."""
    if not visit.view.shows("held"):
        return
    sources = visit.view.balance().sources
    say, stale = visit.say, [source for source in sources if source.state == "stale"]
    if stale:
        text = f"{visit.fmt.whole(len(stale))} {say('tasks.stale', n=len(stale))}"
        text = f"{text}: {', '.join(source_name(visit, source.id) for source in stale)}."
        times = [source.last_good_at for source in stale if source.last_good_at]
        if len(times) == len(stale):
            moment = visit.fmt.moment(visit.contest.local(min(times)))
            text = f"{text} {say('tasks.stale_since', moment=moment)}"
        show(note(text, tone="bad"))
    for pulse in drifted(visit):
        show(note(drift_sentence(visit, pulse), tone="bad"))
        visit.open_page("intake", say("renamed.open"))


def draw_figures(visit: Visit, headline: Headline) -> None:
    """Draw the figures: people, attempts, rate with its denominator, units without headcount."""
    say, fmt, h = visit.say, visit.fmt, headline
    known = h.participation_rate is not None
    counted = people_note(h.counted_people, h.headcount, say, fmt)
    partly = say("under.known_only") if known and h.units_without_headcount else ""
    spare = h.attempts - h.people
    first = [
        Figure(say("figure.people"), fmt.whole(h.people), say("under.each_person_once")),
        Figure(
            say("figure.attempts"),
            fmt.whole(h.attempts),
            say("under.every_attempt", n=spare, count=fmt.whole(spare)) if spare > 0 else "",
        ),
        Figure(
            say("figure.rate"),
            rate_text(h.participation_rate, say, fmt),
            " · ".join(filter(None, (counted, partly))),
            words=not known,
        ),
        Figure(
            say("figure.without_headcount"),
            fmt.whole(h.units_without_headcount),
            say("under.of_units", n=h.units, count=fmt.whole(h.units)),
        ),
    ]
    show(figures(first), figures(_second(visit, h), small=True))
    share(visit, "headline", contest_headline)


def _second(visit: Visit, h: Headline) -> Iterator[Figure]:
    say, fmt, contest = visit.say, visit.fmt, visit.contest
    moment = visit.view.reference_time
    phase = phase_at(moment, contest.opens_at, contest.closes_at)
    today, before = ("last_day", "day_before") if phase == "after" else ("today", "yesterday")
    yield _new_people(visit, today, h.people_today)
    yield _new_people(visit, before, h.people_yesterday)
    if phase == "open" and contest.closes_at:
        yield Figure(say("figure.left"), left_until(contest.closes_at, moment, say, fmt))
    full = "" if h.full_marks is None else say("under.out_of_full", full=fmt.score(h.full_marks))
    yield Figure(say("figure.mean_score"), fmt.decimal(h.mean_score, 2), full)
    of_people = say("under.of_people", n=h.people, count=fmt.whole(h.people))
    if h.full_mark_people is not None:
        yield Figure(say("figure.full_marks"), fmt.whole(h.full_mark_people), of_people)


def _new_people(visit: Visit, day: str, count: int) -> Figure:
    say = visit.say
    return Figure(say(f"figure.{day}"), visit.fmt.whole(count), say("under.new_people", n=count))


@dataclass(frozen=True, slots=True)
class Task:
    """A task of the committee: how many, of what, and the page to open with its parameters."""

    count: int
    key: str
    address: str
    parameters: Mapping[str, str] = field(default_factory=dict)


def group_leagues(visit: Visit) -> dict[str, League]:
    """The units of each group in order, by group."""
    return {group.id: visit.view.league(group.id) for group in visit.contest.groups}


def tasks(visit: Visit, headline: Headline, leagues: Mapping[str, League]) -> tuple[Task, ...]:
    """The tasks of the committee without those whose count is zero.

    Before the opening nobody can have taken part, so silent units are not a task yet.
    """
    balance = visit.view.balance()
    unclear = sum(balance.reasons.get(code, 0) for code in (UNIT_UNKNOWN, UNIT_AMBIGUOUS))

    def most(count: Callable[[League], int]) -> str:
        best = max(visit.contest.groups, key=lambda g: count(leagues[g.id]), default=None)
        return group_address(best) if best else "units"

    contest = visit.contest
    phase = phase_at(visit.view.reference_time, contest.opens_at, contest.closes_at)
    today = of_today(visit.view).headline()  # of the units that Đôn đốc lists
    began = phase != "before"
    beneath = today.silent_beneath if began else {}
    group, same = max(beneath, key=lambda layer: beneath[layer], default=("", False))
    layer = {"layer": group, "beneath": "yes"} if same else {"layer": group}
    without = most(lambda units: units.without_headcount)
    check = visit.view.key_check()
    found = (
        Task(check.differing if check else 0, "tasks.key_check", "intake"),
        Task(sum(p.fate == "waits" for p in visit.view.proposals()), "tasks.proposals", "units"),
        Task(len(visit.view.ties()), "tasks.ties", "prizes"),
        Task(due_count(visit.view.petitions(), visit.today), "tasks.petitions", "petitions"),
        Task(balance.held, "tasks.held", "review"),
        Task(unclear, "tasks.units_unclear", "units"),
        Task(len(visit.view.persons.questions()), "tasks.people", "people"),
        Task(today.silent_units if began else 0, "tasks.silent", "chase"),
        Task(sum(beneath.values()), "tasks.silent_beneath", "chase", layer),
        Task(headline.units_without_headcount, "tasks.without_headcount", without),
    )
    return tuple(task for task in found if task.count)


def draw_work(visit: Visit, headline: Headline, leagues: Mapping[str, League]) -> None:
    """Draw the groups, for the committee beside its tasks."""
    if not visit.view.shows("held"):
        draw_groups(visit, leagues)
        return
    left, right = st.columns(2, gap="medium")
    with left:
        draw_tasks(visit, tasks(visit, headline, leagues))
    with right:
        draw_groups(visit, leagues)


def draw_tasks(visit: Visit, waiting: tuple[Task, ...]) -> None:
    """Draw the list Việc cần làm: how many, of what, and a link to the page."""
    show(heading(visit.say("tasks.title")))
    if not waiting:
        show(note(visit.say("tasks.none"), tone="good"))
    for item in waiting:
        with st.container(
            key=f"row_{item.key.replace('.', '_')}",
            horizontal=True,
            wrap=False,
            vertical_alignment="center",
        ):
            show(task(visit.fmt.whole(item.count), visit.say(item.key, n=item.count)))
            opens = visit.say("tasks.open", page=_title(visit, item.address))
            visit.open_page(item.address, opens, **item.parameters)


def _title(visit: Visit, address: str) -> str:
    """The title of the page at an address, a fixed page or a group's."""
    titles = {group_address(group): group.title for group in visit.contest.groups}
    return titles.get(address) or visit.say(f"{address.replace('-', '_')}.title")


def draw_groups(visit: Visit, leagues: Mapping[str, League]) -> None:
    """Draw each group: its rate with the denominator, its units with participants, and a link."""
    show(heading(visit.say("groups.title")))
    if not visit.contest.groups:
        show(note(visit.say("groups.none")))
    for group in visit.contest.groups:
        key = f"row_{group_address(group)}"
        with st.container(key=key, gap="xsmall"):
            show(_group_line(visit, group.title, leagues[group.id]))
            visit.open_page(group_address(group), visit.say("tasks.open", page=group.title))
    if visit.contest.groups:
        share(visit, "groups", groups_bars)


def _group_line(visit: Visit, title: str, units: League) -> Html:
    say, fmt = visit.say, visit.fmt
    count = len(units.rows)
    started = say(
        "groups.started", n=count, started=fmt.whole(units.started), count=fmt.whole(count)
    )
    counted = people_note(units.counted_people, units.headcount, say, fmt)
    rate = tag("b", rate_text(units.rate, say, fmt))
    target = visit.contest.settings.targets.participation_rate
    return join(
        [
            tag("div", tag("span", title), rate, cls="ct-pair"),
            bar(units.rate, target),
            tag("div", " · ".join(filter(None, (counted, started))), cls="ct-quiet"),
        ]
    )


def draw_maps(visit: Visit, leagues: Mapping[str, League]) -> None:
    """For each group whose units have shapes, draw the units in order and the map beside them."""
    for group in visit.contest.groups:
        units = leagues[group.id]
        if not shapes_of(visit, units):
            continue
        show(heading(visit.say("map.title", group=group.title), visit.say("map.lead")))
        left, right = st.columns(2, gap="medium")
        with left:
            draw_short_table(visit, units)
            draw_legend(visit, units)
        with right:
            draw_map(visit, group, units)


def draw_last_line(visit: Visit) -> None:
    """Draw the quiet last line: when the sheet last matched, and, for the committee, that the
    balance holds."""
    say, fmt = visit.say, visit.fmt
    seen = visit.view.last_good_at
    if seen is None:
        show(quiet(say("line.never")))
        return
    matched = say("line.matched", moment=fmt.moment(visit.contest.local(seen)))
    if not visit.view.shows("held"):
        show(quiet(matched))
        return
    observed = visit.view.balance().observed
    count = say("line.balance", n=observed, observed=fmt.whole(observed))
    show(quiet(f"{matched} · {count}"))
