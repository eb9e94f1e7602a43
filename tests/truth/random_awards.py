"""Hypothesis strategies for categories and prizes: answers overlap, lines fall into ties."""

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from .random_rules import toml

KINDS = ["Cán bộ", "Người dân", "Giáo viên", "Học sinh, sinh viên"]
KIND_HEADINGS = ["Ông/bà là", "Đối tượng dự thi"]
MEASURES = ["participation_rate", "mean_score", "people", "attempts"]


@dataclass(frozen=True)
class AwardPlan:
    """Tables for contest.toml, and the headings of the sheet that categories ask."""

    tables: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()


@st.composite
def award_plans(draw: st.DrawFn, rounds: Sequence[str], groups: Sequence[str]) -> AwardPlan:
    """Categories, prizes of people and prizes of units; each may be absent."""
    asked = [
        (draw(st.sampled_from([*KIND_HEADINGS[:1] * 3, *KIND_HEADINGS])), draw(answer_lists()))
        for _ in range(draw(st.sampled_from([0, 0, 0, 1, 2, 3])))
    ]
    categories = [f"loai-{number}" for number, _ in enumerate(asked, 1)]
    tables = [
        line
        for name, (heading, answers) in zip(categories, asked, strict=True)
        for line in _category(name, heading, answers)
    ]
    tables += draw(prize_tables(rounds, categories))
    tables += draw(unit_prize_tables(groups))
    headings = [heading for heading in KIND_HEADINGS if heading in [one for one, _ in asked]]
    return AwardPlan(tuple(tables), tuple(headings))


def answer_lists() -> st.SearchStrategy[list[str]]:
    """Two or three of few answers, so that categories overlap and have people."""
    return st.lists(st.sampled_from(KINDS), min_size=2, max_size=3, unique=True)


def _category(name: str, heading: str, answers: Sequence[str]) -> list[str]:
    when = f"when = {{ column = {toml(heading)}, is = {toml(answers)} }}"
    return ["[[categories]]", f"id = {toml(name)}", when]


@st.composite
def prize_tables(draw: st.DrawFn, rounds: Sequence[str], categories: Sequence[str]) -> list[str]:
    """Up to six prizes of one to three places, in few lists that come in turn."""
    several = [("", category) for category in categories or [""]]
    several += [(name, category) for name in rounds[:2] for category in categories[:2] or [""]]
    lists = draw(st.sampled_from([several[:1], several[:2], several[-2:], several[::2], several]))
    lines = []
    for number in range(draw(st.sampled_from([0, 2, 4, 6, 6]))):
        round_id, category = draw(st.sampled_from(lists))
        count = draw(st.sampled_from([1, 1, 2, 3]))
        lines += ["[[prizes]]", f'name = "Giải {number}"', f"count = {count}"]
        lines += [f"round = {toml(round_id)}"] if round_id else []
        lines += [f"category = {toml(category)}"] if category else []
    one_each = draw(st.sampled_from([None, None, True, False]))
    rules = ["[prize_rules]", f"one_per_person = {toml(one_each)}"]
    return lines if one_each is None else [*lines, *rules]


@st.composite
def unit_prize_tables(draw: st.DrawFn, groups: Sequence[str]) -> list[str]:
    """Up to four prizes of one or two lists; the minimum is also absent, 0 and a headcount."""
    measures = st.lists(st.sampled_from(MEASURES), min_size=1, max_size=3, unique=True)
    lists = draw(
        st.lists(
            st.tuples(
                st.sampled_from(groups),
                st.one_of(st.none(), measures),
                st.sampled_from([None, None, 0, 1, 2, 3, 10]),
            ),
            min_size=1,
            max_size=2,
        )
    )
    lines = []
    for number in range(draw(st.integers(0, 4))):
        group, measure, minimum = draw(st.sampled_from(lists))
        count = draw(st.sampled_from([None, 1, 1, 2, 3]))
        lines += ["[[unit_prizes]]", f'name = "Giải tập thể {number}"', f"group = {toml(group)}"]
        lines += [f"measure = {toml(measure)}"] if measure else []
        lines += [] if minimum is None else [f"minimum_headcount = {minimum}"]
        lines += [f"count = {count}"] if count else []
    return lines
