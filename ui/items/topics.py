"""What people did not know: shares of right answers by topic, and by unit and topic."""

from __future__ import annotations

from functools import partial

import streamlit as st

from publish.sharing import items as sharing
from results import TopicShare, UnitTopics
from ui.components.blocks import bar, heading, note, quiet, show
from ui.components.plain import options
from ui.components.share import share
from ui.components.tables import Column, Row, table
from ui.shell.visit import Visit


def draw_topics(visit: Visit) -> None:
    """Draw the topics, the weakest first, and the weakest topic of each unit of a group."""
    say = visit.say
    topics = visit.view.topics()
    show(heading(say("items.topics"), say("items.topics_lead")))
    if not topics:
        show(note(say("items.no_topic")))
        return
    show(table(_topic_columns(visit), [{"topic": one} for one in _weakest_first(topics)],
               name=say("items.topics")))  # fmt: skip
    share(visit, "topics", sharing.topics)
    groups = {group.id: group.title for group in visit.contest.groups}
    if groups:
        _draw_units(visit, groups)


def _draw_units(visit: Visit, groups: dict[str, str]) -> None:
    say, fmt = visit.say, visit.fmt
    least = fmt.whole(visit.contest.settings.privacy.small_cell)
    show(heading(say("items.by_unit"), say("items.by_unit_lead", least=least)))
    chosen = next(iter(groups))
    if len(groups) > 1:
        chosen = st.selectbox(
            say("items.group"),
            list(groups),
            format_func=options(groups).__getitem__,
            filter_mode=None,
            key="topic_group",
        )
    units = visit.view.unit_topics(chosen)
    known = [unit for unit in units if unit.weakest is not None]
    if known:
        rows = [{"unit": unit} for unit in sorted(known, key=_lowest)]
        show(table(_unit_columns(visit), rows, name=say("items.by_unit")))
        share(visit, f"unit_topics_{chosen}", partial(sharing.unit_topics, group=chosen))
    if hidden := len(units) - len(known):
        show(quiet(say("items.hidden", n=hidden, count=fmt.whole(hidden), least=least)))


def _topic_columns(visit: Visit) -> tuple[Column, ...]:
    say, fmt = visit.say, visit.fmt
    return (
        Column(say("items.topic"), lambda row: visit.titled(_topic(row).topic), "main"),
        Column(say("items.facility"), lambda row: fmt.share(_topic(row).share), "lead-value", True),
        Column(say("items.bar"), lambda row: bar(_topic(row).share), "line", style="ct-wide"),
        Column(say("items.people"), lambda row: fmt.whole(_topic(row).people), "more", True),
    )


def _unit_columns(visit: Visit) -> tuple[Column, ...]:
    say, fmt = visit.say, visit.fmt

    def weakest(row: Row) -> TopicShare:
        found = _unit(row).weakest
        assert found is not None  # others have no line
        return found

    def others(row: Row) -> str:
        first = weakest(row)
        rest = (one for one in _weakest_first(_unit(row).topics) if one is not first)
        return " · ".join(f"{visit.titled(one.topic)}: {fmt.share(one.share)}" for one in rest)

    return (
        Column(say("column.unit"), lambda row: _unit(row).unit_name, "main"),
        Column(say("items.weakest"), lambda row: visit.titled(weakest(row).topic), "line",
               style="ct-strong"),
        Column(say("items.facility"), lambda row: fmt.share(weakest(row).share), "lead-value",
               True),
        Column(say("items.people"), lambda row: fmt.whole(weakest(row).people), "more", True),
        Column(say("items.others"), others, "more"),
    )  # fmt: skip


def _weakest_first(topics: tuple[TopicShare, ...]) -> list[TopicShare]:
    return sorted(topics, key=lambda one: 1.0 if one.share is None else one.share)


def _lowest(unit: UnitTopics) -> float:
    return 1.0 if unit.weakest is None or unit.weakest.share is None else unit.weakest.share


def _topic(row: Row) -> TopicShare:
    topic: TopicShare = row["topic"]
    return topic


def _unit(row: Row) -> UnitTopics:
    unit: UnitTopics = row["unit"]
    return unit
