"""Reads a contest folder: `load` for the program, `check` for the people who write the folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from contest import exclusions, geography, people
from contest.contest import Contest
from contest.errors import FolderError, Problem
from contest.form import address_faults, prefill_faults
from contest.items import read_items
from contest.roster import with_listed
from contest.rules import FILE, check_settings
from contest.settings import Settings
from contest.toml_file import read_toml, understood
from contest.units import SubUnits, UnitTree, read_units


def load(folder: str | Path) -> Contest:
    """The contest that a folder declares.

    A folder loads even while its keys, units or window are missing. The rows that cannot be judged
    are held.

    Raises:
        FolderError: the folder has mistakes. The error lists all of them.
    """
    contest, problems = read(Path(folder))
    if contest is None or problems:
        raise FolderError(str(folder), problems)
    return contest


def check(folder: str | Path) -> list[Problem]:
    """All mistakes in a folder, and all questions that are still open."""
    contest, problems = read(Path(folder))
    return problems + (open_questions(contest) if contest else [])


def mistakes(folder: str | Path) -> list[Problem]:
    """The mistakes for which `load` refuses a folder."""
    return read(Path(folder))[1]


def read(folder: Path) -> tuple[Contest | None, list[Problem]]:
    """The contest and all mistakes. The contest is None if contest.toml cannot be understood."""
    problems: list[Problem] = []
    settings = _settings(folder / FILE, problems)
    rounds = [r.id for r in settings.rounds] if settings else []
    tree = read_units(folder / "units.csv", problems)
    tree = _named_in(tree, settings, problems) if settings else tree
    items = read_items(folder / "items.csv", rounds, problems)
    excluded = exclusions.read_exclusions(folder / exclusions.FILE, tree, problems)
    roster, contacts = (
        people.read_people(folder / name, columns, tree, problems)
        for name, columns in (
            ("roster.csv", people.ROSTER),
            ("contacts.csv", people.CONTACTS),
        )
    )
    tree = with_listed(tree, roster)
    shapes = geography.read_shapes(folder / geography.FILE, tree, problems)
    if settings is None:
        return None, problems
    problems += check_settings(settings)
    problems += _unit_prize_groups(settings, tree)
    return Contest(settings, tree, items, excluded, roster, contacts, shapes), problems


def open_questions(contest: Contest) -> list[Problem]:
    """The declarations that a drafted folder still lacks, and the faults of the form's address.

    The folder loads all the same. The rows that need a missing declaration are held, and no link
    is made from a wrong address.
    """
    faults = (*address_faults(contest.settings), *prefill_faults(contest.settings))
    found = [Problem(FILE, one.where, repr(one.found), one.expected) for one in faults]
    if not contest.settings.rounds:
        for key in ("opens_at", "closes_at"):
            if getattr(contest.info, key) is None:
                expected = "a local time such as 2024-11-18T07:30:00; until then rows are held"
                found.append(Problem(FILE, f"contest.{key}", "nothing", expected))
    if "submitted_at" not in contest.settings.columns:
        expected = 'the heading of the timestamp, such as ["Dấu thời gian"]'
        found.append(Problem(FILE, "columns.submitted_at", "nothing", expected))
    identity, columns = contest.settings.identity, contest.settings.columns
    if not any(all(part in columns for part in key.split("+")) for key in identity.match_on):
        expected = "what tells people apart, a field of [columns]; until then every row is held"
        found.append(Problem(FILE, "identity.match_on", "no declared field", expected))
    if identity.minimum_age and "birth_date" not in columns:
        expected = "the heading of the birth date; until then every row is held, as an age is asked"
        found.append(Problem(FILE, "columns.birth_date", "nothing", expected))
    required = identity.required
    if any(name.split("_")[0] == "unit" for name in required) and not contest.units.units:
        expected = "the units; until then every row is held, because a unit is required"
        found.append(Problem("units.csv", "file", "no units", expected))
    for item in contest.items:
        if not item.key:
            expected = "one of its options; until then the rows of its round are held"
            found.append(Problem("items.csv", f"item {item.id}, column key", "nothing", expected))
    return found


def _named_in(tree: UnitTree, settings: Settings, problems: list[Problem]) -> UnitTree:
    """Add to the tree the declarations of contest.toml about how units are named."""
    rules = tuple(SubUnits(sub.starts_with, sub.owner) for sub in settings.sub_units)
    for number, rule in enumerate(rules):
        if rule.owner != SubUnits.NAMED and rule.owner not in tree.by_code:
            where, expected = (
                f"sub_units[{number}].owner",
                f"{SubUnits.NAMED!r}, or a code of units.csv",
            )
            problems.append(Problem(FILE, where, repr(rule.owner), expected))
    places = (settings.contest.place, settings.contest.parent_body)
    return replace(tree, places=tuple(filter(None, places)), sub_units=rules)


def _unit_prize_groups(settings: Settings, tree: UnitTree) -> list[Problem]:
    groups = list(dict.fromkeys([*(g.id for g in settings.groups), *filter(None, tree.groups)]))
    expected = f"a group: {', '.join(groups)}" if groups else "no unit prize: there are no groups"
    return [
        Problem(FILE, f"unit_prizes[{number}].group", repr(prize.group), expected)
        for number, prize in enumerate(settings.unit_prizes)
        if prize.group not in groups
    ]


def _settings(path: Path, problems: list[Problem]) -> Settings | None:
    where, expected = str(path.parent), "a contest folder with contest.toml"
    missing = Problem(FILE, where, "no such file", expected)
    declared = read_toml(path, missing=missing, problems=problems)
    return None if declared is None else understood(Settings, declared, FILE, problems)
