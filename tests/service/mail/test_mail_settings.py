"""The settings of mail are taken as they were written, or refused with every mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.mail.settings import Mail, is_address, read_mail

WHOLE = """
[smtp]
host = "mail.thu.example"
user = "may-chu"
from = "cuocthi@thu.example"
[alarms]
to = ["it@thu.example"]
"""


def read(tmp_path: Path, text: str) -> Mail:
    path = tmp_path / "mail.toml"
    path.write_text(text, encoding="utf-8")
    return read_mail(path)


def test_what_is_not_declared_has_the_values_of_the_document(tmp_path: Path) -> None:
    found = read(tmp_path, WHOLE)
    assert found.problems == ()
    assert found.smtp is not None
    assert (found.smtp.security, found.smtp.used_port) == ("starttls", 587)
    alarms = found.alarms
    assert (alarms.stale_minutes, alarms.disk_free_gb, alarms.repeat_hours) == (30, 2, 12)


@pytest.mark.parametrize(
    ("instead", "where"),
    [
        ('host = "mail.thu.example"\ncolour = "red"', "smtp.colour"),
        ('host = "mail thu"', "smtp.host"),
        ('host = "mail.thu.example"\nport = 70000', "smtp.port"),
        ('host = "mail.thu.example"\nsecurity = "none"', "smtp.security"),
        ('host = "mail.thu.example"\nsecurity = "ssl"', "smtp.security"),
        ("", "smtp.host"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_nothing_is_sent(
    tmp_path: Path, instead: str, where: str
) -> None:
    found = read(tmp_path, WHOLE.replace('host = "mail.thu.example"', instead))
    assert found.smtp is None
    assert [one.where for one in found.problems] == [where]


def test_all_mistakes_are_told_at_once_and_no_address_is_repeated(tmp_path: Path) -> None:
    text = WHOLE.replace("it@thu.example", "An <an@rieng.example>").replace(
        "cuocthi@thu.example", "an rieng"
    )
    found = read(tmp_path, text + "repeat_hours = 0\n[else]\n")
    assert {one.where for one in found.problems} == {"else", "smtp.from", "alarms.repeat_hours"}
    found = read(tmp_path, text)
    assert {one.where for one in found.problems} == {"smtp.from", "alarms.to[0]"}
    assert "rieng" not in str(found.problems)


def test_a_file_that_is_named_and_not_there_is_a_mistake(tmp_path: Path) -> None:
    assert [one.found for one in read_mail(tmp_path / "mail.toml").problems] == ["no such file"]
    assert read_mail(None) == Mail()


@pytest.mark.parametrize(
    "text",
    [
        "", "an", "@thu.example", "an@", "an@thu..example", "an@[127.0.0.1]", "an@::1",
        "an\n@thu.example", "an@thu.example\r\nBcc: x@y.example", "á@thu.example",
        ".an@thu.example", "a" * 65 + "@thu.example", "an@" + "a" * 260 + ".example",
        "an@@thu.example", "an an@x.vn", "<an@thu.example>", "an@thu.example,b@thu.example",
        "-an@-thu.example",
    ],
)  # fmt: skip
def test_what_is_no_address_of_one_mailbox_is_refused(text: str) -> None:
    assert not is_address(text)
