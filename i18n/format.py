"""Writes numbers, shares and times: Vietnamese 1.234,5 and 62,4 %, English 1,234.5.

Each is a pure function of a value and a language. An unknown value is a dash, never zero. The marks
of numbers and the English months come from CLDR, through Babel. Where Vietnamese offices write
differently from CLDR, this module follows the offices (docs/decisions/0018).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Literal

from babel import Locale
from babel.lists import format_list

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")


def language_of(written: str | None) -> Language:
    """The language that an address asks for, in capitals or not; any other text means Vietnamese.

    >>> language_of("EN"), language_of("en"), language_of("fr"), language_of(None)
    ('en', 'en', 'vi', 'vi')
    """
    return "en" if written and written.lower() == "en" else "vi"


UNKNOWN = "–"
_NO_BREAK = "\u00a0"
_HUNDRED = Decimal(100)

_SYMBOLS: Mapping[Language, Mapping[str, str]] = {
    language: Locale(language).number_symbols["latn"] for language in LANGUAGES
}
# Maps Python's marks to those of a language. Python groups by thousands as CLDR does in both
# languages, and is twice as fast as a pattern of Babel.
_MARKS = {
    language: str.maketrans(",.-", symbols["group"] + symbols["decimal"] + symbols["minusSign"])
    for language, symbols in _SYMBOLS.items()
}
_MONTHS: Mapping[int, str] = Locale("en").months["format"]["abbreviated"]


@dataclass(frozen=True, slots=True)
class Format:
    """The way in which one language writes numbers and times.

    >>> Format("vi").whole(21873), Format("en").whole(21873)
    ('21.873', '21,873')
    """

    language: Language

    @property
    def separators(self) -> str:
        """Decimal mark and thousands mark in one string, as Plotly expects.

        >>> Format("vi").separators, Format("en").separators
        (',.', '.,')
        """
        symbols = _SYMBOLS[self.language]
        return symbols["decimal"] + symbols["group"]

    def whole(self, number: int | None) -> str:
        """A whole number with marks between its thousands."""
        return UNKNOWN if number is None else self._localised(f"{number:,}")

    def decimal(self, number: float | None, places: int = 1) -> str:
        """A number with exactly `places` decimals, halves rounded up.

        >>> Format("vi").decimal(1234.25), Format("vi").decimal(8, 2)
        ('1.234,3', '8,00')
        """
        if number is None:
            return UNKNOWN
        return self._localised(f"{_rounded(Decimal(repr(number)), places):,}")

    def score(self, number: float | None) -> str:
        """A score with at most two decimals; a whole score has none.

        >>> Format("vi").score(10.0), Format("vi").score(7.333333)
        ('10', '7,33')
        """
        if number is None:
            return UNKNOWN
        exact = _rounded(Decimal(repr(number)), 2)
        text = f"{exact:,f}"
        return self._localised(text.rstrip("0").rstrip(".") if "." in text else text)

    def share(self, value: float | None, places: int = 1) -> str:
        """A share as a percentage with `places` decimals, never rounded to 0 % or 100 %.

        A rate below 1 or above 1 is never printed as 100 %, and a rate above 0 never as 0 %,
        because a reader takes 0 % and 100 % for exact.

        >>> vi = Format("vi")
        >>> vi.share(0.62385).replace("\\xa0", " "), vi.share(0.9996).replace("\\xa0", " ")
        ('62,4 %', '99,9 %')
        >>> vi.share(16 / 25980, 2).replace("\\xa0", " ")
        '0,06 %'
        """
        if value is None:
            return UNKNOWN
        percent = Decimal(repr(value)) * _HUNDRED
        step = Decimal(1).scaleb(-places)
        printed = _rounded(percent, places)
        if printed == 0 and percent > 0:
            return self._percent(f"< {self._localised(str(step))}")
        if printed == _HUNDRED and percent < _HUNDRED:
            printed = percent.quantize(step, rounding=ROUND_DOWN)
        if printed == _HUNDRED and percent > _HUNDRED:
            return self._percent("> 100")
        return self._percent(self._localised(f"{printed:,}"))

    def declared(self, share: float) -> str:
        """A declared share; a percentage has only the decimals that it needs, at most two.

        >>> Format("en").declared(0.8), Format("en").declared(0.625)
        ('80%', '62.5%')
        """
        return self._percent(self.score(float(Decimal(repr(share)) * _HUNDRED)))

    def out_of(self, part: int | None, total: int | None) -> str:
        """A count with its denominator.

        >>> Format("vi").out_of(1204, 1930)
        '1.204/1.930'
        """
        return f"{self.whole(part)}/{self.whole(total)}"

    def listed(self, names: Sequence[str]) -> str:
        """Names in one sentence.

        >>> Format("vi").listed(["Kinh Môn", "Tứ Kỳ", "Ninh Giang"])
        'Kinh Môn, Tứ Kỳ và Ninh Giang'
        """
        return format_list(names, locale=self.language)

    def day(self, day: date | None) -> str:
        """18/11/2024; in English 18 Nov 2024, because 5/6 may be May or June there."""
        if day is None:
            return UNKNOWN
        if self.language == "vi":
            return f"{day:%d/%m/%Y}"
        return f"{day.day} {_MONTHS[day.month]} {day.year}"

    def short_day(self, day: date) -> str:
        """18/11 for an axis; in English 18 Nov."""
        return f"{day:%d/%m}" if self.language == "vi" else f"{day.day} {_MONTHS[day.month]}"

    def clock(self, moment: datetime | None) -> str:
        """14:02."""
        return UNKNOWN if moment is None else f"{moment:%H:%M}"

    def moment(self, moment: datetime | None) -> str:
        """18/11/2024 07:30, contest-local."""
        return UNKNOWN if moment is None else f"{self.day(moment.date())} {self.clock(moment)}"

    def second(self, moment: datetime | None) -> str:
        """18/11/2024 07:30:05, for places where a second decides a rank."""
        return UNKNOWN if moment is None else f"{self.day(moment.date())} {moment:%H:%M:%S}"

    def _localised(self, text: str) -> str:
        return text.translate(_MARKS[self.language])

    def _percent(self, number: str) -> str:
        return f"{number}{_NO_BREAK}%" if self.language == "vi" else f"{number}%"


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
