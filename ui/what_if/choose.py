"""What to change: the key of a question, a rule, or an exclusion; each becomes the new text of a
file of the folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

import streamlit as st

from authoring.amend import EXCLUSIONS, ITEMS, SETTINGS, with_exclusion, with_key, with_rule
from contest.errors import UsageError
from contest.exclusions import COLUMNS
from contest.settings import Attempts, Prediction, RankField
from ui.components.choice import choose_one
from ui.components.plain import options
from ui.shell.visit import Visit

KINDS = ("key", "rule", "exclusion")
RULES = ("counted", "max_per_round", "minimum_age", "of", "order", "one_per_person")
_SECTIONS = {
    "counted": "attempts",
    "max_per_round": "attempts",
    "minimum_age": "identity",
    "of": "prediction",
    "order": "ranking",
    "one_per_person": "prize_rules",
}


@dataclass(frozen=True, slots=True)
class Trial:
    """A change to look at. `texts`: name of a file → its text with the change; `base`: the texts
    that the change was made from. `about` tells two trials apart."""

    texts: Mapping[str, str]
    base: Mapping[str, str]

    @property
    def about(self) -> str:
        """A key of the change."""
        return repr(sorted(self.texts.items()))


def choose(visit: Visit, base: Mapping[str, str]) -> Trial | None:
    """Draw the choices; the trial once somebody asks for its effect, else None.

    Raises:
        UsageError: a file of the folder does not have the parts that the change needs.
    """
    say = visit.say
    names = {kind: say(f"what_if.kind.{kind}") for kind in KINDS}
    kind = st.radio(
        say("what_if.what"),
        KINDS,
        format_func=options(names).__getitem__,
        horizontal=True,
        key="what_if_kind",
    )
    texts = {"key": _key, "rule": _rule, "exclusion": _exclusion}[kind](visit, base)
    asked = st.button(say("review.preview"), icon=":material/preview:", key="what_if_ask")
    if not asked:
        return None
    if not texts or all(base[name] == text for name, text in texts.items()):
        raise UsageError("nothing is changed; choose something else than what is declared")
    return Trial(texts, base)


def _key(visit: Visit, base: Mapping[str, str]) -> dict[str, str]:
    say = visit.say
    items = {item.id: item for item in visit.contest.items}
    if not items:
        return {}
    shown = {one.id: (f"{one.id} · {one.heading}",) for one in items.values()}
    chosen = choose_one(
        visit, say("what_if.item"), shown, key="what_if_item", first=next(iter(items))
    )
    if chosen is None:
        return {}
    answers = {text: text for text in items[chosen].options}
    key = st.multiselect(
        say("what_if.key"),
        list(answers),
        format_func=options(answers).__getitem__,
        filter_mode=None,
        key=f"what_if_key_{chosen}",
        placeholder=say("what_if.choose"),
    )
    return {ITEMS: with_key(base[ITEMS], chosen, key)} if key else {}


def _rule(visit: Visit, base: Mapping[str, str]) -> dict[str, str]:
    say, settings = visit.say, visit.contest.settings
    names = {rule: say(f"what_if.rule.{rule}") for rule in RULES}
    rule = st.selectbox(
        say("what_if.rule"), RULES, format_func=options(names).__getitem__, filter_mode=None,
        key="what_if_rule",
    )  # fmt: skip
    value: object
    if rule in ("max_per_round", "minimum_age"):
        now = (
            settings.attempts.max_per_round
            if rule == "max_per_round"
            else (settings.identity.minimum_age)
        )
        number = st.number_input(
            say("what_if.number"),
            min_value=0,
            max_value=200,
            step=1,
            value=now or 0,
            key=f"what_if_{rule}",
        )
        value = int(number) or None
    elif rule == "one_per_person":
        value = st.toggle(
            say("what_if.rule.one_per_person"), value=settings.prize_rules.one_per_person
        )
    elif rule == "order":
        words = {name: say(f"order.{name}") for name in get_args(RankField)}
        known = [n for n in words if n != "duration" or "started_at" in settings.columns]
        chosen = st.multiselect(
            say("what_if.order"),
            known,
            default=list(settings.ranking.order),
            format_func=options(words).__getitem__,
            filter_mode=None,
            key="what_if_order",
            placeholder=say("what_if.choose"),
        )
        value = list(chosen)
    else:
        section = Attempts if rule == "counted" else Prediction
        values = get_args(section.model_fields[rule].annotation)
        current = settings.attempts.counted if rule == "counted" else settings.prediction.of
        words = {one: say(f"what_if.{rule}.{one}") for one in values}
        value = st.radio(
            say("what_if.value"),
            values,
            index=values.index(current),
            format_func=options(words).__getitem__,
            key=f"what_if_{rule}",
        )
    if value == []:
        return {}
    return {SETTINGS: with_rule(base[SETTINGS], _SECTIONS[rule], rule, value)}


def _exclusion(visit: Visit, base: Mapping[str, str]) -> dict[str, str]:
    say = visit.say
    with st.container(horizontal=True):
        line = {
            name: st.text_input(
                say(f"what_if.exclude.{name}"), max_chars=200, key=f"what_if_{name}"
            )
            for name in COLUMNS
        }
    filled = {name: text.strip() for name, text in line.items() if text.strip()}
    return {EXCLUSIONS: with_exclusion(base[EXCLUSIONS], filled)} if filled else {}
