"""The bar of long work."""

from __future__ import annotations

from threading import current_thread, get_ident
from typing import Any, get_args

import pytest

from i18n.format import Format
from i18n.words import Words
from service.take_in import Stage
from ui.components import progress as module
from ui.components.progress import progress


class Bar:
    """A bar that notes what is drawn, and in which thread."""

    def __init__(self) -> None:
        self.drawn: list[tuple[float, str]] = []
        self.threads: set[int] = set()
        self.is_there = True

    def progress(self, share: float, text: str) -> None:
        self.drawn.append((round(share, 3), text))
        self.threads.add(current_thread().ident or 0)

    def empty(self) -> None:
        self.is_there = False


@pytest.fixture
def bar(monkeypatch: pytest.MonkeyPatch) -> Bar:
    made = Bar()
    monkeypatch.setattr(module.st, "progress", lambda _share: made)
    return made


def test_each_stage_has_its_words_and_an_equal_part_of_the_bar(bar: Bar) -> None:
    with progress(Words("vi"), Format("vi"), get_args(Stage)) as watch:
        watch("reading", 13_770, None)
        watch("comparing", 0, 30_000)
        watch("writing", 7_000, 14_000)
        watch("interpreting", 14_000, 14_000)
    assert [(share, text.replace("\\", "")) for share, text in bar.drawn] == [
        (0.1, "Bước 1: đọc tệp, đã được 13.770 dòng"),
        (0.2, "Bước 2: so từng dòng với số liệu đã nhận"),
        (0.5, "Bước 3: ghi vào sổ, 7.000/14.000 bài"),
        (0.8, "Bước 4: đọc đơn vị và câu trả lời, 14.000/14.000 bài"),
    ]
    assert not bar.is_there


def test_the_bar_goes_when_the_work_fails(bar: Bar) -> None:
    with pytest.raises(KeyError), progress(Words("vi"), Format("vi"), ("reading",)):
        raise KeyError
    assert not bar.is_there


def test_a_click_that_ends_the_run_cannot_break_off_the_work(
    bar: Bar, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Streamlit raises in the run's own thread, where that thread draws."""

    def stopped(*_: Any) -> None:
        if get_ident() == run:
            raise SystemExit

    run = get_ident()
    monkeypatch.setattr(bar, "progress", stopped)
    done = False
    with progress(Words("vi"), Format("vi"), ("writing",)) as watch:
        watch("writing", 1, 2)
        done = True
    assert done
