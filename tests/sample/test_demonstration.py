"""What `make run` shows: the sample contest at an hour at which there is something to look at."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import start
from contest import load
from contest.phones import phone
from i18n.phase import phase_at
from sample.clock import seconds_of
from sample.folder import read_contest
from sample.schedule import make_schedule
from service.environment import Moment
from service.who import faces

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "contests" / "hai-duong-2024"
YEARS_LATER = datetime(2026, 11, 30, tzinfo=UTC)


def demonstrated() -> datetime:
    """The contest-local moment at which `make run` stands."""
    return datetime.fromisoformat(start.NOW)


def test_the_demonstration_stands_at_the_export_that_it_loads_while_the_contest_is_open() -> None:
    contest, moment = load(FOLDER), demonstrated()
    assert phase_at(moment, contest.opens_at, contest.closes_at) == "open"
    schedule = make_schedule(read_contest(FOLDER), 2000, 2024)
    assert schedule.first_export == seconds_of(moment)


def test_the_demonstration_shows_a_district_a_commune_a_department_and_the_press() -> None:
    contest = load(FOLDER)
    shown = list(faces(contest, Moment(YEARS_LATER, demonstrated())))
    kinds = [
        contest.units.units[contest.units.by_code[face.partition(":")[2]][0]].kind
        for face in shown[:-1]
    ]
    assert kinds == ["Thành phố", "Phường", "Văn phòng"]
    assert shown[-1] == "press"


def test_leaders_find_somebody_to_call_and_a_roster_and_no_number_may_be_a_real_person_s() -> None:
    contest = load(FOLDER)
    numbers = [phone(line["phone"]) for line in contest.contacts]
    assert all(one and one.startswith(("0950000", "02203000")) for one in numbers)
    listed = [phone(line["phone"]) for line in contest.roster if line["phone"]]
    assert all(one and one.startswith("095") for one in listed)
    called = {line["unit_code"] for line in contest.contacts}
    expected = {line["unit_code"] for line in contest.roster}
    tree = contest.units
    for face in faces(contest, Moment(YEARS_LATER, demonstrated())):
        code = face.partition(":")[2]
        if code:
            beneath = {tree.units[n].code for n in tree.beneath(tree.by_code[code])} | {code}
            assert code in called
            assert expected & beneath
