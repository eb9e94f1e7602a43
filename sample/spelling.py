"""Changes Vietnamese text in ways that are wrong, or that differ and still mean the same."""

from __future__ import annotations

import unicodedata

_TONE_PLACES = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "uý": "úy", "uỷ": "ủy"}


def decomposed(text: str) -> str:
    """Letters and marks as separate characters, as macOS writes them: equal looks, other bytes."""
    return unicodedata.normalize("NFD", text)


def hard_spaced(text: str) -> str:
    """No-break spaces in place of spaces, as in text copied from a web page."""
    return text.replace(" ", "\u00a0")


def double_spaced(text: str) -> str:
    """Two spaces between words and one space at the end."""
    return text.replace(" ", "  ") + " "


def two_lines(text: str) -> str:
    """A line break in the cell."""
    return text.replace(" ", "\n", 1)


def ascii_only(text: str) -> str:
    """Small letters without any marks.

    >>> ascii_only("Sở Nội vụ, Đài")
    'so noi vu, dai'
    """
    plain = text.replace("Đ", "D").replace("đ", "d")
    marks = unicodedata.normalize("NFD", plain)
    return "".join(c for c in marks if not unicodedata.combining(c)).lower()


def other_tone_place(text: str) -> str:
    """The tone mark on the other vowel: "Hoà" and "Hòa" are two schools of spelling.

    >>> other_tone_place("Hoàng Tiến"), other_tone_place("Cộng Hòa")
    ('Hòang Tiến', 'Cộng Hoà')
    """
    for one, other in _TONE_PLACES.items():
        if one in text:
            return text.replace(one, other)
        if other in text:
            return text.replace(other, one)
    return text


def last_word_unmarked(text: str) -> str:
    """The last word without its marks: "Gia Lộc" as "Gia Loc"."""
    head, _, last = text.rpartition(" ")
    bare = ascii_only(last)
    return f"{head} {bare[:1].upper()}{bare[1:]}".strip()


def swapped(text: str) -> str:
    """The text with its last two letters swapped."""
    return text[:-2] + text[-1] + text[-2]


def doubled(text: str) -> str:
    """The text with its last letter twice."""
    return text + text[-1]


def letter_lost(text: str) -> str:
    """The text without its last letter."""
    return text[:-1]


def with_eth(text: str) -> str:
    """Ð (U+00D0) for Đ (U+0110), which look alike."""
    return text.replace("Đ", "\u00d0")


def i_for_y(text: str) -> str:
    """i for y: "Tứ Kỳ" as "Tứ Kì"."""
    return text.replace("ỳ", "ì").replace("ý", "í").replace("ỹ", "ĩ")


def initials(text: str) -> str:
    """First letters in capitals: "Hải Dương" as "HD"."""
    return "".join(word[0].upper() for word in text.split() if word[0].isalpha())
