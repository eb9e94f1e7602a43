"""The pages Công bố kết quả and Kết quả đã công bố, in each role and each state of a release."""

from __future__ import annotations

from pathlib import Path

import pytest

from results import Principal
from service import acts
from service.decide import decide
from service.environment import Moment
from service.release.making import make
from tests.builders import here, row
from tests.matrix.pages import ROLES, has
from tests.ui.after_closing import (
    NOW,
    REVIEWER,
    WINS,
    committee,
    desk_after_closing,
    taken,
    text_of,
)  # fmt: skip
from tests.ui.reviewing import Desk, press

FREEZE = "freeze_standings_at = 2024-12-13T12:00:00\n"
WHO = {
    role: Principal("Phạm Thị Lan", role, ("S1",) if role == "leader" else ())  # type: ignore[arg-type]
    for role in ROLES
}
COMMITTEE = [role for role in ROLES if has(role, "release")]
DECIDERS = ("admin", "reviewer")
NONE = "Ban Tổ chức chưa công bố kết quả"


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, request: pytest.FixtureRequest) -> Desk:
    more = getattr(request, "param", "")
    return desk_after_closing(monkeypatch, tmp_path, *(row(n) for n in range(1, 7)), more=more)


def released_to(desk: Desk) -> dict[str, str]:
    """What the page of the result says to each role."""
    return {role: text_of(desk, who, "released") for role, who in WHO.items()}


def test_before_a_release_everybody_reads_that_there_is_none(desk: Desk) -> None:
    assert all(NONE in text and WINS not in text for text in released_to(desk).values())
    for role in COMMITTEE:
        assert "Chưa có bản công bố nào." in text_of(desk, WHO[role], "release")
        makes = any(button.key == "release_make" for button in desk.app.button)
        assert makes == (role in DECIDERS)
    for role in ("leader", "press"):
        assert "Chưa có bản công bố" not in text_of(desk, WHO[role], "release"), "no page of theirs"


def test_a_release_that_is_made_on_the_page_is_read_by_every_role(desk: Desk) -> None:
    text_of(desk, WHO["reviewer"], "release")
    press(desk.app, "release_make")
    for text in released_to(desk).values():
        assert "Kết quả dự kiến" in text
        assert (WINS in text, "Người Số 6" in text) == (True, True)
        assert "Người Số 1" not in text, "who won nothing stands on no page"
    text_of(desk, WHO["viewer"], "release")
    assert {name for name, _ in taken(WHO["viewer"])} == {
        "ket-qua-thu-1.zip", "ket-qua-thu-1-co-ten.zip", "cach-kiem-tra.txt",
    }  # fmt: skip
    text_of(desk, WHO["press"], "released")
    assert {name for name, _ in taken(WHO["press"])} == {"ket-qua-thu-1.zip", "cach-kiem-tra.txt"}


@pytest.mark.parametrize("desk", [FREEZE], indirect=True)
def test_a_release_that_is_held_back_is_read_by_the_committee_alone_until_it_is_opened(
    desk: Desk,
) -> None:
    make(here(), REVIEWER, "provisional", Moment(NOW))
    for role, text in released_to(desk).items():
        assert (WINS in text, NONE in text) == ((role in COMMITTEE), (role not in COMMITTEE))
    for role in COMMITTEE:
        assert "chỉ Ban Tổ chức" in text_of(desk, WHO[role], "release")
        opens = any(button.key == "release_reveal" for button in desk.app.button)
        assert opens == (role in DECIDERS)
    text_of(desk, WHO["admin"], "release")
    press(desk.app, "release_reveal")
    assert all(WINS in text for text in released_to(desk).values())


def test_a_correction_says_what_it_corrects_and_why_and_needs_a_reason(desk: Desk) -> None:
    make(here(), REVIEWER, "official", Moment(NOW))
    assert all("Kết quả chính thức" in text for text in released_to(desk).values())
    best = desk.id_of("Người Số 6")
    decide(here(), REVIEWER, [acts.reject(best)], looked_at=None, note="", moment=Moment(NOW))
    assert "khác bản công bố số 1" in text_of(desk, WHO["admin"], "release")
    desk.app.segmented_control(key="release_kind").set_value("official").run()
    press(desk.app, "release_make")
    assert len(committee().releases) == 1, "without a reason there is none"
    desk.app.text_input(key="release_basis").input("Kiến nghị <b>số 3</b>").run()
    press(desk.app, "release_make")
    assert len(committee().releases) == 2
    for text in released_to(desk).values():
        assert "điều chỉnh bản công bố số 1. Lý do: Kiến nghị &lt;b&gt;số 3&lt;/b&gt;" in text
        assert "Người Số 6" not in text


def test_a_release_that_was_altered_on_the_disk_is_shown_to_nobody(desk: Desk) -> None:
    make(here(), REVIEWER, "official", Moment(NOW))
    for file in Path(desk.ledger.uri, "release_files").glob("*.parquet"):
        data = bytearray(file.read_bytes())
        data[len(data) // 2] ^= 1
        file.write_bytes(data)
    for role, text in released_to(desk).items():
        assert WINS not in text, role
        assert "Traceback" not in text
        assert "Chưa đọc được sổ số liệu" in text
