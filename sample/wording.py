"""Writes a unit's name into the form: exactly, colloquially or ambiguously.

The texts of each unit are made once; a row then only picks one. The unit that a text certainly
names is planned together with the text, by the kind of writing: with the unit's kind or without it,
with the unit above, with accents or without. Only namesakes (`sample.namesakes`) make a difference
between units.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle, islice
from typing import NamedTuple

from sample import spelling
from sample.folder import Unit, Units, fold
from sample.namesakes import Namesakes

UNKNOWN, AMBIGUOUS, BLANK = -1, -2, -3
"""Values of `names` for a text that does not certainly name a unit."""

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
    """A text in the unit column.

    `names`: number of a line of units.csv, or `UNKNOWN`, `AMBIGUOUS` or `BLANK`. `rivals`: the
    units that an ambiguous text may mean. On a day on which only one rival exists, the text names
    `alone`.
    """

    text: str
    kind: str
    names: int
    rivals: tuple[int, ...] = ()
    alone: int = UNKNOWN


def is_shared(unit: Unit, units: Units) -> bool:
    """True if a unit at another place or of another time has the same name."""
    return len({other.parent for other in units.named[fold(unit.name)]}) > 1


def certain(unit: Unit, units: Units) -> list[Writing]:
    """Texts that name exactly this unit while it is valid, most often plain texts.

    If another unit shares the name, only aliases are used.
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


def spoken(unit: Unit, units: Units, namesakes: Namesakes) -> list[Writing]:
    """Texts that a person understands but an exact comparison does not find."""
    found: list[Writing] = []
    for kind, share, texts in _spoken(unit, units.parent_of(unit), namesakes):
        other = [
            Writing(text, kind, *sense)
            for text, sense in texts
            if text and fold(text) not in units.named
        ]
        found += islice(cycle(other), share * _SLOTS_A_SHARE)
    return found


def early(unit: Unit, units: Units) -> list[Writing]:
    """Texts that do not name any unit before this unit begins."""
    return [
        Writing(text, "early_name", UNKNOWN)
        for text in unit.texts
        if all(owner.first_day >= unit.first_day for owner in units.named[fold(text)])
    ]


_Sense = tuple[int, tuple[int, ...], int]
"""`names`, `rivals` and `alone` of a writing."""
_Said = tuple[str, _Sense]
_UNSURE: _Sense = (UNKNOWN, (), UNKNOWN)


class _Senses(NamedTuple):
    """The units that texts name, by their form: whole name, no accents, no kind, with the place."""

    whole: _Sense
    unmarked: _Sense
    bare: _Sense
    placed: _Sense


def _senses(unit: Unit, namesakes: Namesakes) -> _Senses:
    number, same = unit.number, namesakes.of_same_kind(unit)
    sure: _Sense = (number, (), UNKNOWN)

    def among(rivals: tuple[int, ...], alone: int) -> _Sense:
        return (AMBIGUOUS, (number, *rivals), alone) if rivals else sure

    other_marks = among(namesakes.with_other_marks(unit), UNKNOWN)
    bare = among(namesakes.of_any_kind(unit), UNKNOWN)
    return _Senses(
        whole=among(same, number),
        unmarked=among(same, number) if same else other_marks,
        bare=_UNSURE if namesakes.is_a_province(unit) else bare,
        placed=sure,
    )


def _spoken(
    unit: Unit, above: Unit | None, namesakes: Namesakes
) -> Iterator[tuple[str, int, list[_Said]]]:
    """Yield `(kind, share, texts with their senses)`."""
    senses = _senses(unit, namesakes)
    is_department = unit.group == "department"
    bare = _UNSURE if is_department else senses.bare
    plain = spelling.ascii_only
    yield "abbreviation", 30, list(_abbreviations(unit, above, senses))
    yield "no_marks", 16, [(plain(unit.name), senses.unmarked), (plain(unit.short_name), bare)]
    yield "sub_unit", 26, list(_sub_units(unit, above, senses))
    if not is_department:
        yield "bare_name", 8, [(unit.short_name, bare), (unit.short_name.lower(), bare)]
    yield "typo", 9, list(_typos(unit, above, senses))
    changed = [change(unit.name) for change in _SPELLINGS]
    yield "spelling", 6, [(text, senses.whole) for text in changed if text != unit.name]
    yield "punctuation", 7, list(_punctuated(unit, above, senses))


_SPELLINGS = (spelling.other_tone_place, spelling.with_eth, spelling.i_for_y)
_NEAR_OTHERS = {"Huyện Bình Giang", "Huyện Ninh Giang"}
_TOO_SHORT = {"Huyện Tứ Kỳ", "Sở Y tế", "Sở Nội vụ", "Sở Kế hoạch và Đầu tư"}
"""Units whose last word, with its last letter doubled, may be another word or is too short."""


def _typos(unit: Unit, above: Unit | None, senses: _Senses) -> Iterator[_Said]:
    yield spelling.last_word_unmarked(unit.name), senses.unmarked
    if above is None:
        unsure = unit.name in _NEAR_OTHERS | _TOO_SHORT
        yield spelling.doubled(unit.name), _UNSURE if unsure else senses.whole
    else:
        slips = (spelling.swapped, spelling.doubled, spelling.letter_lost)
        is_lettered = unit.name[-2] == " "  # "Phúc Thành A": swapped, only the space is lost
        yield from ((change(unit.name), _UNSURE) for change in slips[is_lettered:])


def _abbreviations(unit: Unit, above: Unit | None, senses: _Senses) -> Iterator[_Said]:
    short = _SHORT_KINDS.get(unit.kind)
    if short is None:
        yield from ((text, senses.whole) for text in _department_abbreviations(unit))
        return
    name = unit.short_name
    for text in (f"{short}. {name}", f"{short}.{name}", f"{short} {name}", f"UBND {short}. {name}"):
        yield text, senses.whole
    yield f"UBND {short}.{spelling.initials(name)}", _UNSURE if above else senses.whole
    if above is not None:
        district = above.short_name
        yield f"{short}. {name}, {_SHORT_KINDS[above.kind]}. {district}", senses.placed
        yield f"{unit.lower_name} - {district}", senses.placed


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


def _sub_units(unit: Unit, above: Unit | None, senses: _Senses) -> Iterator[_Said]:
    """Yield names of bodies. A part of the unit's office means the unit. A body with two superiors
    means the unit only if contest.toml says so; here these are the health centres of districts."""
    name, inside = unit.short_name, unit.lower_name
    if unit.group == "department":
        parts = [f"Văn phòng {unit.name}", f"Phòng Tổ chức - Hành chính, {unit.name}",
                 f"Thanh tra {unit.name}", f"Phòng Kế hoạch - Tài chính, {unit.name}"]  # fmt: skip
        others = [f"Đơn vị sự nghiệp thuộc {unit.name}"]
    elif above is None:
        parts = [f"Phòng Nội vụ {inside}", f"Phòng GD&ĐT {inside}", f"VP HĐND&UBND {inside}",
                 f"Trung tâm Y tế {inside}", f"Phòng TC-KH {inside}"]  # fmt: skip
        others = [f"Trường THPT {name}", f"Ban QLDA ĐTXD {inside}", f"Trung tâm VHTT {inside}"]
    else:
        parts = [f"Văn phòng HĐND - UBND {inside}", f"Bộ phận Một cửa {inside}"]
        others = [f"Trường Mầm non {name}", f"Trường Tiểu học {name}", f"Trường THCS {name}",
                  f"Trạm Y tế {inside}", f"Đoàn Thanh niên {inside}",
                  f"THCS {name}, {above.short_name}"]  # fmt: skip
    yield from ((text, senses.whole) for text in parts)
    yield from ((text, _UNSURE) for text in others)


def _punctuated(unit: Unit, above: Unit | None, senses: _Senses) -> Iterator[_Said]:
    yield f"{unit.name}.", senses.whole
    yield f"{unit.name}, tỉnh Hải Dương", senses.whole
    if above is not None:
        yield f"{unit.name} – {above.name}", senses.placed
        yield f"{unit.name} ({above.name})", senses.placed
