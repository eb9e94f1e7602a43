"""Vietnamese of before Unicode: windows-1258 is read, TCVN3 and VNI are named."""

import io
import unicodedata
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contest import Contest
from contest.errors import SourceError
from ingest import load_file
from ingest.sources import csv_file
from ingest.sources.export import in_memory
from ingest.sources.files import open_any
from ingest.sources.one_byte import code_of, words_of
from ledger import Ledger
from tests.builders import HEADER, NOW, csv_text, row
from tests.ingest.test_lost_letters import NAMES

TONES = "\u0300\u0301\u0303\u0309\u0323"
TCVN3 = ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "§éc lËp - Tù do - H¹nh phóc", "DÊu thêi gian",
         "Hä vµ tªn", "Sè ®iÖn tho¹i", "§¬n vÞ c«ng t¸c")  # fmt: skip
VNI = ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Ñoäc laäp - Töï do - Haïnh phuùc",
       "Daáu thôøi gian", "Hoï vaø teân", "Soá ñieän thoaïi", "Ñôn vò coâng taùc")  # fmt: skip
"""The motto of the state and headings, as files of the nineties hold them."""


def windows_1258(text: str) -> bytes:
    """As Windows writes it: the letter with its hat, then its tone."""
    out = bytearray()
    for letter in unicodedata.normalize("NFC", text):
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            apart = unicodedata.normalize("NFD", letter)
            tones = "".join(mark for mark in apart if mark in TONES)
            plain = "".join(mark for mark in apart if mark not in TONES)
            out += (unicodedata.normalize("NFC", plain) + tones).encode("cp1258")
    return bytes(out)


def read(content: bytes) -> tuple[str, list[tuple[str | None, ...]]]:
    sheet = open_any(in_memory("a.csv", content), "", lambda header: True)
    rows: list[tuple[str | None, ...]] = [sheet.header]
    for batch in sheet.batches():
        rows += zip(*(column.to_pylist() for column in batch.columns), strict=True)
    return sheet.detected["encoding"], rows


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    names=st.lists(st.sampled_from(NAMES), min_size=1, max_size=30),
    block=st.sampled_from([200, 211, 4096, 1 << 24]),
    delimiter=st.sampled_from(",;"),
)
def test_windows_1258_is_read_as_the_same_letters_as_utf_8(
    names: list[str], block: int, delimiter: str
) -> None:
    rows = [row(n, name=name) for n, name in enumerate(names, start=1)]
    text = csv_text(rows, delimiter=delimiter)
    before, csv_file._BLOCK = csv_file._BLOCK, block
    try:
        encoding, found = read(windows_1258(text))
        assert encoding == "cp1258"
        assert found == read(text.encode())[1]
    finally:
        csv_file._BLOCK = before


def test_a_windows_1258_copy_of_what_was_loaded_changes_nothing(
    contest: Contest, ledger: Ledger, tmp_path: Path
) -> None:
    text = csv_text([row(n, name=name) for n, name in enumerate(NAMES, start=1)])
    file = tmp_path / "a.csv"
    file.write_text(text, encoding="utf-8")
    assert load_file(contest, ledger, file, now=NOW).new == len(NAMES)
    file.write_bytes(windows_1258(text))
    assert load_file(contest, ledger, file, now=NOW).changes == 0


@pytest.mark.parametrize(
    "texts",
    [
        ("Où habitez-vous, à Genève?", "Prénom", "Établissement", "Réponse donnée", "déjà", "née"),
        ("¿Cuál es su opinión?", "Número de teléfono", "Dirección", "José Núñez", "Mañana"),
        ("Größe", "Straße", "Müller", "für", "Köln", "Schüler"),
        ("città", "perché", "lunedì", "però", "più", "farò", "università"),
        ("não", "são", "informação", "João", "irmã", "põe", "avô", "você"),
        ("và", "tên", "Câu", "Xã", "Hà", "Thìn"),  # the letters that Windows-1252 has too
        ("Genève",),
        (),
    ],
)
def test_a_western_text_stays_windows_1252(texts: tuple[str, ...]) -> None:
    rows = [row(n, name=text, unit="Bureau") for n, text in enumerate(texts, start=1)]
    content = csv_text(rows, header=("Timestamp", "é", *"bcde")).encode("cp1252")
    encoding, found = read(content)
    assert encoding == "cp1252"
    assert [cells[1] for cells in found[1:]] == list(texts)


@pytest.mark.parametrize(("texts", "name"), [(TCVN3, "TCVN3 (ABC)"), (VNI, "VNI")])
@pytest.mark.parametrize("write", [lambda t: t.encode("latin-1"), lambda t: t.encode("utf-8")])
def test_the_codes_of_old_fonts_are_named(
    texts: tuple[str, ...], name: str, write: Callable[[str], bytes]
) -> None:
    content = write(csv_text([row(1, name="An", unit="Xa")], header=texts))
    with pytest.raises(SourceError, match="save it as CSV UTF-8") as caught:
        read(content)
    assert (caught.value.code, caught.value.facts["found"]) == ("old_code", name)


@pytest.mark.parametrize("texts", [TCVN3, VNI])
def test_headings_of_an_old_font_are_named_in_a_workbook_too(texts: tuple[str, ...]) -> None:
    made = openpyxl.Workbook()
    made.worksheets[0].append(list(texts))
    stream = io.BytesIO()
    made.save(stream)
    with pytest.raises(SourceError) as caught:
        open_any(in_memory("a.xlsx", stream.getvalue()), "", lambda header: header == HEADER)
    assert caught.value.code == "old_code"


@pytest.mark.parametrize("header", [HEADER, ("Horodateur", "Prénom", "Né le", "Où ?", "À", "é")])
def test_headings_in_unicode_are_no_old_code(header: tuple[str, ...]) -> None:
    assert read(csv_text([row(1)], header=header).encode())[1][0] == header


def test_each_old_code_is_told_from_the_others() -> None:
    assert code_of(words_of(TCVN3)) == "tcvn3"
    assert code_of(words_of(VNI)) == "vni"
    named = [windows_1258(name).decode("latin-1") for name in NAMES]
    assert code_of(words_of(named)) == "cp1258"
