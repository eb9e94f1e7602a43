"""What people do in the hostile contest, by the functions that pages, links and commands call.

Every text that they may give is a hostile value, and so are their own names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from contest.text import fold
from results import Principal, View
from results.principal import Role
from service import acts, unit_links
from service.acts import Wanted
from service.decide import decide
from service.environment import Moment, Place
from service.identity import accounts
from service.identity.links import Made
from service.opened import open_for
from service.repair import wanted
from service.roster_file import pasted, read_roster
from service.unmask import whole_cell
from tests.hostile.contest import LEADERS, name_of, stranger
from tests.hostile.values import planted

NOW = Moment(datetime.now(UTC))


@dataclass(frozen=True)
class Handed:
    """What people were handed: the links of two units, each with its PIN, and the invitation of
    somebody to an account."""

    district: Made
    department: Made
    invitation: str


def person(who: str) -> Principal:
    """A person of the access file."""
    role: Role = "leader" if who in LEADERS else who  # type: ignore[assignment]
    return Principal(name_of(who), role, (LEADERS[who],) if who in LEADERS else ())


def do_everything(place: Place, access: Path) -> Handed:
    """Propose, decide, look and hand out links as hostile people do."""
    with pytest.MonkeyPatch.context() as here:
        here.setenv("CONTEST_ACCESS", str(access))
        for who in LEADERS:
            _propose(place, who)
        _settle_proposals(place)
        _decide(place)
        _look(place)
        return _hand_out(place)


def _view(place: Place) -> View:
    return open_for(place, person("admin"), NOW, fresh=True).view


def _propose(place: Place, who: str) -> None:
    """Every kind, some more than once, so that some wait and some are replaced."""
    tree, values = _view(place).contest.units, planted("proposal")
    number = tree.by_code[LEADERS[who]][-1]
    own = values[list(LEADERS).index(who) :: len(LEADERS)]
    names = [fold(name) for name in own if '"' not in name]
    lines = [f"{name}\t0933{n:06}" for n, name in enumerate(names)]
    people = read_roster(pasted("\n".join(["Họ và tên\tSố điện thoại", *lines]))).people
    made = [wanted(tree, number, "roster", {}, people)]
    for at in range(4):
        day = {"headcount": str(700 + at), "source": own[at], "dated": "2024-11-20"}
        called = {"name": own[4 + at], "title": own[-1 - at], "phone": f"094400{at:04}"}
        made.append(wanted(tree, number, "headcount", day))
        made.append(wanted(tree, number, "contact", called))
    made += [wanted(tree, number, "alias", {"text": text}) for text in own[8:24]]
    decide(place, person(who), made, moment=NOW)


def _settle_proposals(place: Place) -> None:
    """The committee accepts what the department proposes, and refuses one of the commune."""
    waiting = [one for one in _view(place).proposals() if one.fate == "waits"]
    accepted = [one for one in waiting if one.code == LEADERS["department"]]
    settled = [acts.accept_proposal(one.decision_id) for one in accepted]
    refused = next(one for one in waiting if one.code == LEADERS["commune"])
    decide(place, person("admin"), [*settled, acts.refuse_proposal(refused.decision_id)],
           note=planted("note")[0], moment=NOW)  # fmt: skip


def _decide(place: Place) -> None:
    """Every kind of decision about responses, writings and people, with a note and an author who
    are hostile; a note stands with each, because pages show the latest only."""
    view, notes, authors = _view(place), iter(planted("note")[1:]), iter(planted("author"))
    tree = view.contest.units
    lines = view.look_up("zq00")
    names = planted("note")[::-1]
    texts = [one.key for one in view.writings() if one.held]
    persons = [one.persons[0] for one in view.persons.questions()]
    steps: list[Sequence[Wanted]] = [[acts.reject(line["response_id"])] for line in lines[:2]]
    steps += [
        [acts.correct(line, {"full_name": name})]
        for line, name in zip(lines[2:4], names, strict=False)
    ]
    steps += [[acts.accept(line)] for line in lines[4:5]]
    steps += [[acts.alias(tree, text, tree.by_code["S1"][-1])] for text in texts[:3]]
    steps += [[acts.people(view, "split_person", [one])] for one in persons[:1]]
    steps += [[acts.people(view, "leave_people", [one])] for one in persons[1:2]]
    for step in steps:
        author = Principal(fold(next(authors)), "admin")
        decide(place, author, step, note=next(notes), moment=NOW)


def _look(place: Place) -> None:
    """Somebody states a purpose for each look at a whole contact."""
    lines = _view(place).look_up("zq00")
    for line, purpose in zip(lines, planted("purpose")[::3], strict=False):
        whole_cell(place, person("auditor"), line["response_id"], "phone", NOW, purpose)


def _hand_out(place: Place) -> Handed:
    units = [LEADERS["district"], LEADERS["department"]]
    made = unit_links.hand_out(place, person("admin"), units, 30, NOW)
    return Handed(*made, accounts.invite(stranger(), NOW.now))
