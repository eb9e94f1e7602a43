"""Tells which code a text of one byte a letter is written in.

A western text is Windows-1252. Vietnamese is written in Windows-1258 by Windows, and in TCVN3 (ABC)
or VNI by the fonts of before Unicode. Read in the wrong code, Vietnamese is no Vietnamese:
`Nguyễn` becomes `NguyêÞn`, `NguyÔn` or `Nguyeãn`. So the code is the one in which the words are
Vietnamese syllables.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import product

from contest.errors import SourceError

OLD_CODES = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}
"""Codes of old fonts. The fonts of TCVN3 write a capital letter as the small one, so a text cannot
be read back with certainty."""

_WORD = re.compile("[A-Za-z\xa1-\xff]*[\xa1-\xff][A-Za-z\xa1-\xff]*")
_ENOUGH = 2_000
_MOST, _MORE = 0.8, 0.3
"""The code is Vietnamese if this share of the different words are syllables in it, and if the share
is greater by this much than in Windows-1252. A Vietnamese text gives 0.95 and more in its own code,
and 0.5 at most in any other."""

_TCVN3 = dict(
    zip(
        "\xb8\xb5\xb6\xb7\xb9\xa8\xbe\xbb\xbc\xbd\xc6\xa9\xca\xc7\xc8\xc9\xcb\xae\xd0\xcc\xce\xcf"
        "\xd1\xaa\xd5\xd2\xd3\xd4\xd6\xdd\xd7\xd8\xdc\xde\xe3\xdf\xe1\xe2\xe4\xab\xe8\xe5\xe6\xe7"
        "\xe9\xac\xed\xea\xeb\xec\xee\xf3\xef\xf1\xf2\xf4\xad\xf8\xf5\xf6\xf7\xf9\xfd\xfa\xfb\xfc"
        "\xfe\xa1\xa2\xa7\xa3\xa4\xa5\xa6",
        "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)

_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_VNI_ALONE = {
    "ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ",
}  # fmt: skip
_VNI_TONES = {"ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT}
_VNI_CIRCUMFLEX = {
    "â": "", "á": _ACUTE, "à": _GRAVE, "å": _HOOK, "ã": _TILDE, "ä": _DOT,
}  # fmt: skip
_VNI_BREVE = {"ê": "", "é": _ACUTE, "è": _GRAVE, "ú": _HOOK, "ü": _TILDE, "ë": _DOT}


def _vni() -> dict[str, str]:
    """The pairs and the single letters of VNI → Vietnamese letters."""
    pairs = dict(_VNI_ALONE)
    for letter, (mark, tone) in product("aeouyôö", _VNI_TONES.items()):
        pairs[letter + mark] = _VNI_ALONE.get(letter, letter) + tone
    for letter, (mark, tone) in product("aeo", _VNI_CIRCUMFLEX.items()):
        pairs[letter + mark] = letter + _CIRCUMFLEX + tone
    for mark, tone in _VNI_BREVE.items():
        pairs["a" + mark] = "a" + _BREVE + tone
    return {pair: unicodedata.normalize("NFC", letter) for pair, letter in pairs.items()}


_VNI = _vni()
_VNI_LETTER = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))

_ONSET = "ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx]"
_NUCLEUS = (
    "oai|oay|oao|oeo|uây|uôi|ươi|ươu|iêu|yêu|uya|uyê|uyu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe"
    "|oi|ôi|ơi|oo|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|[aăâeêioôơuưy]"
)
_SYLLABLE = re.compile(f"(?:{_ONSET})?(?:{_NUCLEUS})(?:ch|nh|ng|[cmnpt])?")
_TONES = str.maketrans("", "", _ACUTE + _GRAVE + _HOOK + _TILDE + _DOT)


def syllable(word: str) -> bool:
    """True if a word is written as a Vietnamese syllable, with one tone at most.

    >>> syllable("Nguyễn"), syllable("NguyêÞn"), syllable("Müller")
    (True, False, False)
    """
    apart = unicodedata.normalize("NFD", word.lower())
    plain = apart.translate(_TONES)
    one_tone = len(apart) - len(plain) <= 1
    return one_tone and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", plain)) is not None


def _from_windows_1258(word: str) -> str:
    return word.encode("latin-1").decode("cp1258", "replace")


def _from_tcvn3(word: str) -> str:
    return "".join(letter if letter.isascii() else _TCVN3.get(letter, "?") for letter in word)


def _from_vni(word: str) -> str:
    small = word.lower()
    read = _VNI_LETTER.sub(lambda found: _VNI[found[0]], small)
    return read if small.isascii() or read != small else "?"


_CODES: dict[str, Callable[[str], str]] = {
    "cp1258": _from_windows_1258,
    "tcvn3": _from_tcvn3,
    "vni": _from_vni,
}


def code_of(words: Collection[str]) -> str:
    """The code of some words, whose letters stand for bytes: `cp1252`, `cp1258`, `tcvn3` or `vni`.

    Only the words with a letter outside ASCII count. Without two such words the code is cp1252.

    >>> code_of(["Hä", "vµ", "tªn"]), code_of(["Prénom", "Größe"])
    ('tcvn3', 'cp1252')
    """
    if len(words) < 2:
        return "cp1252"
    western = sum(map(syllable, words)) / len(words)
    shares = {
        code: sum(syllable(read(word)) for word in words) / len(words)
        for code, read in _CODES.items()
    }
    best = max(shares, key=shares.__getitem__)
    sure = shares[best] >= max(_MOST, western + _MORE)
    return best if sure else "cp1252"


def words_of(texts: Iterable[str]) -> set[str]:
    """The different words with a letter outside ASCII, of texts whose letters stand for bytes. A
    word beside a question mark is left out, because a letter of the word may be lost."""
    found: set[str] = set()
    for text in texts:
        found.update(_whole_words(text))
        if len(found) >= _ENOUGH:
            break
    return found


def _whole_words(text: str) -> Iterator[str]:
    for match in _WORD.finditer(text):
        if "?" not in (
            text[match.start() - 1 : match.start()],
            text[match.end() : match.end() + 1],
        ):
            yield match[0]


def refuse_old_headings(name: str, header: Sequence[str]) -> None:
    """Refuse a sheet in Unicode whose headings were typed in an old font, which shows them as
    Vietnamese although they are other letters.

    Raises:
        SourceError: the headings are Vietnamese only in one of `OLD_CODES`.
    """
    if all(letter <= "\xff" for heading in header for letter in heading):
        refuse_old_code(name, code_of(words_of(header)))


def refuse_old_code(name: str, code: str) -> None:
    """Refuse a text in the code of an old font.

    Raises:
        SourceError: the code is one of `OLD_CODES`.
    """
    if code in OLD_CODES:
        raise SourceError(
            f"{name}: the file is written in the old {OLD_CODES[code]} code, not in Unicode; "
            "download it again from the response sheet, or convert it to Unicode and save it as "
            "CSV UTF-8",
            code="old_code",
            found=OLD_CODES[code],
        )
