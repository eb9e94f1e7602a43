"""What people and their devices do to the name of a unit. Written without the resolver's code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date

from hypothesis import strategies as st

from contest.naming import resolve
from contest.units import UnitTree
from tests.contest.naming.trees import tree

KINDS = (
    {"Thành phố": "TP", "Thị xã": "TX", "Huyện": "H"},
    {"Xã": "X", "Phường": "P", "Thị trấn": "TT", "Đặc khu": "ĐK"},
)
"""Kinds of a level, with what they are shortened to."""
_VNI = dict(zip("\u0301\u0300\u0309\u0303\u0323\u0302\u031b\u0306", "12345678", strict=True))
_TELEX = dict(zip("\u0301\u0300\u0309\u0303\u0323\u031b\u0306", "sfrxjww", strict=True))
_TONES = (("oà", "òa"), ("oá", "óa"), ("oạ", "ọa"), ("uỷ", "ủy"), ("uý", "úy"), ("oè", "òe"))
_DAYS = (date(2024, 11, 20), date(2024, 12, 5))
_TREES = {
    "hai-duong": ("tỉnh Hải Dương", "tỉnh HD", "Hải Dương"),
    "hai-duong, names only": ("tỉnh Hải Dương", "Hải Dương"),
    "hai-phong-2026": ("thành phố Hải Phòng", "TP HP", "Hải Phòng"),
    "nghe-an": ("tỉnh Nghệ An", "Nghệ An"),
    "schools": ("Nghệ An", "tỉnh Nghệ An"),
}


def unmarked(text: str) -> str:
    """Without accents."""
    apart = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(char for char in apart if not unicodedata.combining(char))


def raw(text: str, keys: dict[str, str], crossed: str) -> str:
    """As the keys were pressed, where no input method was on."""
    out = ""
    for char in text.replace("Đ", f"D{crossed}").replace("đ", f"d{crossed}"):
        base, *marks = list(unicodedata.normalize("NFD", char))
        out += base + "".join(keys.get(mark, base.lower()) for mark in marks)
    return out


def other_tone_place(text: str) -> str:
    """Tone marks on the other vowel."""
    for one, other in _TONES:
        text = text.replace(one, "\0").replace(other, one).replace("\0", other)
    return text


TYPING: dict[str, Callable[[str], str]] = {
    "nfd": lambda text: unicodedata.normalize("NFD", text),
    "nbsp": lambda text: text.replace(" ", "\u00a0"),
    "tabs": lambda text: f"\t{text.replace(' ', '  ')} ",
    "invisible": lambda text: f"\u200b{text[:3]}\u2060{text[3:]}\ufeff",
    "dashes": lambda text: text.replace("-", "–").replace(",", " —"),
    "trailing": lambda text: f"{text}.,",
    "commas for dots": lambda text: text.replace(".", ","),
    "no dots": lambda text: text.replace(".", " "),
    "upper": str.upper,
    "lower": str.lower,
    "title": str.title,
    "eth": lambda text: text.replace("Đ", "Ð").replace("đ", "ð"),
    "tone place": other_tone_place,
    "i for y": lambda text: text.replace("ỳ", "ì").replace("ý", "í").replace("ỹ", "ĩ"),
    "no accents": unmarked,
    "last word without accents": lambda t: re.sub(r"\S+$", lambda m: unmarked(m[0]), t),
    "raw VNI": lambda text: raw(text, _VNI, "9"),
    "raw Telex": lambda text: raw(text, _TELEX, "d"),
    "and": lambda text: text.replace(" và ", " & "),
    "no and": lambda text: text.replace(" và ", " ").replace(" - ", " "),
    "lost space": lambda text: re.sub(r" (\S+)$", r"\1", text),
    "letter doubled": lambda text: text + text[-1],
    "letters swapped": lambda text: text[:-2] + text[:-3:-1],
    "letter lost": lambda text: text[:-1],
    "accent of another": lambda text: text.replace("ỳ", "ý").replace("ì", "í").replace("ằ", "ắ"),
}


@st.composite
def written(draw: st.DrawFn) -> tuple[str, int, date, str]:
    """A tree by its name, a unit of it, a day on which it exists, and a text of somebody there."""
    name = draw(st.sampled_from(sorted(_TREES)))
    units = tree(name)
    day = date(2026, 3, 2) if name == "hai-phong-2026" else draw(st.sampled_from(_DAYS))
    number = draw(
        st.integers(0, len(units.units) - 1).filter(lambda n: units.units[n].valid_on(day))
    )
    text = draw(_spoken(units, number))
    if draw(st.booleans()):
        text += draw(st.sampled_from((", ", " - ", " "))) + draw(st.sampled_from(_TREES[name]))
    for noise in draw(st.lists(st.sampled_from(sorted(TYPING)), max_size=4, unique=True)):
        if not _makes_another(units, number, TYPING[noise]):
            text = TYPING[noise](text)
    return name, number, day, text


@st.composite
def _spoken(draw: st.DrawFn, units: UnitTree, number: int) -> str:
    """The unit as it is called: with another kind, without one, a part of it, its parent beside."""
    name = units.units[number].name
    level = next((kinds for kinds in KINDS if _core(name, kinds) != name), None)
    if level is None:
        part = draw(st.sampled_from(("", "", "", "Văn phòng ", "Phòng Tổ chức, ", "Thanh tra ")))
        return part + draw(st.sampled_from((name, name, _shortened(name))))
    core = _core(name, level)
    kind = name.removesuffix(core).strip()
    said = draw(st.sampled_from((kind, kind, kind, level[kind], f"{level[kind]}.", "", *level)))
    if not said:
        text = core
    else:
        if _is_another(units, number, f"{said} {core}"):
            said = kind
        authorities = ("", "", "UBND ", "Ủy ban nhân dân ", "HĐND ", "UBND ", "VP HĐND&UBND ")
        offices = ("Phòng Nội vụ ", "Phòng GD&ĐT ", "Bộ phận Một cửa ")
        text = draw(st.sampled_from((*authorities, *offices))) + f"{said} {core}"
    above = units.parents[number]
    if above is not None and draw(st.booleans()):
        beside = units.units[above].name
        beside = draw(st.sampled_from((beside, _core(beside, KINDS[0]))))
        text = draw(
            st.sampled_from((f"{text}, {beside}", f"{text} - {beside}", f"{text} ({beside})"))
        )
    return text


def _is_another(units: UnitTree, number: int, name: str) -> bool:
    """With another kind it may be the name of another unit, and no noise."""
    called = unmarked(name).lower()
    return any(unmarked(unit.name).lower() == called for unit in units.units) and (
        unmarked(units.units[number].name).lower() != called
    )


def _makes_another(units: UnitTree, number: int, noise: Callable[[str], str]) -> bool:
    """Without its last accent, "Xã Cẩm Giàng" is the name of another unit, and no noise."""
    called = noise(units.units[number].name).lower()
    return any(unit.name.lower() == called for n, unit in enumerate(units.units) if n != number)


def never_another(name: str, number: int, day: date, text: str) -> None:
    """The property: certain is that unit."""
    units = tree(name)
    answer = resolve(units, text, day)
    if answer.kind == "certain":
        assert answer.unit is not None
        assert answer.unit == number, (text, units.units[answer.unit].name, answer.how)


def _core(name: str, kinds: dict[str, str]) -> str:
    """The name without its kind."""
    kind = next((kind for kind in kinds if name.startswith(f"{kind} ")), "")
    return name.removeprefix(kind).strip()


def _shortened(name: str) -> str:
    """A department's first word and the initials of the others."""
    first, *others = re.sub(r" và |[,-]", " ", name).split()
    return f"{first} {''.join(word[0] for word in others)}" if others else name
