"""The cells of a response sheet, read as the contract's paragraph "Reading" says.

Plain text in, plain values out; `None` means "cannot be read". Nothing here knows the project.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time
from fractions import Fraction


def fold(text: str) -> str:
    """Text is compared after NFC and folding of white space (NBSP too); what cannot be seen is
    dropped."""
    seen = "".join(sign for sign in text if sign.isspace() or not is_invisible(sign))
    return " ".join(unicodedata.normalize("NFC", seen).split())


def is_invisible(sign: str) -> bool:
    """Format and control characters, and the selectors of variants."""
    return unicodedata.category(sign) in ("Cf", "Cc") or "VARIATION SELECTOR" in unicodedata.name(
        sign, ""
    )


ERROR_VALUES = {
    *["#n/a", "#name?", "#value!", "#ref!", "#div/0!", "#num!", "#null!", "#error!", "#spill!"],
    *["#calc!", "#getting_data", "#busy!", "#field!", "#blocked!", "#unknown!", "#connect!"],
}


def is_error_value(text: str) -> bool:
    """`#N/A`, `#NAME?`, …, `#` only."""
    folded = caseless(text)
    return folded in ERROR_VALUES or set(folded) == {"#"}


def caseless(text: str) -> str:
    """Answers keep case; headings, units, names and e-mails do not."""
    return fold(text).casefold()


def is_vietnamese_number(digits: str) -> bool:
    """A Vietnamese number is 0[35789] and eight digits, or 02 and nine."""
    return re.fullmatch(r"0[35789][0-9]{8}|02[0-9]{9}", digits) is not None


def read_phone(text: str) -> str | None:
    """Digits and a leading + only; prefixes +84/0084/84 and a lost zero where that makes a number.

    "+84/0084/84 is a prefix only when the rest, with a 0 before it, is one; nine digits that
    become one with a 0 before them gain it; anything else is unreadable."
    """
    kept = "".join(sign for sign in text if sign in "+0123456789")
    plus = kept.startswith("+")
    digits = kept.replace("+", "")
    if not plus and is_vietnamese_number(digits):
        return digits
    for prefix in ["84"] if plus else ["0084", "84"]:
        if digits.startswith(prefix) and is_vietnamese_number("0" + digits[len(prefix) :]):
            return "0" + digits[len(prefix) :]
    if not plus and len(digits) == 9 and is_vietnamese_number("0" + digits):
        return "0" + digits
    return None


def read_email(text: str) -> str | None:
    """One @, text before it and a dot after it, no inner white space; compared without case."""
    folded = caseless(text)
    return folded if re.fullmatch(r"[^@ ]+@[^@ ]*\.[^@ ]*", folded) else None


def read_national_id(text: str) -> str | None:
    """After dropping white space, 9 or 12 digits."""
    packed = "".join(text.split())
    return packed if re.fullmatch(r"[0-9]{9}|[0-9]{12}", packed) else None


def read_full_name(text: str) -> str | None:
    """A name is readable when it is neither blank nor an error value; names compare without
    case."""
    return None if is_error_value(text) else caseless(text) or None


DATE_SHAPES = [
    (r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})", "ymd"),
    (r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", "dmy"),
    (r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", "slashed"),
]


def read_date(text: str, day_first: bool) -> date | None:
    """Slashed dates follow the source's `day_first`; a leading year is year first; dots day first.

    A date that does not exist is unreadable.
    """
    for shape, order in DATE_SHAPES:
        match = re.fullmatch(shape, fold(text))
        if match:
            letters = ("dmy" if day_first else "mdy") if order == "slashed" else order
            parts = dict(zip(letters, map(int, match.groups()), strict=True))
            try:
                return date(parts["y"], parts["m"], parts["d"])
            except ValueError:
                return None
    return None


def read_moment(text: str, day_first: bool) -> datetime | None:
    """A date and a clock time without an offset, in the contest's zone.

    Milliseconds are dropped: all is compared to the second.
    """
    day_text, _, clock = fold(text).partition(" ")
    day = read_date(day_text, day_first)
    match = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?", clock)
    if day is None or match is None:
        return None
    hour, minute, second = (int(part or 0) for part in match.groups())
    try:
        return datetime.combine(day, time(hour, minute, second))
    except ValueError:
        return None


def read_prediction(text: str) -> int | None:
    """Digits, where `.` or a space may stand before groups of exactly three."""
    folded = fold(text)
    if re.fullmatch(r"[0-9]+|[0-9]{1,3}([. ][0-9]{3})+", folded):
        return int(folded.replace(".", "").replace(" ", ""))
    return None


def recognise(text: str, options: Sequence[str]) -> tuple[set[str], bool]:
    """The options a multiple answer names, and whether anything else remains.

    "Options recognised longest first, separated by `, `; what remains is one wrong choice."
    An option is sought wherever it stands between separators, not only from the left.
    """
    parts = fold(text).split(", ") if fold(text) else []
    taken = [False] * len(parts)
    chosen: set[str] = set()
    for option in sorted({fold(option) for option in options}, key=lambda o: (-len(o), o)):
        wanted = option.split(", ")
        for start in range(len(parts) - len(wanted) + 1):
            end = start + len(wanted)
            if parts[start:end] == wanted and not any(taken[start:end]):
                chosen.add(option)
                taken[start:end] = [True] * len(wanted)
    return chosen, not all(taken)


def mark_single(text: str, key: Sequence[str], points: Fraction) -> Fraction:
    """`single`: one choice, and it is in the key. No answer: 0 marks."""
    folded = fold(text)
    return points if folded and folded in {fold(answer) for answer in key} else Fraction(0)


def mark_multiple(
    text: str, options: Sequence[str], key: Sequence[str], points: Fraction
) -> Fraction:
    """`multiple`: the chosen set equals the key."""
    chosen, other = recognise(text, options)
    return points if not other and chosen == {fold(answer) for answer in key} else Fraction(0)


def mark_multiple_partial(
    text: str, options: Sequence[str], key: Sequence[str], points: Fraction
) -> Fraction:
    """`multiple_partial`: points × max(0, (right − wrong) ÷ size of the key)."""
    chosen, other = recognise(text, options)
    accepted = {fold(answer) for answer in key}
    right = len(chosen & accepted)
    wrong = len(chosen - accepted) + (1 if other else 0)
    return points * max(Fraction(0), Fraction(right - wrong, len(accepted)))
