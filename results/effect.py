"""The effect of a decision: compares a view with the decision to a view without it."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow.compute as pc

from results.view import View


@dataclass(frozen=True, slots=True)
class Moved:
    """One person's ranks before and after. None: the person is not in the standings."""

    person_id: str
    full_name: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Effect:
    """People and attempts before and after, and each person whose overall rank would change.

    The person with the best rank comes first.
    """

    people: tuple[int, int]
    attempts: tuple[int, int]
    moved: tuple[Moved, ...]

    @property
    def entered(self) -> int:
        """Number of people who would enter the standings."""
        return sum(line.before is None for line in self.moved)

    @property
    def left(self) -> int:
        """Number of people who would leave the standings."""
        return sum(line.after is None for line in self.moved)


def effect(before: View, after: View) -> Effect:
    """Compare the overall standings person by person."""
    old, new = (
        view.standings().select(["person_id", "full_name", "rank"]) for view in (before, after)
    )
    both = old.join(new, "person_id", join_type="full outer", right_suffix="_after")
    both = both.filter(pc.invert(pc.equal(both["rank"], both["rank_after"]).fill_null(False)))
    best = pc.min_element_wise(both["rank"], both["rank_after"])
    both = both.append_column("best", best).sort_by(
        [(n, "ascending") for n in ("best", "person_id")]
    )
    names = pc.coalesce(both["full_name_after"], both["full_name"], "")
    columns = (both["person_id"], names, both["rank"], both["rank_after"])
    moved = map(Moved, *(column.to_pylist() for column in columns))
    one, other = before.headline(), after.headline()
    return Effect((one.people, other.people), (one.attempts, other.attempts), tuple(moved))
