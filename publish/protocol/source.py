"""The release from which the papers of a result are made, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from contest.errors import UsageError
from results import Altered, Release, Released, View, official
from results.released import lines_of

_COUNTS = ("state", "reason")


@dataclass(frozen=True, slots=True)
class Source:
    """A release as the papers read it. `counts`: kind ("state" or "reason") and key → number of
    responses. `altered`: see `View.release_altered`."""

    found: Released
    counts: Mapping[tuple[str, str], int]
    altered: tuple[Altered, ...] | None


def release_of(view: View) -> Release | None:
    """The newest official release; without one the newest provisional one; None without any."""
    found = view.releases
    return (official(found) or found or (None,))[-1]


def source_of(view: View) -> Source:
    """What `release_of` says.

    Raises:
        UsageError: there is no release.
        NotAllowedError: the viewer may not see the people of all units.
    """
    found = _found(view)
    if found is None:
        raise UsageError(
            "there is no release yet, and these papers are made from one alone; make one on the "
            "page Công bố kết quả or with `python -m publish release`"
        )
    number = found.release.number
    lines = lines_of(view.release_files(number)["balance.csv"])
    counts = {(one["what"], one["key"]): int(one["count"]) for one in lines}
    return Source(
        found=found,
        counts={key: count for key, count in counts.items() if key[0] in _COUNTS},
        altered=view.release_altered(number),
    )


def _found(view: View) -> Released | None:
    release = release_of(view)
    return view.released(release.number) if release else None


def of_unit(source: Source, code: str) -> Source:
    """The same with the winners of one unit of the release and of the units beneath it alone.

    Raises:
        UsageError: no unit has the code, or nobody of the unit wins.
    """
    found = source.found
    codes = found.contest.units.codes_within(code)
    if not codes:
        raise UsageError(f"the release has no unit {code!r}; expected a code of its units.csv")
    winners = tuple(one for one in found.winners if one.unit_code in codes)
    units = tuple(one for one in found.unit_winners if one.unit_code in codes)
    if not winners and not units:
        raise UsageError(
            f"nobody of the unit {code!r} wins in release {found.release.number}; expected the "
            "code of a unit with a winner"
        )
    return replace(source, found=replace(found, winners=winners, unit_winners=units))


def winning_units(view: View) -> dict[str, str]:
    """Code → name of the top units to which somebody who wins by `release_of` belongs, in the order
    of the tree; empty without a release."""
    if (found := _found(view)) is None:
        return {}
    tree = found.contest.units
    winning = {one.unit_code for one in found.winners}
    winning |= {one.unit_code for one in found.unit_winners}
    tops = [n for n, above in enumerate(tree.parents) if above is None]
    names = {tree.units[n].code: tree.labels[n] for n in tops}
    return {code: name for code, name in names.items() if winning & tree.codes_within(code)}
