"""One table says what each role may see and do, and what access each member of `View` needs.

`guarded` makes every public member ask the table first. A member without an entry stops the program
at its start. A role without a line sees only what the role "nobody" sees.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import wraps
from types import FunctionType
from typing import Any, Literal, TypeVar

from contest import Contest
from contest.errors import NotAllowedError
from contest.mergers import numbers_on, standing_for, tree_on
from contest.units import UnitTree
from results.principal import NOBODY, Principal

_T = TypeVar("_T")

Act = Literal[
    "load", "decide", "undo", "propose", "note_contact", "unmask", "manage_access", "erase",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Access:
    """What a role may see and do. By default a role may see and do nothing.

    `people`: the people whose lines the role sees; with "own" it sees only name, sub-unit and
    state, never a contact. `contacts`: how contacts leave the view, and whether the role may unmask
    single ones. `standings`: "released" is what the visible releases say. `history`: every cell as
    the program saw it. `units`: the units whose rates the role sees; no rates are "published" yet.
    `own_states`: the states of the responses whose phone and name the viewer says.
    """

    people: Literal["none", "own", "all"] = "none"
    contacts: Literal["none", "masked", "unmask with a purpose", "unmask"] = "none"
    standings: Literal["none", "released", "live"] = "none"
    history: bool = False
    units: Literal["published", "rates", "all"] = "published"
    acts: frozenset[Act] = frozenset()
    own_states: bool = False


ROLE_ACCESS: Mapping[str, Access] = {
    "admin": Access(
        "all", "unmask", "live", True, "all",
        frozenset({
            "load", "decide", "undo", "propose", "note_contact", "unmask", "manage_access", "erase",
        }),
    ),
    "reviewer": Access(
        "all", "unmask", "live", True, "all",
        frozenset({"load", "decide", "undo", "propose", "note_contact", "unmask"}),
    ),
    "viewer": Access("all", "masked", "live", False, "all"),
    "auditor": Access(
        "all", "unmask with a purpose", "live", True, "all", frozenset({"unmask"})
    ),
    "leader": Access(
        "own", "masked", "released", False, "rates", frozenset({"propose", "note_contact"})
    ),
    "press": Access("none", "none", "released", False, "rates"),
    "bearer": Access("none", "none", "released", False, "rates"),
    "participant": Access(own_states=True),
    "nobody": Access("none", "none", "released", False, "published"),
}  # fmt: skip
"""The table."""

Need = Literal[
    "nothing",
    "rates",
    "counts",
    "people",
    "everybody",
    "standings",
    "released",
    "history",
    "unmask",
    "own_states",
]

NEEDS: Mapping[Need, tuple[str, Callable[[Access], bool]]] = {
    "nothing": ("what everybody may see", lambda access: True),
    "rates": ("the numbers of units", lambda access: access.units in ("rates", "all")),
    "counts": ("the states of responses", lambda access: access.people in ("own", "all")),
    "people": ("people", lambda access: access.people in ("own", "all")),
    "everybody": ("the people of all units", lambda access: access.people == "all"),
    "standings": ("standings before their release", lambda access: access.standings == "live"),
    "released": ("released results", lambda access: access.standings != "none"),
    "history": (
        "cells as they were seen",
        lambda access: access.history and access.people == "all",
    ),
    "own_states": ("the states of own responses", lambda access: access.own_states),
    "unmask": ("whole contacts", lambda access: "unmask" in access.acts),
}
"""Each need, its name in messages, and the access that meets it. "counts", "people" and "standings"
are scoped: a role that sees only its own people gets only their rows."""

MEMBERS: Mapping[str, Need] = {
    "altered_near_prizes": "everybody",
    "as_of": "standings",
    "awards": "everybody",
    "balance": "counts",
    "bulletins": "everybody",
    "came_in": "everybody",
    "contact_log": "people",
    "contacts_of": "unmask",
    "contest": "nothing",
    "day_of_codes": "nothing",
    "decided": "everybody",
    "decisions": "everybody",
    "draws": "everybody",
    "explained": "everybody",
    "focal": "people",
    "headline": "rates",
    "held": "everybody",
    "held_cases": "everybody",
    "history": "history",
    "items": "everybody",
    "key_check": "everybody",
    "known_until": "rates",
    "last_good_at": "rates",
    "leads": "nothing",
    "league": "rates",
    "likely_writings": "people",
    "loads": "everybody",
    "log_lines": "history",
    "look_up": "people",
    "offices": "rates",
    "open_petitions": "everybody",
    "own_states": "own_states",
    "participants": "everybody",
    "participation": "rates",
    "persons": "everybody",
    "petitions": "everybody",
    "principal": "nothing",
    "prize_checks": "everybody",
    "proposals": "people",
    "reference_time": "nothing",
    "release_altered": "everybody",
    "release_contest": "released",
    "release_difference": "everybody",
    "release_files": "released",
    "release_names": "everybody",
    "released": "released",
    "releases": "released",
    "responses": "people",
    "responses_with": "everybody",
    "roster": "people",
    "scores": "everybody",
    "shows": "nothing",
    "signs": "everybody",
    "standings": "standings",
    "standings_count": "standings",
    "standings_frozen_at": "nothing",
    "state": "nothing",
    "ties": "everybody",
    "took_part": "people",
    "topics": "everybody",
    "turnout": "rates",
    "unit": "rates",
    "unit_awards": "everybody",
    "unit_days": "rates",
    "unit_topics": "everybody",
    "unmasked": "unmask",
    "unplaced": "rates",
    "unread": "everybody",
    "winner_codes": "everybody",
    "winner_paper": "released",
    "with_units_of": "rates",
    "writings": "everybody",
}
"""Each public member of `View`, and the need that a role must meet to use the member."""


def access_of(principal: Principal, contest: Contest | None = None) -> Access:
    """The line of a principal's role. An unknown role gets the line of "nobody".

    If `contest` is given and sets `leaders_see_standings`, leaders get live standings. A principal
    that only looks gets no act.
    """
    access = ROLE_ACCESS.get(principal.role, ROLE_ACCESS[NOBODY.role])
    if principal.only_looks:
        access = replace(access, acts=frozenset())
    if (
        principal.role == "leader"
        and contest is not None
        and contest.settings.publication.leaders_see_standings
    ):
        return replace(access, standings="live")
    return access


def may(principal: Principal, act: Act) -> bool:
    """Whether the principal's role allows an act. `own_units` answers separately for which units.

    >>> may(Principal("an", "reviewer"), "decide"), may(NOBODY, "load")
    (True, False)
    """
    return act in access_of(principal).acts


def shows(access: Access, member: str) -> bool:
    """Whether a member of `View` answers a role with this access. An unknown member does not.

    >>> shows(ROLE_ACCESS["press"], "headline"), shows(ROLE_ACCESS["press"], "held")
    (True, False)
    """
    need = MEMBERS.get(member)
    return need is not None and NEEDS[need][1](access)


def own_units(tree: UnitTree, codes: Collection[str], day: date) -> frozenset[int]:
    """The units whose credit belongs, on `day`, to one of these codes or to a unit beneath it.

    A code means the unit that bears it on that day, with the units that merged into that unit. A
    code that no unit bears on that day means nothing.

    >>> from contest.units import Unit
    >>> end, start = date(2024, 11, 30), date(2024, 12, 1)
    >>> tree = UnitTree((Unit("1", "Xã Một", valid_to=end, successors=("2",)),
    ...                  Unit("2", "Xã Hai", valid_from=start)))
    >>> sorted(own_units(tree, {"2"}, start)), sorted(own_units(tree, {"1"}, start))
    ([0, 1], [])
    """
    there = tree_on(tree, day)
    led = {
        number
        for number, path in zip(numbers_on(tree, day), there.paths, strict=True)
        if any(there.units[step].code in codes for step in path)
    }
    return frozenset(unit for unit, at in enumerate(standing_for(tree, day)) if at in led)


def within(column: str, units: Collection[int] | None) -> str:
    """The SQL condition that a column names one of these units. None allows any unit, and null.

    >>> within("unit", {7, 3}), within("unit", ()), within("unit", None)
    ('unit in (3, 7)', 'false', 'true')
    """
    if units is None:
        return "true"
    return f"{column} in ({', '.join(map(str, sorted(units)))})" if units else "false"


def guarded(cls: type[_T]) -> type[_T]:
    """Make each public member of a class ask the table first.

    Instances of the class must have `_principal` and `_access`.

    Raises:
        TypeError: a member has no entry, or is neither a method nor a property.
    """
    for name, member in list(vars(cls).items()):
        if name.startswith("_"):
            continue
        if name not in MEMBERS:
            raise TypeError(f"{cls.__name__}.{name} has no entry in results.access.MEMBERS")
        if isinstance(member, property) and member.fget:
            setattr(cls, name, property(_asking_first(name, member.fget), doc=member.__doc__))
        elif isinstance(member, FunctionType):
            setattr(cls, name, _asking_first(name, member))
        else:
            raise TypeError(f"{cls.__name__}.{name} is neither a method nor a property")
    return cls


def _asking_first(name: str, member: Callable[..., Any]) -> Callable[..., Any]:
    what, is_met = NEEDS[MEMBERS[name]]

    @wraps(member)
    def asking(view: Any, *args: Any, **kwargs: Any) -> Any:
        if not is_met(view._access):
            raise NotAllowedError(
                f"the role {view._principal.role!r} may not see {what} (asked for {name!r}); "
                "ask an administrator for another role"
            )
        return member(view, *args, **kwargs)

    return asking
