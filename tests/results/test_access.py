"""Each role is walked through every member of View. What may come out stands here, written by hand:
the program's own table is compared with it and never read for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest

from contest import Contest, load
from contest.errors import NotAllowedError, UsageError
from ledger import Ledger
from results import Principal, Results, View, compute, visible
from results.access import Act, guarded, may
from results.people import Persons
from tests.builders import NOW, TOML, row, write_folder
from tests.desk import committee_view, load_rows

# The contest. Every person of it is marked in all that is theirs.

COLUMNS = """email = ["Thư"]
national_id = ["CCCD"]
birth_date = ["Ngày sinh"]
quiz_score = ["Điểm số"]
[identity]"""
UNITS = """code,name,kind,group,parent,headcount,valid_from,valid_to,successor
H1,Huyện Một,,so,,,,,
X1,Xã Một,,,H1,9,,2024-11-30,X3
X2,Xã Hai,,,H1,9,,,
X3,Xã Ba,,,H1,9,2024-12-01,,
H2,Huyện Hai,,so,,,,,
Y1,Xã Bốn,,,H2,9,,,
S1,Sở Một,,so,,9,,,
S2,Sở Hai,,so,,9,,,
"""
CODES = ("H1", "X1", "X2", "X3", "H2", "Y1", "S1", "S2")
ITEMS = """id,round,heading,kind,points,options,key
q1,,Câu 1,single,1,A|B|C,A
q2,,Câu 2,multiple_partial,1,một|hai|ba|sai,một|hai|ba
"""
HEADER = ("Dấu thời gian", "Họ và tên", "Số điện thoại", "Đơn vị", "Câu 1", "Dự đoán",
          "Thư", "CCCD", "Ngày sinh", "Câu 2", "Điểm số", "Ghi chú")  # fmt: skip
UNKNOWN = "chỗ lạ MARK07"
PEOPLE: Mapping[int, dict[str, str]] = {
    1: {"unit": "Huyện Một"},
    2: {"unit": "Xã Một"},
    3: {"unit": "Xã Hai"},
    4: {"unit": "Xã Bốn"},
    5: {"unit": "Sở Một"},
    6: {"unit": "Sở Hai"},  # rejected by decision
    7: {"unit": UNKNOWN},
    8: {"unit": "Xã Hai", "phone": "không có"},
    9: {"unit": "Xã Ba", "time": "20/12/2024 08:00:00"},  # too late
    10: {"unit": "Xã Ba", "time": "02/12/2024 08:00:00"},
    11: {"unit": "Xã Bốn", "phone": "0955500303"},  # 3 again, elsewhere and by another name
    12: {"unit": UNKNOWN},
}
ROSTER = {3: "X2", 4: "Y1", 21: "X2", 22: "Y1"}
CONTACT, EXCLUDED = 31, 41
EVERYBODY = frozenset({*PEOPLE, *ROSTER})


def phone(number: int) -> str:
    return f"09555{number * 101:05}"


def contacts(number: int) -> tuple[str, str, str]:
    return phone(number), f"nguoi.mark{number:02}@thu.example", f"030095{number:06}"


def response(number: int) -> tuple[str, ...]:
    usual = {"name": f"Người MARK{number:02}", "phone": phone(number),
             "prediction": str(765400 + number)}  # fmt: skip
    _, email, card = contacts(number)
    remark = f"gọi {phone(number)} hay {email}"
    return (*row(number, **usual | PEOPLE[number]), email, card, "5/5/1961", "một, sai", "0 / 2",
            remark)  # fmt: skip


# The roles, and whom they see. For leaders worked out by hand for 1 January 2025, when X1 has
# merged into X3; the code of a unit that has ended leads nobody.

INSIDERS = ("admin", "reviewer", "viewer", "auditor")
LEADERS: Mapping[str, tuple[str, ...]] = {
    "leader of a district": ("H1",),
    "leader of a commune": ("X3",),
    "leader of a department": ("S1",),
    "leader of two units": ("S2", "Y1"),
    "leader of an ended unit": ("X1",),
    "leader of nothing": (),
}
STRANGERS = ("nobody", "mayor", "no principal")
WHO = (*INSIDERS, *LEADERS, "press", *STRANGERS)
SEES: Mapping[str, set[int]] = {
    "leader of a district": {1, 2, 3, 8, 9, 10, 21},
    "leader of a commune": {2, 9, 10},
    "leader of a department": {5},
    "leader of two units": {4, 6, 11, 22},
    **{who: {*EVERYBODY} for who in INSIDERS},
}
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
    "balance": "insiders leaders",
    "contest": "insiders leaders press strangers",
    "decided": "insiders",
    "decisions": "insiders",
    "headline": "insiders leaders press",
    "held": "insiders",
    "held_texts": "insiders",
    "history": "admin reviewer auditor",
    "key_check": "insiders",
    "known_until": "insiders leaders press",
    "last_good_at": "insiders leaders press",
    "league": "insiders leaders press",
    "look_up": "insiders leaders",
    "participation": "insiders leaders press",
    "persons": "insiders",
    "principal": "insiders leaders press strangers",
    "reference_time": "insiders leaders press strangers",
    "responses": "insiders leaders",
    "responses_with": "insiders",
    "roster": "insiders leaders",
    "standings": "insiders",
    "standings_count": "insiders",
    "state": "insiders leaders press strangers",
    "turnout": "insiders leaders press",
    "unit": "insiders leaders press",
    "unmasked": "admin reviewer",  # the auditor only with a purpose, which this walk does not give
    "unplaced": "insiders leaders press",
    "with_units_of": "insiders leaders press",
    "writings": "insiders",
}
LINE = {"response_id", "full_name", "unit_code", "unit_name", "unit_text", "state"}
OF_OWN = {"responses": LINE, "look_up": LINE,
          "roster": {"unit_code", "unit_name", "full_name", "status"}}  # fmt: skip
ACTS: Mapping[str, set[str]] = {
    "admin": {"load", "decide", "undo", "propose", "unmask", "manage_access"},
    "reviewer": {"load", "decide", "undo", "unmask"},
    "auditor": {"unmask"},
    "leader": {"propose"},
}


def is_allowed(who: str, member: str) -> bool:
    groups = {"insiders": INSIDERS, "leaders": tuple(LEADERS), "strangers": STRANGERS}
    return any(who in groups.get(word, (word,)) for word in ALLOWED[member].split())


def principal(who: str) -> Principal | None:
    if who == "no principal":
        return None
    role: Any = "leader" if who in LEADERS else who
    return Principal("an@coquan.example", role, LEADERS.get(who, ()))


@dataclass(frozen=True)
class Made:
    """The contest as it is, and with standings that leaders may see; response ids by person."""

    results: Results
    shown: Results
    ids: Mapping[int, str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    place = tmp_path_factory.mktemp("access")
    toml = TOML.replace("[identity]", COLUMNS)
    folder = write_folder(place / "c", toml=toml, units=UNITS, items=ITEMS)
    write_tables(folder)
    contest, ledger = load(folder), Ledger.at(place / "ledger")
    load_rows(contest, ledger, *map(response, PEOPLE), header=HEADER)
    lines = committee_view(contest, ledger).look_up("MARK")
    line_of = {int(line["full_name"][-2:]): line for line in lines}
    ids = {number: line["response_id"] for number, line in line_of.items()}
    of_five = dict(zip(("phone", "email", "national_id"), contacts(5), strict=True))
    facts = {"row_hash": line_of[5]["content_hash"], **of_five}
    ledger.decide("correct", ids[5], facts, note=f"hỏi {phone(5)}, MARK05", by="ai", now=NOW)
    ledger.decide("reject", ids[6], note="MARK06", by="ai", now=NOW)
    committee_view(contest, ledger)
    now = {"now": NOW}
    return Made(compute(contest, ledger, **now), compute(shown(contest), ledger, **now), ids)


def write_tables(folder: Path) -> None:
    roster = [f"{code},Người MARK{n:02},,{phone(n)}" for n, code in ROSTER.items()]
    tables = {
        "roster": ["unit_code,full_name,birth_date,phone", *roster],
        "contacts": ["unit_code,name,title,phone", f"X2,Ông MARK{CONTACT},,{phone(CONTACT)}"],
        "exclusions": ["phone,email,national_id,full_name,unit_code,reason",
                       f"{phone(EXCLUDED)},,,Bà MARK{EXCLUDED},,x"],
    }  # fmt: skip
    for name, lines in tables.items():
        (folder / f"{name}.csv").write_text("\n".join(lines), encoding="utf-8")


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
        "decided": one_each,
        "history": one_each,
        "unmasked": one_each,
        "responses": [((ids,), {})],
        "responses_with": [((texts,), {})],
        "look_up": [((text,), {}) for text in searches],
        "roster": [((unit,), {}) for unit in units],
        "standings": [((), {"unit": u}) for u in units] + [((), {"search": "mark04", "top": 9})],
        "standings_count": [((), {"unit": u}) for u in units] + [((), {"search": "mark04"})],
        "held": [((), {"limit": 99}), (("R206_unit_unknown",), {"unit_text": UNKNOWN})],
        "held_texts": [(("R206_unit_unknown",), {})],
        "participation": [(("unit",), {}), (("so",), {}), ((), {"under": "H1"})],
        "league": [(("so",), {}), ((), {"under": "H2"})],
        "unit": [((code,), {}) for code in CODES],
        "turnout": [((), {}), (("hour",), {})],
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
    if member != "unmasked":
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


def test_acts_are_those_of_the_role() -> None:
    for who in (*INSIDERS, "leader", "press", "nobody", "mayor"):
        somebody: Any = Principal("an", who)  # type: ignore[arg-type]
        assert {act for act in get_args(Act) if may(somebody, act)} == ACTS.get(who, set()), who


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
