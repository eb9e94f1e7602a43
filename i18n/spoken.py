"""Writes numbers and times as a broadcaster reads them aloud."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from babel import Locale

from i18n.format import Language

_VI = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_VI_STEPS = ("", " nghìn", " triệu")
_EN = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_EN_TENS = (
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_EN_STEPS = ("", " thousand", " million")
_MONTHS: Mapping[int, str] = Locale("en").months["format"]["wide"]
_BILLION = 1_000_000_000
_HUNDRED = Decimal(100)


def spoken(number: int, language: Language) -> str:
    """A whole number from 0 on in words.

    >>> spoken(10_805, "vi"), spoken(121, "vi")
    ('mười nghìn tám trăm linh năm', 'một trăm hai mươi mốt')
    >>> spoken(10_893, "en")
    'ten thousand eight hundred and ninety-three'
    """
    if language == "vi":
        return _in_steps(number, _VI_STEPS, "tỷ", "không", _vi_three)
    return _in_steps(number, _EN_STEPS, "billion", "zero", _en_three)


def spoken_share(share: float, language: Language) -> str:
    """A share as the percentage that `Format.share` prints: with one decimal, and 0 and 100 percent
    only if it is exactly that.

    >>> spoken_share(0.342, "vi"), spoken_share(0.8, "en")
    ('ba mươi tư phẩy hai phần trăm', 'eighty percent')
    """
    percent = Decimal(repr(share)) * _HUNDRED
    printed = percent.quantize(Decimal("0.1"), ROUND_HALF_UP)
    before = ""
    if printed == 0 < percent:
        printed, before = Decimal("0.1"), "chưa đến " if language == "vi" else "less than "
    elif printed == _HUNDRED > percent:
        printed = percent.quantize(Decimal("0.1"), ROUND_DOWN)
    elif printed == _HUNDRED < percent:
        before = "hơn " if language == "vi" else "more than "
    whole, tenth = divmod(int(printed * 10), 10)
    words = before + spoken(whole, language)
    if tenth:
        words += (" phẩy " if language == "vi" else " point ") + spoken(tenth, language)
    return words + (" phần trăm" if language == "vi" else " percent")


def spoken_day(day: date, language: Language) -> str:
    """A day without its year.

    >>> spoken_day(date(2024, 12, 2), "vi"), spoken_day(date(2024, 4, 21), "vi")
    ('ngày mùng hai tháng mười hai', 'ngày hai mươi mốt tháng tư')
    >>> spoken_day(date(2024, 12, 2), "en")
    'December the second'
    """
    if language == "en":
        return f"{_MONTHS[day.month]} the {_ordinal(day.day)}"
    number = spoken(day.day, "vi")
    month = {1: "một", 4: "tư"}.get(day.month) or spoken(day.month, "vi")
    return f"ngày {'mùng ' if day.day <= 10 else ''}{number} tháng {month}"


def spoken_moment(moment: datetime, language: Language) -> str:
    """A contest-local time, and its day without the year.

    >>> spoken_moment(datetime(2024, 12, 13, 16, 30), "vi")
    'mười sáu giờ ba mươi ngày mười ba tháng mười hai'
    >>> spoken_moment(datetime(2024, 12, 13, 16, 5), "en")
    'four oh five p.m. on December the thirteenth'
    """
    day = spoken_day(moment.date(), language)
    if language == "vi":
        minute = f" {spoken(moment.minute, 'vi')}" if moment.minute else ""
        return f"{spoken(moment.hour, 'vi')} giờ{minute} {day}"
    minute = f" {'oh ' if moment.minute < 10 else ''}{spoken(moment.minute, 'en')}"
    clock = spoken(moment.hour % 12 or 12, "en") + (minute if moment.minute else "")
    return f"{clock} {'a.m.' if moment.hour < 12 else 'p.m.'} on {day}"


def _in_steps(
    number: int,
    steps: tuple[str, ...],
    billion: str,
    zero: str,
    three: Callable[[int, bool], str],
) -> str:
    """The words of a number, three digits after three digits."""
    if number < 0:
        raise ValueError("a number below zero is not read aloud here")
    if number == 0:
        return zero
    above, rest = divmod(number, _BILLION)
    words = [f"{_in_steps(above, steps, billion, zero, three)} {billion}"] if above else []
    for step in reversed(range(len(steps))):
        if part := rest // 1000**step % 1000:
            words.append(three(part, bool(words)) + steps[step])
    return " ".join(words)


def _vi_three(number: int, follows: bool) -> str:
    """Three digits. `follows`: more stands before them, so an empty hundred is read too."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = [f"{_VI[hundreds]} trăm"] if hundreds or follows else []
    if tens == 0 and ones:
        words.append(f"linh {_VI[ones]}" if words else _VI[ones])
    elif tens:
        words.append("mười" if tens == 1 else f"{_VI[tens]} mươi")
        if ones:
            words.append(_vi_last(tens, ones))
    return " ".join(words)


def _vi_last(tens: int, ones: int) -> str:
    if ones == 5:
        return "lăm"
    return {1: "mốt", 4: "tư"}.get(ones, _VI[ones]) if tens > 1 else _VI[ones]


def _en_three(number: int, follows: bool) -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{_EN[hundreds]} hundred"] if hundreds else []
    if rest:
        words += ["and"] if hundreds or follows else []
        words.append(_en_two(rest))
    return " ".join(words)


def _en_two(number: int) -> str:
    if number < 20:
        return _EN[number]
    tens, ones = divmod(number, 10)
    return _EN_TENS[tens] + (f"-{_EN[ones]}" if ones else "")


def _ordinal(day: int) -> str:
    """A day of the month.

    >>> [_ordinal(day) for day in (1, 12, 20, 31)]
    ['first', 'twelfth', 'twentieth', 'thirty-first']
    """
    odd = {1: "first", 2: "second", 3: "third", 5: "fifth", 8: "eighth", 9: "ninth", 12: "twelfth"}
    if day in odd:
        return odd[day]
    if day > 20 and day % 10:
        return f"{_EN_TENS[day // 10]}-{_ordinal(day % 10)}"
    words = _en_two(day)
    return words[:-1] + "ieth" if words.endswith("y") else words + "th"
