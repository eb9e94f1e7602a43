"""Each role is walked through every member of View. What may come out stands here, written by hand:
the program's own table is compared with it and never read for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from fractions import Fraction
from functools import partial
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest

from contest import Contest
from contest.errors import NotAllowedError, UsageError
from results import Principal, Results, View, compute, visible
from results.access import Act, guarded, may
from results.people import Persons
from results.took_part import TookPart
from tests.builders import NOW
from tests.marked import (
    CODES,
    CONTACT,
    EVERYBODY,
    EXCLUDED,
    INSIDERS,
    LEADERS,
    OUTSIDERS,
    PEOPLE,
    SEES,
    STRANGERS,
    WHO,
    contacts,
    load_marked,
    phone,
)

RANKED: Mapping[str, set[int]] = {
    "leader of a district": {1, 2, 3, 10},
    "leader of a commune": {2, 10},
    "leader of a department": {5},
    "leader of two units": {4},
}
COUNTED: Mapping[str, tuple[int, int, int, int]] = {  # accepted, held, rejected, superseded
    "leader of a district": (4, 1, 1, 0),
    "leader of a commune": (2, 0, 1, 0),
    "leader of a department": (1, 0, 0, 0),
    "leader of two units": (1, 0, 1, 1),
}

# Each member of View, and who is not refused.
ALLOWED: Mapping[str, str] = {
    "as_of": "insiders",
    "awards": "insiders",
    "balance": "insiders leaders",
    "altered_near_prizes": "insiders",
    "bulletins": "insiders",
    "came_in": "insiders",
    "contact_log": "insiders leaders",
    "contacts_of": "admin reviewer auditor",
    "contest": "insiders leaders outsiders strangers",
    "day_of_codes": "insiders leaders outsiders strangers",
    "decided": "insiders",
    "decisions": "insiders",
    "draws": "insiders",
    "explained": "insiders",
    "focal": "insiders leaders",
    "headline": "insiders leaders outsiders",
    "held": "insiders",
    "held_cases": "insiders",
    "history": "admin reviewer auditor",
    "items": "insiders",
    "key_check": "insiders",
    "known_until": "insiders leaders outsiders",
    "last_good_at": "insiders leaders outsiders",
    "leads": "insiders leaders outsiders strangers",
    "league": "insiders leaders outsiders",
    "likely_writings": "insiders leaders",
    "log_lines": "admin reviewer auditor",
    "loads": "insiders",
    "look_up": "insiders leaders",
    "offices": "insiders leaders outsiders",
    "open_petitions": "insiders",
    "own_states": "participant",
    "participants": "insiders",
    "participation": "insiders leaders outsiders",
    "persons": "insiders",
    "petitions": "insiders",
    "principal": "insiders leaders outsiders strangers",
    "prize_checks": "insiders",
    "proposals": "insiders leaders",
    "reference_time": "insiders leaders outsiders strangers",
    "release_altered": "insiders",
    "release_contest": "insiders leaders outsiders public",
    "release_difference": "insiders",
    "release_files": "insiders leaders outsiders public",
    "release_names": "insiders",
    "released": "insiders leaders outsiders public",
    "releases": "insiders leaders outsiders public",
    "responses": "insiders leaders",
    "responses_with": "insiders",
    "roster": "insiders leaders",
    "scores": "insiders",
    "shows": "insiders leaders outsiders strangers",
    "signs": "insiders",
    "standings": "insiders",
    "standings_count": "insiders",
    "standings_frozen_at": "insiders leaders outsiders strangers",
    "state": "insiders leaders outsiders strangers",
    "ties": "insiders",
    "took_part": "insiders leaders",
    "topics": "insiders",
    "turnout": "insiders leaders outsiders",
    "unit": "insiders leaders outsiders",
    "unit_awards": "insiders",
    "unit_days": "insiders leaders outsiders",
    "unit_topics": "insiders",
    "unmasked": "admin reviewer",  # the auditor only with a purpose, which this walk does not give
    "unplaced": "insiders leaders outsiders",
    "unread": "insiders",
    "winner_codes": "insiders",
    "winner_paper": "insiders leaders outsiders public",
    "with_units_of": "insiders leaders outsiders",
    "writings": "insiders",
}
LINE = {"response_id", "full_name", "unit_code", "unit_name", "unit_text", "state"}
OF_OWN = {"responses": LINE, "look_up": LINE,
          "roster": {"unit_code", "unit_name", "full_name", "status"}}  # fmt: skip
ACTS: Mapping[str, set[str]] = {
    "admin": {
        "load",
        "decide",
        "undo",
        "propose",
        "note_contact",
        "unmask",
        "manage_access",
        "erase",
    },
    "reviewer": {"load", "decide", "undo", "propose", "note_contact", "unmask"},
    "auditor": {"unmask"},
    "leader": {"propose", "note_contact"},
}


def is_allowed(who: str, member: str) -> bool:
    groups = {
        "insiders": INSIDERS,
        "leaders": tuple(LEADERS),
        "outsiders": OUTSIDERS,
        "strangers": STRANGERS,
        "public": ("nobody", "mayor", "no principal"),
    }
    return any(who in groups.get(word, (word,)) for word in ALLOWED[member].split())


def principal(who: str) -> Principal | None:
    if who == "no principal":
        return None
    role: Any = "leader" if who in LEADERS else who
    units = ("H1",) if who == "bearer" else LEADERS.get(who, ())
    return Principal("an@coquan.example", role, units)


@dataclass(frozen=True)
class Made:
    """The contest as it is, and with standings that leaders may see; response ids by person."""

    results: Results
    shown: Results
    ids: Mapping[int, str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    contest, ledger, ids = load_marked(tmp_path_factory.mktemp("access"))
    now = {"now": NOW}
    return Made(compute(contest, ledger, **now), compute(shown(contest), ledger, **now), ids)


def shown(contest: Contest) -> Contest:
    settings = contest.settings
    publication = settings.publication.model_copy(update={"leaders_see_standings": True})
    return replace(contest, settings=settings.model_copy(update={"publication": publication}))


def asked(view: View, member: str, made: Made) -> Iterator[Callable[[], Any]]:
    """The member with plausible arguments: everybody's ids, every unit, many searches."""
    ids, one_each = list(made.ids.values()), [((made.ids[number],), {}) for number in (4, 5, 8)]
    searches = ["MARK", "Người", "mark04", phone(4), phone(2)[-4:], "8:04"]
    units = (None, *CODES)
    texts = [cells["unit"] for cells in PEOPLE.values()]
    calls: Mapping[str, list[tuple[tuple[Any, ...], dict[str, Any]]]] = {
        "contacts_of": [((ids,), {"purpose": "trao giải"})],
        "decided": one_each,
        "explained": [*one_each, ((made.ids[2],), {}), ((made.ids[7],), {})],
        "history": one_each,
        "unmasked": one_each,
        "responses": [((ids,), {})],
        "responses_with": [((texts,), {})],
        "likely_writings": [((code,), {}) for code in CODES],
        "own_states": [((phone(n), f"Người MARK{n:02}"), {}) for n in PEOPLE],
        "look_up": [((text,), {}) for text in searches],
        "roster": [((unit,), {}) for unit in units],
        "balance": [((unit,), {}) for unit in units],
        "took_part": [((code,), {"search": text}) for code in CODES for text in ("", "mark")],
        **{
            name: [((code,), {}) for code in CODES]
            for name in ("focal", "leads", "offices", "participants", "unit_days")
        },
        "standings": [((), {"unit": u}) for u in units] + [((), {"search": "mark04", "top": 9})],
        "standings_count": [((), {"unit": u}) for u in units] + [((), {"search": "mark04"})],
        **{
            name: [((1,), {})]
            for name in (
                "release_altered",
                "release_contest",
                "release_files",
                "release_names",
                "winner_codes",
            )
        },
        "winner_paper": [(("0000-0000-0000", "Người MARK01"), {})],
        "held": [((), {"limit": 99}), (("R206_unit_unknown",), {})],
        "participation": [(("unit",), {}), (("so",), {}), ((), {"under": "H1"})],
        "league": [(("so",), {}), ((), {"under": "H2"})],
        "unit": [((code,), {}) for code in CODES],
        "unit_topics": [(("so",), {}), (("unit",), {})],
        "turnout": [((), {}), (("hour",), {})],
        "shows": [(("held",), {}), (("headline",), {})],
        "as_of": [((datetime(2025, 1, 1),), {})],
        "with_units_of": [((NOW.date(),), {}), ((date(2024, 11, 20),), {})],
    }
    if isinstance(getattr(View, member), property):
        yield partial(getattr, view, member)
        return
    for args, kwargs in calls.get(member, [((), {})]):
        yield lambda args=args, kwargs=kwargs: getattr(view, member)(*args, **kwargs)


def of_persons(persons: Persons, made: Made) -> list[Any]:
    """All that the questions about persons say; a member that is not asked here fails."""
    asked_here = {"questions", "act", "responses_of", "responses_of_act", "doubts"}
    assert {name for name in dir(persons) if not name.startswith("_")} == asked_here
    found = persons.questions()
    (several,) = [one for one in found if one.kind == "names"]
    return [found, persons.act("split_person", several.persons), persons.doubts(),
            persons.responses_of(several.persons), persons.responses_of_act("x")]  # fmt: skip


def leaves(value: Any, name: str = "", inside: tuple[int, ...] = ()) -> Iterator[tuple[str, str]]:
    """Every value in what came out, also in what objects keep to themselves, as text, with the name
    that it stands under. `inside`: the objects around it."""
    if isinstance(value, pa.Table):
        value = value.to_pylist()
    if id(value) in inside:
        return
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield "", str(key)
            yield from leaves(part, str(key), inside)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for part in value:
            yield from leaves(part, name, inside)
    elif isinstance(value, (str, int, float, date, Fraction, ZoneInfo, re.Pattern, type(None))):
        yield name, str(value)
    else:
        named = getattr(value, "__dataclass_fields__", {})
        kept = {key: getattr(value, key) for key in named} | getattr(value, "__dict__", {})
        assert kept, f"a {type(value).__name__} came out, and nothing of it was looked at"
        yield from leaves(kept, name, (*inside, id(value)))


def unspaced(text: str) -> str:
    return re.sub(r"[ .]", "", text)


def check(who: str, member: str, value: Any, made: Made) -> set[int]:
    """Nothing outside the role's line is in what came out; returns the people in it."""
    if isinstance(value, Persons):
        value = of_persons(value, made)
    found = list(leaves(value))
    text = "\n".join(part for _, part in found)
    seen = {int(number) for number in re.findall(r"mark(\d\d)", text, re.IGNORECASE)}
    assert seen <= SEES.get(who, set()), f"{member} shows {who} other people"
    whole = [part for number in (*EVERYBODY, CONTACT, EXCLUDED) for part in contacts(number)]
    if member == "focal":  # a focal person's phone is there to be called
        whole = [number for number in whole if number not in contacts(CONTACT)]
    if member not in ("unmasked", "contacts_of"):
        bare = unspaced(text)
        assert not [part for part in whole if unspaced(part) in bare], f"{member}: a whole contact"
    if member == "contest":
        assert "key" not in {name for name, _ in found}, "a key of a question came out"
    if who not in INSIDERS:
        secret = [*range(765400, 765400 + len(PEOPLE) + 1), "1961-05-05", "một, sai"]
        assert not [part for part in map(str, secret) if part in text], "an answer or a birth date"
        others = [one for number, one in made.ids.items() if number not in SEES.get(who, set())]
        assert not [one for one in others if one in text], f"{member} names others to {who}"
    if not is_allowed(who, "history"):
        assert "gọi" not in text, f"{member} gives {who} a cell as it was seen"
    if who in LEADERS and member in OF_OWN and value:
        assert {key for line in value for key in line} == OF_OWN[member]
    return seen


def walk(who: str, view: View, made: Made, depth: int = 1) -> set[int]:
    """Ask for everything; returns the people who were seen."""
    seen: set[int] = set()
    for member in members():
        for ask in asked(view, member, made):
            if not is_allowed(who, member):
                with pytest.raises(NotAllowedError):
                    ask()
                continue
            try:
                value = ask()
            except UsageError:
                assert not depth, "only a state of the units lacks some of them"
                continue
            if not isinstance(value, View):
                seen |= check(who, member, value, made)
            elif depth:
                seen |= walk(who, value, made, depth - 1)
    return seen


def members() -> list[str]:
    return [name for name in dir(View) if not name.startswith("_")]


def test_every_member_of_the_view_stands_in_the_table_of_this_test() -> None:
    assert set(members()) == set(ALLOWED)


@pytest.mark.parametrize("who", WHO)
def test_a_role_gets_what_the_table_gives_it_and_nothing_else(who: str, made: Made) -> None:
    assert walk(who, visible(made.results, principal(who)), made) == SEES.get(who, set())


@pytest.mark.parametrize("who", LEADERS)
def test_where_leaders_see_standings_they_see_the_lines_of_their_people_alone(
    who: str, made: Made
) -> None:
    view = visible(made.shown, principal(who))
    lines = [line for ask in asked(view, "standings", made) for line in ask().to_pylist()]
    assert {int(line["full_name"][-2:]) for line in lines} == RANKED.get(who, set())
    assert view.standings_count() == view.standings().num_rows == len(RANKED.get(who, set()))
    assert view.standings_count(search="mark04") == (4 in RANKED.get(who, set()))
    for stranger in ("press", "nobody"):
        with pytest.raises(NotAllowedError):
            visible(made.shown, principal(stranger)).standings()


LED = {  # the units whose days and contacts come out; X1 has ended, and its code leads nobody
    "leader of a district": {"H1", "X1", "X2", "X3"},
    "leader of a commune": {"X1", "X3"},
    "leader of a department": {"S1"},
    "leader of two units": {"S2", "Y1"},
    "bearer": {"H1", "X1", "X2", "X3"},
    **{who: {*CODES} for who in INSIDERS},
}


@pytest.mark.parametrize("who", [*INSIDERS, *LEADERS, *OUTSIDERS])
def test_days_and_offices_are_those_of_led_units_alone(who: str, made: Made) -> None:
    view, led = visible(made.results, principal(who)), LED.get(who, set())
    assert {code for code in CODES if view.unit_days(code)} == led
    assert {code for code in CODES if view.leads(code)} == led
    offices = {(office.unit_code, office.phone) for code in CODES for office in view.offices(code)}
    there = {("H1", "02203111111"), ("X2", "02203222222"), ("Y1", "02203333333")}
    beneath = {"H2"} if who in INSIDERS else set()
    assert offices == {one for one in there if one[0] in led | beneath}


def test_a_leader_gets_of_who_took_part_name_sub_unit_and_state_alone(made: Made) -> None:
    view = visible(made.results, principal("leader of a district"))
    lines = view.took_part("H1").lines
    assert {(x["full_name"][-2:], x["unit_code"], x["state"]) for x in lines} == {
        ("01", "H1", "accepted"), ("02", "X1", "accepted"), ("03", "X2", "accepted"),
        ("08", "X2", "held"), ("10", "X3", "accepted"),
    }  # fmt: skip
    assert {key for line in lines for key in line} == LINE - {"response_id", "unit_text"}
    assert view.took_part("H2") == TookPart((), 0)
    found = view.took_part("H1", search="NGUOI mark0", limit=2, offset=2)
    assert ([x["full_name"][-2:] for x in found.lines], found.total) == (["03", "08"], 4)


@pytest.mark.parametrize("who", LEADERS)
def test_a_leader_gets_the_states_of_own_rows_as_numbers(who: str, made: Made) -> None:
    counts = COUNTED.get(who, (0, 0, 0, 0))
    balance = visible(made.results, principal(who)).balance()
    assert (balance.accepted, balance.held, balance.rejected, balance.superseded) == counts
    assert (balance.observed, balance.reasons, balance.sources) == (sum(counts), {}, ())


def test_a_code_means_its_bearer_on_the_day_of_viewing(made: Made) -> None:
    before = datetime(2024, 11, 25, 5, tzinfo=UTC)
    for code, now, seen in (
        ("X1", before, {2}),
        ("X3", before, set()),
        ("X1", NOW, set()),
        ("X3", NOW, {2, 9, 10}),
    ):
        view = visible(made.results, Principal("an", "leader", (code,)), now=now)
        assert {int(x["full_name"][-2:]) for x in view.look_up("mark")} == seen, (code, now)


def test_a_leader_finds_nobody_by_a_number_or_a_time(made: Made) -> None:
    view = visible(made.results, principal("leader of a district"))
    assert [x["full_name"] for x in view.look_up("mark01")] == ["Người MARK01"]
    assert [view.look_up(text) for text in (phone(1), phone(1)[-4:], "8:01")] == [[], [], []]


def test_one_response_is_unmasked_and_by_an_auditor_only_for_a_purpose(made: Made) -> None:
    auditor = visible(made.results, principal("auditor"))
    for blank in ("", "  "):
        with pytest.raises(NotAllowedError, match="purpose"):
            auditor.unmasked(made.ids[1], purpose=blank)
    found = auditor.unmasked(made.ids[1], purpose="khiếu nại")
    assert found is not None
    assert tuple(found.line[name] for name in ("phone", "email", "national_id")) == contacts(1)
    assert dict(found.seen[-1].cells)["Ghi chú"] == f"gọi {phone(1)} hay {contacts(1)[1]}"
    assert auditor.unmasked("nothing", purpose="khiếu nại") is None
    assert visible(made.results, principal("reviewer")).unmasked(made.ids[1]) == found


def test_no_mean_of_fewer_people_than_a_small_cell_leaves_the_committee(made: Made) -> None:
    """The district has four people, the contest six; the small cell is five."""
    for who in WHO:
        if not is_allowed(who, "participation"):
            continue
        view = visible(made.results, principal(who))
        rows = view.participation("unit").to_pylist()
        seen = {row["unit_code"] for row in rows if row["mean_score"] is not None}
        assert seen == ({"H1", "X1", "X2", "X3", "Y1", "H2", "S1"} if who in INSIDERS else set())
        assert {row["people"] for row in rows} == {0, 1, 4}, "zero and small numbers stay"
        one = view.unit("H1")
        assert one is not None
        assert (one["mean_score"] is None) == (who not in INSIDERS)
        rows = [*view.league("so").rows, *view.league(under="H1").rows]
        assert any(row["mean_score"] is not None for row in rows) == (who in INSIDERS)
        assert view.headline().mean_score is not None


def test_whole_contacts_of_many_are_handed_out_for_a_purpose_alone(made: Made) -> None:
    for who in ("admin", "reviewer", "auditor"):
        view = visible(made.results, principal(who))
        with pytest.raises(NotAllowedError, match="purpose"):
            view.contacts_of([made.ids[1]], purpose=" ")
        found = view.contacts_of([made.ids[1]], purpose="trao giải")
        assert tuple(found[made.ids[1]].values()) == contacts(1)
    looking = visible(made.results, Principal("an", "reviewer", only_looks=True))
    with pytest.raises(NotAllowedError):
        looking.contacts_of([made.ids[1]], purpose="trao giải")
    with pytest.raises(NotAllowedError):
        looking.unmasked(made.ids[1])


def test_acts_are_those_of_the_role() -> None:
    for who in (*INSIDERS, "leader", *OUTSIDERS, "nobody", "mayor"):
        somebody: Any = Principal("an", who)  # type: ignore[arg-type]
        assert {act for act in get_args(Act) if may(somebody, act)} == ACTS.get(who, set()), who
        looking = replace(somebody, only_looks=True)
        assert not [act for act in get_args(Act) if may(looking, act)]


def test_a_refusal_says_what_was_asked_for_and_by_which_role_and_names_nobody(made: Made) -> None:
    with pytest.raises(NotAllowedError) as refused:
        visible(made.results, principal("press")).look_up("MARK04")
    assert "'press'" in str(refused.value)
    assert "'look_up'" in str(refused.value)
    assert not [part for part in ("MARK", "an@coquan.example") if part in str(refused.value)]


def test_a_member_without_an_entry_stops_the_program() -> None:
    with pytest.raises(TypeError, match=r"forgotten has no entry"):
        guarded(type("View", (), {"forgotten": lambda self: "everything"}))
    with pytest.raises(TypeError, match=r"neither a method nor a property"):
        guarded(type("View", (), {"standings": "everything"}))
