"""Notices letters that were lost when a file was saved.

A program that saves a text in a code without Vietnamese letters writes `?` for each of them: `Phạm
Quỳnh` becomes `Ph?m Qu?nh`. A program that reads bytes in the wrong code writes U+FFFD. The letters
are gone, so a name can no longer be told, and a unit is another text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from contest.errors import SourceError

_QUESTION = ord("?")
_REPLACED = re.compile(
    rb"(?:[A-Za-z]|[\xc3-\xc6][\x80-\xbf]|\xe1[\x80-\xbf]{2})\xef\xbf\xbd"
    rb"|\xef\xbf\xbd[A-Za-z\xc3-\xc6\xe1]"
)
_REPLACEMENT = "\ufffd".encode()
_BEFORE = re.compile(rb'[^\s,;|"]*$')
_AFTER = re.compile(rb'[^\s,;|"]*')
_ADDRESS = re.compile(rb"[=@]|://|www\.")
_SIGN = "[?\ufffd]"
_REACH = 200
_ENOUGH = 1_000


def _table(letters: bytes) -> NDArray[np.bool_]:
    table = np.zeros(256, bool)
    table[list(letters)] = True
    return table


_SMALL = b"abcdefghijklmnopqrstuvwxyz"
_ASCII = _SMALL + _SMALL.upper()
_ONE_BYTE = _table(_ASCII + bytes({*range(0xC0, 0x100)} - {0xD7, 0xF7}))
_UTF_8 = _table(_ASCII + b"\xc3\xc4\xc5\xc6\xe1")  # the first bytes of Vietnamese letters
_LOWER = _table(_SMALL)
_UPPER = _table(_SMALL.upper())
_BEGINS = _table(b' \t\r\n",;|(/-')


class LostLetters:
    """Follows the bytes of a text and counts the words in which letters were lost.

    Such a word has a question mark between two letters or before its first letter: `Ph?m`, `?ông`.
    A question ends with its mark, so `Đúng hay sai?` does not count. `sai?Có`, where a space is
    missing, does not count. An address with a `?` does not count.

    In a text without Unicode, letters were lost if three different words lack them, and if one line
    in fifty has such a word; two words are enough if they are as many as lines. In a Vietnamese
    text nearly every line has several; in a good text a question mark stands inside a word once in
    thousands of lines. In Unicode a `?` is what somebody wrote, unless ten different words have
    one and they are as many as lines. One word with U+FFFD beside a letter is enough, because
    nobody can type that.

    >>> lost = LostLetters()
    >>> lost.follow(b"H? v\\xe0 t\\xean\\nPh?m Qu?nh Gi?\\n?? H?u V\\xed\\nL\\xea H?ng ??p\\n")
    >>> lost.any(is_unicode=False)
    True
    """

    def __init__(self) -> None:
        self._words: set[bytes] = set()
        self._count = self._lines = 0
        self._replaced = False
        self._before = b"\n"

    def follow(self, chunk: bytes, *, is_utf8: bool = False) -> None:
        """Look at the next piece of the text."""
        self._lines += chunk.count(b"\n")
        text = self._before + chunk
        self._before = text[-_REACH:]
        if _REPLACEMENT in text:
            self._replaced = self._replaced or _REPLACED.search(text) is not None
        first = len(text) - len(chunk) - 1  # the last byte of the piece before had no neighbour
        if b"?" not in text[first:]:
            return
        codes = np.frombuffer(text, np.uint8)
        self._count += self._see(text, codes, _UTF_8 if is_utf8 else _ONE_BYTE, first)

    def _see(
        self, text: bytes, codes: NDArray[np.uint8], letters: NDArray[np.bool_], first: int
    ) -> int:
        """The number of words with lost letters from the place `first` on."""
        marks = codes == _QUESTION
        ends = np.flatnonzero(marks[1:-1] & ~marks[2:]) + 1  # the last mark of each run
        ends = ends[ends >= first]
        starts = np.flatnonzero(marks[1:] & ~marks[:-1]) + 1
        starts = starts[np.searchsorted(starts, ends, "right") - 1]
        before, after = codes[starts - 1], codes[ends + 1]
        inside = letters[before] & letters[after] & ~(_LOWER[before] & _UPPER[after])
        found = starts[inside | (_BEGINS[before] & letters[after])].tolist()
        if len(self._words) >= _ENOUGH:
            return len(found)
        words = [word for place in found if not _ADDRESS.search(word := _word_at(text, place))]
        self._words.update(words)
        return len(words)

    def any(self, *, is_unicode: bool) -> bool:
        """True if letters were lost. `is_unicode`: the text can hold every letter."""
        in_every_line = self._count >= self._lines
        in_some_lines = 50 * self._count >= self._lines
        words = len(self._words)
        if is_unicode:
            return self._replaced or (words >= 10 and in_every_line)
        return self._replaced or (words >= 3 and in_some_lines) or (words >= 2 and in_every_line)


def _word_at(text: bytes, place: int) -> bytes:
    before = _BEFORE.search(text[max(0, place - _REACH) : place])
    after = _AFTER.match(text[place : place + _REACH])
    return (before[0] if before else b"") + (after[0] if after else b"")


def check_rows(name: str, header: Sequence[str], batches: Iterable[pa.RecordBatch]) -> None:
    """Refuse the rows of a sheet in Unicode, such as a workbook, if letters were lost in them.

    Raises:
        SourceError: letters were lost.
    """
    lost = LostLetters()
    lost.follow(("\t".join(header) + "\n").encode(), is_utf8=True)
    for batch in batches:
        suspect = np.zeros(batch.num_rows, bool)
        for column in batch.columns:
            suspect |= np.asarray(pc.match_substring_regex(column, _SIGN).fill_null(False))
        cells = batch.filter(pa.array(suspect)).columns
        rows = zip(*(column.fill_null("").to_pylist() for column in cells), strict=True)
        lost.follow("".join("\t".join(row) + "\n" for row in rows).encode(), is_utf8=True)
        lost.follow(b"\n" * int((~suspect).sum()), is_utf8=True)
    if lost.any(is_unicode=True):
        raise letters_lost(name)


def letters_lost(name: str) -> SourceError:
    """The error for a file in which letters were lost."""
    return SourceError(
        f"{name}: letters were lost when the file was saved: they are `?` or \ufffd now; download "
        "it again from the response sheet, or save it as CSV UTF-8. If the response sheet itself "
        "shows \ufffd, mend the cells there",
        code="letters_lost",
    )
