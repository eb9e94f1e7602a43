"""The release from which the papers of a result are made, and what it says."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, replace

from contest.errors import UsageError
from contest.units import UnitTree
from results import Altered, Release, Released, View

_COUNTS = ("state", "reason")


@dataclass(frozen=True, slots=True)
class Source:
    """A release as the papers read it. `counts`: kind ("state" or "reason") and key → number of
    responses. `altered`: see `View.release_altered`."""

    found: Released
    state: str
    counts: Mapping[tuple[str, str], int]
    altered: tuple[Altered, ...] | None


def release_of(view: View) -> Release | None:
    """The newest official release; without one the newest provisional one; None without any."""
    found = view.releases
    official = [one for one in found if one.kind == "official"]
    return (official or found or (None,))[-1]


def source_of(view: View) -> Source:
    """What `release_of` says.

    Raises:
        UsageError: there is no release.
        NotAllowedError: the viewer may not see the people of all units.
    """
    release = release_of(view)
    found = view.released(release.number) if release else None
    if release is None or found is None:
        raise UsageError(
            "there is no release yet, and these papers are made from one alone; make one on the "
            "page Công bố kết quả or with `python -m publish release`"
        )
    files = view.release_files(release.number)
    lines = csv.DictReader(io.StringIO(files["balance.csv"].decode(), newline=""))
    counts = {(one["what"], one["key"]): int(one["count"]) for one in lines}
    return Source(
        found=found,
        state=release.state,
        counts={key: count for key, count in counts.items() if key[0] in _COUNTS},
        altered=view.release_altered(release.number),
    )


def of_unit(source: Source, code: str) -> Source:
    """The same with the winners of one unit of the release and of the units beneath it alone.

    Raises:
        UsageError: no unit has the code, or nobody of the unit wins.
    """
    found = source.found
    codes = _codes(found.contest.units, code)
    winners = tuple(one for one in found.winners if one.unit_code in codes)
    units = tuple(one for one in found.unit_winners if one.unit_code in codes)
    if not winners and not units:
        raise UsageError(
            f"nobody of the unit {code!r} wins in release {found.release.number}; expected the "
            "code of a unit with a winner"
        )
    return replace(source, found=replace(found, winners=winners, unit_winners=units))


def winning_units(source: Source) -> dict[str, str]:
    """Code → name of the top units to which somebody who wins belongs, in the order of the tree."""
    tree = source.found.contest.units
    winning = {one.unit_code for one in source.found.winners}
    winning |= {one.unit_code for one in source.found.unit_winners}
    tops = [n for n, above in enumerate(tree.parents) if above is None]
    names = {tree.units[n].code: tree.labels[n] for n in tops}
    return {code: name for code, name in names.items() if winning & _codes(tree, code)}


def _codes(tree: UnitTree, code: str) -> set[str]:
    """The codes of a unit and of those beneath it, of whatever day."""
    numbers = tree.by_code.get(code, ())
    if not numbers:
        raise UsageError(f"the release has no unit {code!r}; expected a code of its units.csv")
    return {tree.units[n].code for n in (*numbers, *tree.beneath(numbers))}
