"""Giấy chứng nhận: who gets one and who does not, from when, and what stands on it."""

from __future__ import annotations

import csv
import io
import stat
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from contest import load
from contest.errors import NotAllowedError, UsageError
from ingest import ensure_current
from ledger import Ledger
from publish.certificates import LONGEST, certificates, is_over, named, paper
from publish.made import write
from results import Principal, View, compute, visible
from tests.builders import COMMITTEE, TOML, row, write_folder
from tests.desk import load_rows

CLOSED = datetime(2024, 12, 13, 9, 30, tzinfo=UTC)  # 16:30 there
OPEN = datetime(2024, 12, 13, 9, 29, tzinfo=UTC)
UNITS = """code,name,kind,group,parent,headcount
H1,Huyện Một,,so,,90
X1,Xã Một,,,H1,
X2,Xã Hai,,,H1,
S1,Sở Một,,so,,
"""
HOSTILE = '#panic("x") *đậm* $a^2$ ]}'
RULES = """
[[rounds]]
id = "mot"
opens_at = 2024-11-18T07:30:00
closes_at = 2024-11-21T00:00:00
[[rounds]]
id = "hai"
opens_at = 2024-11-21T00:00:00
closes_at = 2024-12-13T16:30:00
[signer]
lines = ["TRƯỞNG BAN"]
name = "Lê Thị Ký"
"""
WINDOW = TOML.replace('title = "Cuộc thi thử"', 'title = "Cuộc thi thử"\nplace = "Hải Dương"')
ROWS = (
    row(1, unit="Xã Một", name="  NGUYỄN  Thị\u202e   Bi\u0301ch "),
    row(1, unit="Xã Hai", name="nguyễn thị bích", time="21/11/2024 08:00:00"),  # in the next round
    row(2, unit="Xã Hai", name=HOSTILE),
    row(3, unit="Huyện Một", name="Người Ở Huyện"),
    row(4, unit="Xã Hai", name="王小明"),
    row(5, unit="Xã Hai", name="Người " * 20),
    row(6, unit="Xã Hai", name="Người Chờ", phone="12"),
    row(7, unit="Xã Hai", name="Người Muộn", time="20/12/2024 08:00:00"),
    row(8, unit="Sở Một", name="Người Ở Sở"),
)


def seen(folder: Path, now: datetime, toml: str = WINDOW + RULES) -> View:
    contest = load(write_folder(folder / "contest", toml=toml, units=UNITS))
    ledger = Ledger.at(folder / "ledger")
    load_rows(contest, ledger, *ROWS)
    ensure_current(contest, ledger)
    return visible(compute(contest, ledger, now=now), COMMITTEE, now=now)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return seen(tmp_path_factory.mktemp("certificates"), CLOSED)


def pages(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as document:
        texts = (page.get_textpage().get_text_range() for page in document)
        return [" ".join(text.split()) for text in texts]


def test_each_person_with_an_accepted_response_has_one_page(view: View) -> None:
    (made, count), _ = certificates(view, "H1")
    texts = pages(made.content)
    assert count == len(texts) == 3
    assert made.name == "certificates-H1-20241213-1630.pdf"
    everything = " ".join(texts)
    for name in ("Người Chờ", "Người Muộn", "Người Ở Sở", "09000"):
        assert name not in everything
    assert len(view.participants("H1")) == 5 == view.unit("H1")["people"]  # type: ignore[index]


def test_a_certificate_says_who_took_part_in_what_and_leaves_the_day_open(view: View) -> None:
    first = pages(certificates(view, "H1")[0][0].content)[0]
    for part in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "GIẤY CHỨNG NHẬN",
        "chứng nhận Ông/Bà Người Ở Huyện", "Đơn vị: Huyện Một", "đã tham gia Cuộc thi thử",
        "từ ngày 18/11/2024 đến ngày 13/12/2024", "Hải Dương, ngày tháng năm", "TRƯỞNG BAN",
        "Lê Thị Ký",
    ):  # fmt: skip
        assert part in first, part


def test_a_name_stands_tidy_with_single_blanks_and_composed_letters(view: View) -> None:
    assert [one.name for one in named(view, "X1")] == ["Nguyễn Thị Bích"]


def test_a_person_of_two_rounds_has_one_page_with_the_name_and_unit_of_the_latest(
    view: View,
) -> None:
    (one,) = [person for person in named(view, "H1") if "bích" in person.name.lower()]
    assert (one.name, one.unit) == ("Nguyễn Thị Bích", "Xã Hai, Huyện Một")


def test_a_hostile_name_is_text_on_a_page(view: View) -> None:
    assert any(HOSTILE in text for text in pages(certificates(view, "X2")[0][0].content))


def test_who_cannot_be_printed_is_listed_and_not_mangled(view: View) -> None:
    (made, _), (left, count) = certificates(view, "H1")
    assert "?" not in " ".join(pages(made.content))
    rows = list(csv.reader(io.StringIO(left.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Họ và tên", "Đơn vị", "Lý do"]
    assert {(one[0], one[2]) for one in rows[1:]} == {
        ("王小明", "họ tên có ký tự mà phông chữ không có"),
        (("Người " * 20).strip(), "họ tên dài bất thường"),
    }
    assert count == 2
    assert len("Người " * 20) > LONGEST


def test_only_the_chosen_get_one(view: View) -> None:
    (one,) = [person for person in named(view, "H1") if person.name == HOSTILE]
    content, count = paper(view, "H1", {one.person_id})
    assert count == 1
    assert HOSTILE in pages(content)[0]
    with pytest.raises(UsageError, match="nobody"):
        paper(view, "X1", {one.person_id})


def test_there_is_none_before_the_closing(tmp_path: Path) -> None:
    early = seen(tmp_path / "open", OPEN)
    assert not is_over(early)
    with pytest.raises(UsageError, match="2024-12-13T16:30") as refused:
        certificates(early, "H1")
    assert "2024-12-13T16:29" in str(refused.value)
    endless = WINDOW.replace("closes_at = 2024-12-13T16:30:00\n", "")
    assert not is_over(seen(tmp_path / "endless", CLOSED, endless))


def test_there_is_none_for_a_unit_without_people_or_that_nobody_knows(view: View) -> None:
    with pytest.raises(UsageError, match="'Z9'"):
        certificates(view, "Z9")


@pytest.mark.parametrize("role", ["leader", "press", "nobody"])
def test_certificates_are_for_those_who_see_all_people(view: View, role: str) -> None:
    principal = Principal("an", role, ("H1",) if role == "leader" else ())  # type: ignore[arg-type]
    with pytest.raises(NotAllowedError):
        paper(visible(view._results, principal, now=CLOSED), "H1")


def test_the_files_are_private_and_equal_numbers_give_equal_bytes(
    view: View, tmp_path: Path
) -> None:
    files = [one for one, _ in certificates(view, "H1")]
    write(files, tmp_path)
    for one in files:
        assert stat.S_IMODE((tmp_path / one.name).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "manifest.json").stat().st_mode) == 0o644
    assert [one.content for one, _ in certificates(view, "H1")] == [one.content for one in files]
