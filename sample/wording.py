"""How a unit's name is written into the form: certainly, uncertainly, ambiguously.

For each unit the texts are laid out once; a row then only picks one. An uncertain text is one
that equals no name or alias; it is checked here against all of them, so that it is held by
construction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from typing import NamedTuple

from sample import spelling
from sample.folder import Unit, Units, fold

UNKNOWN, AMBIGUOUS, BLANK = -1, -2, -3
"""What a text names when it does not certainly name a unit."""

_SHORT_KINDS = {"Thành phố": "TP", "Thị xã": "TX", "Huyện": "H", "Phường": "P", "Xã": "X"}
_SHORT_KINDS["Thị trấn"] = "TT"
_PLAIN_SHARE = 60
_SLOTS_A_SHARE = 4

_DISGUISES: tuple[tuple[str, int, Callable[[str], str]], ...] = (
    ("case", 8, str.lower),
    ("case", 7, str.upper),
    ("case", 3, str.title),
    ("spacing", 4, spelling.double_spaced),
    ("spacing", 4, lambda text: f" {text}"),
    ("spacing", 1, spelling.two_lines),
    ("nfd", 6, spelling.decomposed),
    ("nbsp", 5, spelling.hard_spaced),
    ("nbsp", 2, lambda text: spelling.decomposed(spelling.hard_spaced(f"{text} "))),
)


class Writing(NamedTuple):
    """A text in the unit column. `names`: number of a line of units.csv, or one of the above."""

    text: str
    kind: str
    names: int


def is_shared(unit: Unit, units: Units) -> bool:
    """True when a unit elsewhere has, or had at another time, the same name."""
    return len({other.parent for other in units.named[fold(unit.name)]}) > 1


def certain(unit: Unit, units: Units) -> list[Writing]:
    """Texts that name exactly this unit while it is valid, plain ones oftenest.

    A unit whose name is shared is written by an alias.
    """
    bases = [("alias", alias) for alias in unit.aliases]
    if not is_shared(unit, units):
        bases += [("name", unit.name)] * (2 * len(bases) + 1)
    found: list[Writing] = []
    for kind, base in bases:
        found += [Writing(base, kind, unit.number)] * _PLAIN_SHARE
        for disguise, share, change in _DISGUISES:
            text = change(base)
            assert fold(text) == fold(base), text
            found += [Writing(text, disguise, unit.number)] * share
    return found


def uncertain(unit: Unit, units: Units) -> list[Writing]:
    """Texts that a person understands and an exact comparison does not."""
    found: list[Writing] = []
    for kind, share, texts in _spoken(unit, units.parent_of(unit)):
        unknown = (text for text in texts if text and fold(text) not in units.named)
        slots = islice(cycle(unknown), share * _SLOTS_A_SHARE)
        found += [Writing(text, kind, UNKNOWN) for text in slots]
    return found


def early(unit: Unit, units: Units) -> list[Writing]:
    """Texts that name nothing before this unit begins."""
    return [
        Writing(text, "early_name", UNKNOWN)
        for text in unit.texts
        if all(owner.first_day >= unit.first_day for owner in units.named[fold(text)])
    ]


def _spoken(unit: Unit, above: Unit | None) -> Iterator[tuple[str, int, list[str]]]:
    """Yield `(kind, share, texts)`."""
    yield "abbreviation", 30, list(_abbreviations(unit, above))
    yield "no_marks", 16, [spelling.ascii_only(text) for text in (unit.name, unit.short_name)]
    yield "sub_unit", 26, list(_sub_units(unit, above))
    if unit.group != "department":
        yield "bare_name", 8, [unit.short_name, unit.short_name.lower()]
    yield "typo", 9, [change(unit.name) for change in _TYPOS]
    yield "spelling", 6, [text for change in _SPELLINGS if (text := change(unit.name)) != unit.name]
    yield "punctuation", 7, list(_punctuated(unit, above))


_TYPOS = (
    spelling.last_word_unmarked,
    spelling.swapped,
    spelling.doubled,
    spelling.letter_lost,
)
_SPELLINGS = (spelling.other_tone_place, spelling.with_eth, spelling.i_for_y)


def _abbreviations(unit: Unit, above: Unit | None) -> Iterator[str]:
    short = _SHORT_KINDS.get(unit.kind)
    if short is None:
        yield from _department_abbreviations(unit)
        return
    name = unit.short_name
    yield from (f"{short}. {name}", f"{short}.{name}", f"{short} {name}", f"UBND {short}. {name}")
    yield f"UBND {short}.{spelling.initials(name)}"
    if above is not None:
        district = above.short_name
        yield f"{short}. {name}, {_SHORT_KINDS[above.kind]}. {district}"
        yield f"{unit.lower_name} - {district}"


def _department_abbreviations(unit: Unit) -> Iterator[str]:
    yield f"{unit.name} HD"
    yield f"{unit.name} tỉnh HD"
    if " và " in unit.name:
        yield unit.name.replace(" và ", " ")
        yield unit.name.replace(" và ", " - ")
    if unit.kind == "Sở":
        letters = spelling.initials(unit.short_name.replace(" và ", " "))
        yield f"S{letters}"
        yield f"Sở {letters} tỉnh"


def _sub_units(unit: Unit, above: Unit | None) -> Sequence[str]:
    name, inside = unit.short_name, unit.lower_name
    if unit.group == "department":
        return (f"Văn phòng {unit.name}", f"Phòng Tổ chức - Hành chính, {unit.name}",
                f"Thanh tra {unit.name}", f"Phòng Kế hoạch - Tài chính, {unit.name}",
                f"Đơn vị sự nghiệp thuộc {unit.name}")  # fmt: skip
    if above is None:
        return (f"Phòng Nội vụ {inside}", f"Phòng GD&ĐT {inside}", f"Trường THPT {name}",
                f"VP HĐND&UBND {inside}", f"Trung tâm Y tế {inside}", f"Phòng TC-KH {inside}",
                f"Ban QLDA ĐTXD {inside}", f"Trung tâm VHTT {inside}")  # fmt: skip
    return (f"Trường Mầm non {name}", f"Trường Tiểu học {name}", f"Trường THCS {name}",
            f"Trạm Y tế {inside}", f"Văn phòng HĐND - UBND {inside}", f"Đoàn Thanh niên {inside}",
            f"THCS {name}, {above.short_name}", f"Bộ phận Một cửa {inside}")  # fmt: skip


def _punctuated(unit: Unit, above: Unit | None) -> Iterator[str]:
    yield f"{unit.name}."
    yield f"{unit.name}, tỉnh Hải Dương"
    if above is not None:
        yield f"{unit.name} – {above.name}"
        yield f"{unit.name} ({above.name})"
