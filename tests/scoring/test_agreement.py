"""The form's scores against ours, compared again in plain Python; a wrong key is named."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import ibis
import pyarrow as pa
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from contest import Contest
from contest.items import Item
from contest.settings import Settings
from results.agreement import KeyCheck, check_keys, key_check
from scoring.agreement import compared

OPTIONS = ("A", "B", "C", "D")
Answers = dict[str, set[str]]


def contest_of(items: tuple[Item, ...]) -> Contest:
    info: Any = {"id": "thu", "title": "Thử"}
    return Contest(Settings(contest=info, columns={"quiz_score": ("Score",)}), items=items)


def score(answers: Answers, items: tuple[Item, ...]) -> Fraction:
    """Plainly: one answer in the key of a single question, the whole key of a multiple one."""
    return sum((mark(answers, item) for item in items), Fraction(0))


def mark(answers: Answers, item: Item) -> Fraction:
    chosen, key = answers.get(item.id, set()), set(item.key)
    right = len(chosen) == 1 and chosen <= key if item.kind == "single" else chosen == key
    return item.points if right else Fraction(0)


def number(chosen: set[str], item: Item) -> int | None:
    if not chosen:
        return None
    places = [item.options.index(text) + 1 if text in item.options else 0 for text in chosen]
    return places[0] if item.kind == "single" else sum(1 << (place - 1) for place in places)


def check(
    people: list[Answers],
    items: tuple[Item, ...],
    form: Sequence[Fraction | None],
    *,
    out_of: Fraction | None,
    per_item: dict[str, list[Fraction]] | None = None,
    states: list[str] | None = None,
) -> KeyCheck:
    """What the program finds, given what the form says."""
    contest = contest_of(items)
    hundred = None if out_of is None else int(out_of * 100)
    responses, attempts = [], []
    for n, answers in enumerate(people):
        given = form[n]
        line: dict[str, Any] = {
            "response_id": str(n),
            "quiz_score": None if given is None else int(given * 100),
            "quiz_out_of": None if given is None else hundred,
        }
        for place, item in enumerate(items, start=1):
            own = (per_item or {}).get(item.id)
            line |= {
                f"q{place}": number(answers.get(item.id, set()), item),
                f"q{place}_score": int(own[n] * 100) if own else None,
                f"q{place}_out_of": int(item.points * 100) if own else None,
            }
        responses.append(line)
        marks = int(score(answers, items) * contest.denominator)
        state = states[n] if states else "accepted"
        attempts.append({"response_id": str(n), "round": 0, "marks": marks, "state": state})
    numbers = [(name, pa.int64()) for name in responses[0] if name != "response_id"]
    schema = pa.schema([("response_id", pa.string()), *numbers])
    rows = compared(
        ibis.memtable(pa.Table.from_pylist(responses, schema=schema)),
        ibis.memtable(pa.Table.from_pylist(attempts)),
        contest,
    )
    return key_check(check_keys(rows, contest).to_pylist()[0], contest)


def named(found: KeyCheck) -> set[tuple[str, str | None, bool]]:
    return {(s.item_id, s.option, s.difference > 0) for s in found.suspects}


def single(name: str, key: str, points: str = "1", kind: Any = "single") -> Item:
    return Item(name, f"Câu {name}", kind=kind, points=Fraction(points), options=OPTIONS,
                key=tuple(key))  # fmt: skip


@st.composite
def contests(draw: st.DrawFn) -> tuple[tuple[Item, ...], tuple[Item, ...], list[Answers]]:
    """Our items, the form's (at most one key differs), and people's answers to them."""
    keys = st.lists(st.sampled_from(OPTIONS), min_size=1, max_size=2, unique=True).map("".join)
    points = st.sampled_from(["1", "0.5", "2"])
    kinds = st.sampled_from(["single", "single", "multiple"])
    count = draw(st.integers(3, 6))
    ours = [single(str(n), draw(keys), draw(points), draw(kinds)) for n in range(count)]
    forms = list(ours)
    if draw(st.booleans()):
        n = draw(st.integers(0, count - 1))
        other = draw(keys.filter(lambda key: set(key) != set(ours[n].key)))
        forms[n] = replace(ours[n], key=tuple(other))
    seed = random.Random(draw(st.integers(0, 10**6)))
    pools = {
        o.id: [{option} for option in OPTIONS]
        if o.kind == "single"
        else [set(o.key), set(f.key), {"A", "B", "C"}, set()]
        for o, f in zip(ours, forms, strict=True)
    }
    people = [{name: seed.choice(pool) for name, pool in pools.items()} for _ in range(60)]
    return tuple(ours), tuple(forms), people


# No shrinking: an example asks the engine several times, and to shrink one takes minutes.
@settings(max_examples=20, deadline=None, phases=set(Phase) - {Phase.shrink})
@given(contests(), st.sampled_from(["as ours", "out of 100 times", "unknown"]))
def test_the_one_wrong_key_is_named_and_nothing_where_all_agree(
    drawn: tuple[tuple[Item, ...], tuple[Item, ...], list[Answers]], points: str
) -> None:
    ours, forms, people = drawn
    scale = 100 if points == "out of 100 times" else 1
    full = sum((item.points for item in ours), Fraction(0)) * scale
    given = [score(answers, forms) * scale for answers in people]
    found = check(people, ours, given, out_of=None if points == "unknown" else full)

    changed = Counter[tuple[str, str, float]]()
    for answers in people:
        for our, form in zip(ours, forms, strict=True):
            if gain := float(mark(answers, form) - mark(answers, our)):
                changed[our.id, ", ".join(sorted(answers[our.id])), gain] += 1
    assert (found.compared, found.differing) == (len(people), sum(changed.values()))
    assert found.unexplained == 0
    assert {(s.item_id, s.option, s.difference): s.explained for s in found.suspects} == changed
    assert all(s.responses == s.explained for s in found.suspects)


def crowd(count: int = 200, *, items: int = 5) -> list[Answers]:
    """People of whom most know the answer B to every question."""
    seed = random.Random(7)
    return [{str(n): set(seed.choice("BBBBAACD")) for n in range(items)} for _ in range(count)]


def test_two_wrong_keys_are_both_named() -> None:
    forms = tuple(single(str(n), "B") for n in range(5))
    ours = (single("0", "A"), forms[1], single("2", "C"), *forms[3:])
    people = crowd()
    found = check(people, ours, [score(a, forms) for a in people], out_of=Fraction(5))

    assert found.unexplained == 0
    assert named(found) == {
        ("0", "B", True), ("0", "A", False), ("2", "B", True), ("2", "C", False)
    }  # fmt: skip


def test_a_few_scores_given_by_hand_name_no_answer_and_hide_no_wrong_key() -> None:
    forms = tuple(single(str(n), "B") for n in range(5))
    people = crowd()
    people[0] |= {"0": {"D"}, "3": {"lạ"}}  # nobody else answers so: that alone proves nothing
    given = [score(a, forms) for a in people]
    by_hand = [s + 1 if n % 40 == 0 else s for n, s in enumerate(given)]
    alone = check(people, forms, by_hand, out_of=Fraction(5))
    assert (alone.differing, alone.suspects) == (5, ())

    found = check(people, (single("0", "A"), *forms[1:]), by_hand, out_of=Fraction(5))
    assert named(found) == {("0", "B", True), ("0", "A", False)}


def test_other_points_of_a_question_are_counted_and_no_key_is_blamed() -> None:
    ours = tuple(single(str(n), "B") for n in range(5))
    forms = (single("0", "B", "3"), *ours[1:])
    people = crowd()
    for out_of in (None, Fraction(7)):
        found = check(people, ours, [score(a, forms) for a in people], out_of=out_of)
        assert found.differing > 90
        assert found.suspects == ()


def test_an_answer_that_is_none_of_our_options_is_named_as_such() -> None:
    items = tuple(single(str(n), "B") for n in range(3))
    people = [*crowd(40, items=3), *({**a, "1": {"b, mới"}} for a in crowd(10, items=3))]
    given = [score(a, items) + (a["1"] == {"b, mới"}) for a in people]
    found = check(people, items, given, out_of=Fraction(3))
    assert named(found) == {("1", None, True)}
    assert (found.suspects[0].responses, found.suspects[0].explained) == (10, 10)


def test_the_scores_of_the_questions_name_the_answer_where_totals_cannot() -> None:
    ours, forms = (single("0", "A"), single("1", "B")), (single("0", "B"), single("1", "B"))
    people: list[Answers] = [{"0": {"B"}, "1": {"C"}}]
    given = [score(a, forms) for a in people]
    own = {item.id: [mark(a, item) for a in people] for item in forms}
    found = check(people, ours, given, out_of=Fraction(2), per_item=own)
    assert named(found) == {("0", "B", True)}
    without_total = check(people, ours, [None], out_of=None, per_item=own)
    assert (without_total.compared, without_total.differing) == (1, 1)
    assert named(without_total) == {("0", "B", True)}


@pytest.mark.parametrize("state", ["held", "rejected", "withdrawn"])
def test_only_valid_responses_with_a_score_are_compared(state: str) -> None:
    items = (single("0", "A"),)
    people: list[Answers] = [{"0": {"A"}}] * 4
    states = ["accepted", "superseded", state, "accepted"]
    one, none = Fraction(1), Fraction(0)
    found = check(people, items, [one, none, none, None], out_of=one, states=states)
    assert (found.compared, found.differing) == (2, 1)
