"""The committee's decisions about persons: several are one, one is several, or none changes.

The contest's identity derives a person (the key) from a response. Decisions act on persons one
after the other, so an act names the persons that existed when it was taken. If undoing an earlier
act has removed a person, a later act about this person has no effect. Later rows go through the
same acts.

A decision does not hold names. It keeps only the marks of the names that the committee looked at.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import pyarrow as pa

from contest.errors import UsageError
from contest.forgetting import of_persons
from contest.near import groups, near_pairs
from contest.text import bare
from ledger.decisions import Decision

PeopleKind = Literal["merge_people", "split_person", "leave_people"]
KINDS: tuple[PeopleKind, ...] = ("merge_people", "split_person", "leave_people")
OTHERS, NAMES = "others", "names"
Named = Mapping[str, Iterable[str | None]]
"""Person → the names in its responses (None: without a name)."""


def split_groups(names: Iterable[str | None]) -> list[tuple[str, ...]]:
    """The groups of bare names that a split would make. Near names stay in one group, unless all
    names are near.

    >>> split_groups(["Nguyễn Thị Lan", "nguyen thi lam", "Lê Văn Tám"])
    [('le van tam',), ('nguyen thi lam', 'nguyen thi lan')]
    >>> split_groups(["Nguyễn Văn An", "Nguyễn Văn Anh"])
    [('nguyen van an',), ('nguyen van anh',)]
    """
    distinct = sorted({bare(name or "") for name in names})
    together = groups(distinct, near_pairs(distinct))
    return together if len(together) > 1 else [(name,) for name in distinct]


def people_act(
    kind: PeopleKind, persons: Sequence[str], named: Named, salt: str
) -> tuple[PeopleKind, str, dict[str, str]]:
    """Kind, subject and facts of a decision about persons. Of merged persons, the first one stays.

    Raises:
        UsageError: a person is unknown, a merge names fewer than two persons, or a split names a
            person with only one name.
    """
    wanted = list(dict.fromkeys(persons))
    if unknown := [person for person in wanted if person not in named]:
        raise UsageError(
            f"there is no person {unknown[0]!r}; expected a person_id as `python -m scoring "
            "standings --format json` prints it"
        )
    if kind == "merge_people" and len(wanted) < 2:
        raise UsageError("found one person; expected two or more to merge")
    names = [name for person in wanted for name in named[person]]
    if kind == "split_person":
        apart = split_groups(names)
        if len(wanted) != 1 or len(apart) < 2:
            raise UsageError("found one name; expected one person whose responses have several")
    else:
        apart = [tuple(bare(name or "") for name in names)]
    marks = "|".join(" ".join(sorted({name_mark(salt, name) for name in some})) for some in apart)
    return kind, wanted[0], {OTHERS: " ".join(wanted[1:]), NAMES: marks}


@dataclass(frozen=True, slots=True)
class _Act:
    decision_id: str
    kind: str
    persons: frozenset[str]
    first: str
    groups: tuple[tuple[str, ...], ...]

    def piece(self, mark: str) -> str:
        """The piece of the split person that a name belongs to: the name's group, or the name
        itself if the name came after the split."""
        group = next((some for some in self.groups if mark in some), (mark,))
        return hashlib.sha256(f"{self.first}:{group[0]}".encode()).hexdigest()[:32]


class PeopleDecided:
    """The acts about persons that are in force, in order, and the persons that result."""

    def __init__(self, standing: Iterable[Decision], salt: str) -> None:
        self._salt = salt
        self._acts = [_act(decision) for decision in standing if decision.kind in KINDS]
        self._about: dict[str, list[int]] = defaultdict(list)
        for number, act in enumerate(self._acts):
            for person in act.persons:
                self._about[person].append(number)

    @property
    def ids(self) -> list[str]:
        """Every person that an act names. Responses of other persons stay as they were read."""
        return sorted(self._about)

    def way(self, key: str, name: str | None) -> tuple[str, bool, tuple[str, ...]]:
        """The way from the key and the name of a response to its person.

        Returns the person, whether an act on the way has looked at this name, and the ids of the
        acts on the way.
        """
        mark = name_mark(self._salt, bare(name or ""))
        person, settled, acts, done = key, False, list[str](), -1
        while (after := [n for n in self._about.get(person, ()) if n > done]) != []:
            done = after[0]
            act = self._acts[done]
            settled |= any(mark in some for some in act.groups)
            acts.append(act.decision_id)
            if act.kind == "merge_people":
                person = act.first
            elif act.kind == "split_person":
                person = act.piece(mark)
        return person, settled, tuple(acts)

    def left_apart(self) -> dict[str, set[int]]:
        """Person → numbers of the acts that left the person apart from others, or split them.

        Two persons that share such an act do not raise a question again.
        """
        found: dict[str, set[int]] = defaultdict(set)
        for number, act in enumerate(self._acts):
            if act.kind == "merge_people":
                continue
            pieces = {act.piece(some[0]) for some in act.groups if act.kind == "split_person"}
            for person in pieces or act.persons:
                found[person].add(number)
        return found

    def moved(self, rows: pa.Table) -> pa.Table:
        """The table `MOVED` from responses (`response_id`, `key`, `name_key`)."""
        keys, names = rows["key"].to_pylist(), rows["name_key"].to_pylist()
        ways = {pair: self.way(*pair) for pair in set(zip(keys, names, strict=True))}
        found = [ways[pair] for pair in zip(keys, names, strict=True)]
        columns = [[way[part] for way in found] for part in range(3)]
        arrays = [rows["response_id"].combine_chunks(), *columns]
        return pa.table(
            {name: pa.array(values, MOVED.field(name).type)
             for name, values in zip(MOVED.names, arrays, strict=True)}, schema=MOVED)  # fmt: skip


MOVED = pa.schema(
    [
        ("response_id", pa.string()),
        ("decided_person", pa.string()),
        ("settled", pa.bool_()),  # an act has looked at the response's name
        ("acts", pa.list_(pa.string())),  # ids of the decisions that led there
    ]
)
"""Columns of the responses that acts are about, with the person of each response."""

KEYED = (
    "select response_id, coalesce(person_id, response_id) as key, name_key from responses "
    "where coalesce(person_id, response_id) in (select unnest(?::varchar[]))"
)
"""Query for the argument of `moved`: the responses of some persons as they were read. An accepted
response of an unknown person is a person of its own, named by the response's id."""


def _act(decision: Decision) -> _Act:
    facts = decision.facts
    return _Act(
        decision.decision_id,
        decision.kind,
        frozenset((decision.subject, *facts[OTHERS].split())),
        decision.subject,
        tuple(tuple(some.split()) for some in facts[NAMES].split("|")),
    )


@of_persons
@lru_cache(maxsize=50_000)
def name_mark(salt: str, name: str) -> str:
    """The mark of a bare name, as decisions keep it."""
    return hashlib.sha256(f"{salt}:name:{name}".encode()).hexdigest()[:16]
