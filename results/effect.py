"""What a decision would move: two views of the same ledger, one with it and one without."""

from __future__ import annotations

from dataclasses import dataclass

from results.view import View


@dataclass(frozen=True, slots=True)
class Moved:
    """One person's ranks before and after; None: not in the standings."""

    person_id: str
    full_name: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Effect:
    """People and attempts before and after, and everybody whose overall rank would change, the
    best rank first."""

    people: tuple[int, int]
    attempts: tuple[int, int]
    moved: tuple[Moved, ...]

    @property
    def entered(self) -> int:
        """How many people would come into the standings."""
        return sum(line.before is None for line in self.moved)

    @property
    def left(self) -> int:
        """How many would leave them."""
        return sum(line.after is None for line in self.moved)


def effect(before: View, after: View) -> Effect:
    """Compare the overall standings person by person."""
    ranks: dict[str, list[int | None]] = {}
    names: dict[str, str] = {}
    for place, view in enumerate((before, after)):
        table = view.standings().select(["person_id", "full_name", "rank"])
        for person, name, rank in zip(*(c.to_pylist() for c in table.columns), strict=True):
            ranks.setdefault(person, [None, None])[place] = rank
            names[person] = name or ""
    moved = [
        Moved(person, names[person], old, new) for person, (old, new) in ranks.items() if old != new
    ]
    moved.sort(key=lambda m: (min(r for r in (m.before, m.after) if r), m.person_id))
    one, other = before.headline(), after.headline()
    return Effect((one.people, other.people), (one.attempts, other.attempts), tuple(moved))
