"""Hypothesis strategies for the rows of a sheet: few people, dense times, damaged cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from hypothesis import strategies as st

from .random_awards import KINDS
from .random_folders import HEADINGS, OTHER_ANSWERS, QUIET, Folder, ItemPlan, SourcePlan
from .random_people import (
    EMAILS,
    NAMES,
    NATIONAL_IDS,
    Person,
    written_dates,
    written_phones,
)
from .random_units import UnitPlan, loose_variants, variants
from .reading import caseless, fold, read_moment

PREDICTIONS = [
    *["0", "1", "2", "3", "3", "4", "5", "8", "007", " 2 "],
    *["1.234", "1 234", "1\u00a0234", "12,5", "1.23", "-1", "abc", "", "#N/A", "\u200e12\u2060"],
]
JUNK_TIMES = ["", "hôm qua", "31/02/2024 10:00:00"]

Row = tuple[str, ...]
Column = tuple[str, str, tuple[ItemPlan, ...]]


@dataclass(frozen=True)
class Layout:
    """The header of one source and, for each column, which field or items it holds."""

    header: Row
    fields: tuple[str, ...]
    items: tuple[tuple[ItemPlan, ...], ...]
    day_first: bool

    def column(self, field: str) -> int:
        """Where a field stands."""
        return self.fields.index(field)

    def cell(self, row: Row, field: str) -> str:
        """A field's text."""
        return row[self.column(field)]

    def moment(self, row: Row) -> datetime | None:
        """When the row says it was submitted."""
        return read_moment(self.cell(row, "submitted_at"), self.day_first)

    def content(self, row: Row) -> list[str]:
        """Everything but the time, as it is compared."""
        when = self.column("submitted_at")
        return [fold(cell) for n, cell in enumerate(row) if n != when]

    def at(self, row: Row, moment: datetime) -> Row:
        """The row with another time."""
        when = self.column("submitted_at")
        return (*row[:when], write_moment(moment, self.day_first), *row[when + 1 :])


def write_moment(moment: datetime, day_first: bool) -> str:
    """`d/m/yyyy HH:MM:SS`, or the month first."""
    first, second = (moment.day, moment.month) if day_first else (moment.month, moment.day)
    return f"{first}/{second}/{moment.year} {moment:%H:%M:%S}"


@st.composite
def layouts(draw: st.DrawFn, folder: Folder, source: SourcePlan) -> Layout:
    """Headings in the sheet's own writing; a column for each item the source may meet."""
    fields: list[Column] = [(HEADINGS[name][0], name, ()) for name in folder.fields]
    if draw(st.integers(0, 9)) == 0:
        fields.insert(0, ("Điện thoại", "decoy", ()))  # the second choice stands before the first
    answers = _item_columns(folder, source)
    if folder.defect == "no_column" and answers:
        answers.pop()
    inner = [*answers, *fields] if draw(st.booleans()) else [*fields, *answers]
    kinds: list[Column] = [(heading, "kind", ()) for heading in folder.kinds]
    columns = [("Dấu thời gian", "submitted_at", ()), *inner, *kinds, ("Góp ý", "remark", ())]
    return Layout(
        header=tuple(draw(st.sampled_from(variants(heading))) for heading, _, _ in columns),
        fields=tuple(name for _, name, _ in columns),
        items=tuple(items for _, _, items in columns),
        day_first=source.day_first is not False,
    )


def _item_columns(folder: Folder, source: SourcePlan) -> list[Column]:
    """One column for the n-th item with a heading, shared by the rounds."""
    readers: dict[tuple[int, str], list[ItemPlan]] = {}
    for round_id in [source.round] if source.round else folder.rounds or ("all",):
        met: dict[str, int] = {}
        for item in folder.items:
            if item.round in ("", round_id):
                place = met[item.heading] = met.get(item.heading, -1) + 1
                readers.setdefault((place, item.heading), []).append(item)
    return [(heading, "item", tuple(items)) for (_, heading), items in sorted(readers.items())]


@st.composite
def people(draw: st.DrawFn, folder: Folder) -> Person:
    """A person out of few names and phones, at home in one unit."""
    home = draw(st.sampled_from(folder.units)) if folder.units else None
    return Person(
        name=draw(st.sampled_from(NAMES)),
        phone=draw(st.sampled_from(folder.phones)),
        email=draw(st.sampled_from(EMAILS)),
        national_id=draw(st.sampled_from(NATIONAL_IDS)),
        birth_date=draw(st.sampled_from(folder.births)),
        units=(top_name(folder, home), draw(st.sampled_from([home.name, *home.aliases])))
        if home
        else ("", ""),
    )


def top_name(folder: Folder, unit: UnitPlan) -> str:
    """The name of the highest unit above."""
    above = next((other for other in folder.units if other.code == unit.parent), None)
    return top_name(folder, above) if above else unit.name


def unit_texts(folder: Folder, level: int | None) -> list[str]:
    """Names and aliases, of one level or of all; those of a merger come first."""
    units = [unit for unit in folder.units if level in (None, unit.level)]
    units.sort(key=lambda unit: not (unit.valid_from or unit.valid_to))
    return [text for unit in units for text in (unit.name, *unit.aliases)]


@st.composite
def moments(draw: st.DrawFn, folder: Folder) -> datetime:
    """Quiet times and boundaries, to the second and one beside it."""
    if folder.calm:
        return draw(st.sampled_from(QUIET))
    base = draw(st.sampled_from([*QUIET, *QUIET, *folder.boundaries]))
    return base + timedelta(seconds=draw(st.sampled_from([0, 0, 0, -1, 1])))


@st.composite
def rows(draw: st.DrawFn, folder: Folder, layout: Layout, crowd: Sequence[Person]) -> Row:
    """One submission of one of the crowd."""
    person = draw(st.sampled_from(crowd))
    return tuple(
        draw(cells(folder, layout, column, person)) for column in range(len(layout.header))
    )


@st.composite
def cells(draw: st.DrawFn, folder: Folder, layout: Layout, column: int, person: Person) -> str:
    """What a person writes into one column."""
    field = layout.fields[column]
    if field == "submitted_at":
        if draw(st.integers(0, 29)) == 29:
            return draw(st.sampled_from(JUNK_TIMES))
        written = write_moment(draw(moments(folder)), layout.day_first)
        return written if draw(st.integers(0, 9)) else f"\u200e{written[:-2]}\u2069{written[-2:]}"
    if field == "item":
        return draw(st.sampled_from(answers(layout.items[column])))
    pool = writings(folder, layout, field, person)
    if folder.calm and field not in ("prediction", "kind"):
        pool = list(person.units) if field == "unit" else pool[:1]
    return draw(st.sampled_from(pool))


def writings(folder: Folder, layout: Layout, field: str, person: Person) -> list[str]:
    """All ways a field is filled in; the first is the plainest, usual ones come several times."""
    match field:
        case "full_name":
            return [*variants(person.name) * 5, "", "#NAME?"]
        case "phone":
            return [
                *written_phones(person.phone) * 4,
                "",
                "12345",
                "#####",
                "không có",
                f"{person.phone}0",
            ]
        case "email":
            email = person.email
            usual = [email, email, email.upper(), f" {email} "] * 3
            return [*usual, "", "khong co", "a@@vi-du.vn"]
        case "national_id":
            number = person.national_id
            return [*[number, number, f"{number[:3]} {number[3:]}"] * 3, "", "123"]
        case "birth_date":
            return [*written_dates(person.birth_date, layout.day_first) * 3, "", "", "31/02/2000"]
        case "unit" | "unit_2":
            usual = [*variants(person.units[1]) * 4, *loose_variants(person.units[1]) * 2]
            return [*usual, *unit_texts(folder, None), "Sở Không Có", "#REF!", ""]
        case "unit_1":
            usual = [*variants(person.units[0]) * 4, *loose_variants(person.units[0]) * 2]
            return [*usual, *unit_texts(folder, 1), "Tỉnh Không Có", ""]
        case "prediction":
            return PREDICTIONS
        case "kind":
            return [*(form for kind in KINDS for form in variants(kind)), "", "Khác", "#N/A"]
        case "decoy":
            return ["", "0900000099"]
    return ["", "Rất hay, xin cảm ơn"]


def answers(items: Sequence[ItemPlan]) -> list[str]:
    """Answers to the items one column serves: right, wrong, mixed, in any order, other, blank."""
    written = ["", "#VALUE!"]
    for item in items:
        key, options, other = list(item.key), list(item.options), OTHER_ANSWERS[:]
        if item.kind == "single":
            written += [*key, *key, *options, options[0].upper(), f" {key[0] if key else ''}\u00a0"]
            written += [other[0]]
            continue
        right = ", ".join(key)
        written += [right, right, right, ", ".join(reversed(key)), ", ".join(key[:1])]
        written += [", ".join(options), ", ".join(reversed(options)), options[-1], options[1]]
        written += [right.lower(), *(", ".join([*key, text]) for text in other)]
        written += [", ".join([*key[:1], other[0], *key[1:]]), other[1]]
    return written


def near_twin(layout: Layout, row: Row, others: Sequence[Row]) -> bool:
    """Equal content within two seconds, but not an exact duplicate."""
    return any(
        row != other
        and layout.content(row) == layout.content(other)
        and within_two_seconds(layout.moment(row), layout.moment(other))
        for other in others
    )


def within_two_seconds(one: datetime | None, other: datetime | None) -> bool:
    """Too close to be told apart by time; so are two times that cannot be read."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= timedelta(seconds=2)


def differs(one: str, other: str) -> bool:
    """Different in more than case and white space."""
    return caseless(one) != caseless(other)
