"""Corrects a draft: pure functions of the proposal, the content of the export and people's choices.

The position of its column in the file, from 0, identifies a question, because headings may repeat.
Only their order distinguishes columns with the same heading, so all of them are questions or none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from re import fullmatch

from authoring.draft import Draft, Seen, span, unit_names
from authoring.questions import Values, choices
from contest.items import OTHER, Item, Kind
from contest.settings import FIELDS
from contest.text import fold_case
from ingest.reading.interpret import chosen
from ingest.reading.readings import day

Chosen = Mapping[int, Item]
"""Position of a column → its question."""

MAPPABLE = tuple(field for field in FIELDS if field != "started_at")
"""Fields that the page asks for. People declare `unit_1`, `unit_2`, … in the file contest.toml."""

_KEYS = ("phone", "national_id", "email")
_REQUIRED = ("full_name", "phone", "email", "unit")
_ID = r"[A-Za-z0-9][A-Za-z0-9_.-]*"


def headings(draft: Draft) -> list[str]:
    """The different headings of the file, in the order of the file."""
    return list({fold_case(text): text for text in reversed(draft.header) if text}.values())[::-1]


def with_columns(draft: Draft, seen: Seen, columns: Mapping[str, str], *, day_first: bool) -> Draft:
    """The draft with these headings for its fields, and with all that depends on the headings: the
    units seen, the first and the last submission, the identity and the required fields."""
    column = _columns(replace(draft, columns=dict(columns)), seen)
    first, last = None, None
    if "submitted_at" in column:
        first, last = span(column["submitted_at"], day_first=day_first)
    keys = tuple(name for name in _KEYS if name in columns)
    often_blank = sparse(replace(draft, columns=dict(columns)), seen)
    return replace(
        draft,
        columns=dict(columns),
        units=unit_names(column["unit"]) if "unit" in column else (),
        day_first=day_first,
        match_on=keys or tuple(name for name in ("full_name",) if name in columns),
        required=tuple(n for n in _REQUIRED if n in columns and n not in often_blank),
        first_submitted_at=first,
        last_submitted_at=last,
    )


def sparse(draft: Draft, seen: Seen) -> dict[str, int]:
    """Field → number of filled cells, for each field whose column is empty in more than a tenth of
    the rows. Perhaps another column is meant."""
    counts = {field: column.total() for field, column in _columns(draft, seen).items()}
    return {field: n for field, n in counts.items() if n < 0.9 * seen.rows}


def identities(draft: Draft) -> tuple[str, ...]:
    """The keys that may identify a person, made from the fields that have a column."""
    single = tuple(name for name in (*_KEYS, "full_name") if name in draft.columns)
    both = {"full_name", "birth_date"} <= draft.columns.keys()
    return (*single, "full_name+birth_date") if both else single


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A date of the file that can be read in two ways, and how many rows each order cannot read."""

    text: str
    day_first: date
    month_first: date
    unread_day_first: int
    unread_month_first: int


def ambiguous(draft: Draft, seen: Seen) -> Ambiguous | None:
    """The first date that the two orders read differently; None if the file leaves no doubt."""
    texts = _columns(draft, seen).get("submitted_at")
    if texts is None:
        return None
    read = {
        text: tuple(day(text.split(" ")[0], day_first=f, short_years=True) for f in (True, False))
        for text in texts
    }
    for text, (first, second) in read.items():
        if first and second and first != second:
            unread = [sum(texts[t] for t, r in read.items() if r[k] is None) for k in (0, 1)]
            return Ambiguous(text.split(" ")[0], first, second, *unread)
    return None


def window_of_file(draft: Draft) -> tuple[datetime, datetime] | None:
    """A half-open window, in whole minutes, that contains every submission of the file."""
    if draft.first_submitted_at is None or draft.last_submitted_at is None:
        return None
    first, last = draft.first_submitted_at, draft.last_submitted_at
    return first.replace(second=0), last.replace(second=0) + timedelta(minutes=1)


def candidates(draft: Draft) -> tuple[int, ...]:
    """The columns that may be questions, because no field has their heading."""
    taken = {fold_case(text) for text in draft.columns.values()}
    return tuple(n for n, text in enumerate(draft.header) if text and fold_case(text) not in taken)


def proposed(draft: Draft) -> dict[int, Item]:
    """Position of a column → its drafted question."""
    free = list(candidates(draft))
    found: dict[int, Item] = {}
    for item in draft.items:
        place = next((n for n in free if _same(draft.header[n], item.heading)), None)
        if place is not None:
            free.remove(place)
            found[place] = item
    return found


def leader(draft: Draft, number: int) -> int:
    """The first column with the same heading, which decides for all columns of that heading."""
    return next(n for n in candidates(draft) if _same(draft.header[n], draft.header[number]))


def as_question(draft: Draft, seen: Seen, number: int, kind: Kind | None = None) -> Item:
    """A column as a question. If the question is drafted, the draft decides; if it is not drafted
    or has another kind, its options are those that the answers show."""
    drafted = proposed(draft).get(number)
    if drafted is not None and kind in (None, drafted.kind, _twin(drafted.kind)):
        return replace(drafted, kind=kind or drafted.kind)
    kind = kind or "single"
    options = choices(seen.values[number], kind)
    return Item(f"q{number}", draft.header[number], kind=kind, options=options)


def with_questions(draft: Draft, questions: Chosen) -> Draft:
    """The draft with exactly these questions, in the order of their columns."""
    items = tuple(
        replace(questions[n], id=f"q{k}") for k, n in enumerate(sorted(questions), start=1)
    )
    return replace(draft, items=items)


def with_option(item: Item, text: str) -> Item:
    """The question with one more option, which nobody has chosen yet."""
    known = not text or text in item.options
    return item if known else replace(item, options=(*item.options, text))


def tally(item: Item, seen: Seen, number: int) -> tuple[dict[str, int], int]:
    """How often each option was chosen, and how many answers contain something else. The answers
    are read exactly as interpretation reads them."""
    values, options = seen.values[number], item.options
    if item.kind == "single":
        counts = {text: values[text] for text in options}
        return counts, values.total() - sum(counts.values())
    longest_first = sorted(options, key=len, reverse=True)
    numbers = {text: place for place, text in enumerate(options, start=1)}
    counts, others = dict.fromkeys(options, 0), 0
    for value, n in values.items():
        mask = chosen(value, longest_first, numbers) or 0
        for text, place in numbers.items():
            counts[text] += n if mask >> (place - 1) & 1 else 0
        others += n if mask & OTHER else 0
    return counts, others


def still_open(draft: Draft) -> tuple[str, ...]:
    """The gaps of the columns and the window, as codes of sentences in the page's order."""
    opens, closes = draft.opens_at, draft.closes_at
    lacks = {
        "time": "submitted_at" not in draft.columns,
        "twice": len(set(map(fold_case, draft.columns.values()))) < len(draft.columns),
        "nobody": not identities(draft),
        "who": bool(identities(draft)) and not draft.match_on,
        "window": opens is None or closes is None,
        "order": opens is not None and closes is not None and closes <= opens,
        "title": not draft.title,
        "id": not fullmatch(_ID, draft.id),
    }
    return tuple(code for code, missing in lacks.items() if missing)


def without_key(items: Iterable[Item]) -> int:
    """The number of questions that have no right answer yet."""
    return sum(not item.key for item in items)


def _columns(draft: Draft, seen: Seen) -> dict[str, Values]:
    """Field → values of its column, which is the first column with the field's heading."""
    positions = {fold_case(text): n for n, text in reversed(list(enumerate(draft.header)))}
    return {field: seen.values[positions[fold_case(text)]] for field, text in draft.columns.items()}


def _twin(kind: Kind) -> Kind:
    """The other kind with several answers, which has the same options; else the kind itself."""
    twins: dict[Kind, Kind] = {"multiple": "multiple_partial", "multiple_partial": "multiple"}
    return twins.get(kind, kind)


def _same(one: str, other: str) -> bool:
    return fold_case(one) == fold_case(other)
