"""Which person sent a response: the first readable key, and what was decided about persons."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from recount.records import Decision
from recount.texts import bare

_KINDS = ("merge_people", "split_person", "leave_people")


class Identity:
    """Gives a response its person by the contest's keys. The ids are salted hashes."""

    def __init__(self, contest_id: str, match_on: Iterable[str], salt: str) -> None:
        self._keys = [(key, key.split("+")) for key in match_on]
        self._start = hashlib.sha256(f"{salt}:{contest_id}:".encode())
        self._known: dict[str, str] = {}

    def person(self, fields: Mapping[str, str | None]) -> str | None:
        """The person by the first key whose fields are all readable; None: no key is."""
        for key, parts in self._keys:
            values = [fields.get(part) for part in parts]
            if None not in values:
                return self._id("\x1f".join([key, *values]))  # type: ignore[list-item]
        return None

    def _id(self, text: str) -> str:
        salted = self._start.copy()
        salted.update(text.encode())
        made = salted.hexdigest()[:32]
        return self._known.setdefault(made, made)  # one string for all attempts of a person


class Acts:
    """The decisions about persons in force. Each acts on the persons that there were then."""

    def __init__(self, standing: Iterable[Decision], salt: str) -> None:
        self._acts = [one for one in standing if one.kind in _KINDS]
        self._salt = salt
        self._about: dict[str, list[int]] = defaultdict(list)
        self._groups: list[list[list[str]]] = []
        for number, one in enumerate(self._acts):
            for person in {one.subject, *one.facts["others"].split()}:
                self._about[person].append(number)
            self._groups.append([some.split() for some in one.facts["names"].split("|")])

    def __bool__(self) -> bool:
        """True if there are any."""
        return bool(self._acts)

    def lead(self, key: str, name: str) -> tuple[str, bool] | None:
        """The person to whom the acts lead from a key and a name, and whether an act has looked at
        the name; None if no act is about the key. `name`: as it is compared, or ""."""
        if key not in self._about:
            return None
        mark = _mark(self._salt, name)
        person, is_settled, last = key, False, -1
        while later := [number for number in self._about.get(person, ()) if number > last]:
            last = later[0]
            act, groups = self._acts[last], self._groups[last]
            own = next((group for group in groups if mark in group), None)
            is_settled |= own is not None
            if act.kind == "merge_people":
                person = act.subject
            elif act.kind == "split_person":
                piece = f"{act.subject}:{own[0] if own else mark}"
                person = hashlib.sha256(piece.encode()).hexdigest()[:32]
        return person, is_settled


@lru_cache(maxsize=50_000)
def _mark(salt: str, name: str) -> str:
    return hashlib.sha256(f"{salt}:name:{bare(name)}".encode()).hexdigest()[:16]
