"""What the ledger saw of each response, load by load (contract, "Same row", "Edits")."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from recount.headings import Header
from recount.reading import meaning
from recount.records import Event, Response, Version
from recount.texts import Cells

_OF_THE_FORM = ("submitted_at", "quiz_score")
_WITH_CELLS = ("seen", "edited")


def responses(
    events: Iterable[Event], sources: Mapping[str, int], undone: Collection[tuple[str, int]]
) -> dict[str, Response]:
    """Every response of the loads in force, by its id: when it appeared first, its last version,
    and whether it is still there. `sources`: id of each declared source → its place."""
    found: dict[str, Response] = {}
    for own, source, load, row, event in events:
        if source not in sources or (source, load) in undone:
            continue
        if (one := found.get(own)) is None:
            one = found[own] = Response(own, sources[source])
            one.first_load, one.first_row = load, row or 0
        elif load < one.first_load:
            one.first_load, one.first_row = load, row or 0
        if load >= one.last_load:
            one.last_load, one.presence = load, event
        if event in _WITH_CELLS:
            one.version = max(one.version, load)
            one.versions += 1
    return found


@dataclass(frozen=True, slots=True)
class Last:
    """The last version of a response, and what the earlier ones say about it.

    `content_hash`: the hash of the version that last changed what the participant says. `kept_at`:
    the time of the version that last said a new time. `earlier`: the times of earlier versions.
    All times are seconds of wall time, or None.
    """

    version: Version
    content_hash: str
    kept_at: int | None
    earlier: tuple[int | None, ...]


def last_versions(
    versions: Iterable[Version],
    found: Mapping[str, Response],
    header_of: Callable[[Version], Header],
    time_of: Callable[[Version], tuple[int | None, bool]],
) -> Iterator[tuple[Response, Last]]:
    """Yield each response with its last version.

    The versions of an edited response are kept until all of them are there. `time_of`: the time of
    a version, and whether it is written without seconds.
    """
    waiting: dict[str, list[Version]] = {}
    for version in versions:
        response = found.get(version.response_id)
        if response is None or version.load_number > response.version:
            continue
        if response.versions == 1:
            yield response, Last(version, version.row_hash, time_of(version)[0], ())
            continue
        several = waiting.setdefault(version.response_id, [])
        several.append(version)
        if len(several) == response.versions:
            del waiting[version.response_id]
            several.sort(key=attrgetter("load_number"))
            yield response, _last(several, header_of, time_of)


def _last(
    versions: Sequence[Version],
    header_of: Callable[[Version], Header],
    time_of: Callable[[Version], tuple[int | None, bool]],
) -> Last:
    """The last of several versions.

    A time that says the same as the one before, at its own precision, keeps the finer one: a minute
    without seconds says nothing new in its own minute, and an export rounds by a second.
    """
    first = versions[0]
    times = [time_of(version) for version in versions]
    content_hash, (kept_at, kept_is_coarse) = first.row_hash, times[0]
    before = content(first.cells, header_of(first))
    for version, (when, is_coarse) in zip(versions[1:], times[1:], strict=True):
        now = content(version.cells, header_of(version))
        has_changed = now != before
        before = now
        if has_changed:
            content_hash = version.row_hash
        if when is not None and kept_at is not None:
            if is_coarse and not kept_is_coarse and when // 60 == kept_at // 60:
                continue
            if not has_changed and is_coarse == kept_is_coarse and abs(when - kept_at) <= 1:
                continue
        kept_at, kept_is_coarse = when, is_coarse
    return Last(versions[-1], content_hash, kept_at, tuple(when for when, _ in times[:-1]))


def content(cells: Cells, header: Header) -> dict[tuple[str, int], str]:
    """What a row says under each declared field, question and condition of a category, without the
    time of submission and the form's own score. What says nothing is left out, so a column that
    moves changes nothing."""
    columns = [((name, 0), own) for name, own in header.fields.items() if name not in _OF_THE_FORM]
    columns += [(("", number), own) for number, own in enumerate(header.items)]
    columns += [(("", -number), own) for number, own in enumerate(header.conditions, 1)]
    said = (
        (name, meaning(" ".join(text for place in own if (text := cells[place]) is not None)))
        for name, own in columns
    )
    return {name: text for name, text in said if text}
