"""What a release says outside the pages of Streamlit: its papers, and the answers of addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unittest.mock import patch

from starlette.applications import Starlette
from starlette.testclient import TestClient

from publish.protocol.writing import papers
from publish.winner_certificates import winner_certificates
from service import who
from tests.builders import here
from tests.service.conftest import Room
from tests.ui.after_closing import NOW, REVIEWER, committee
from tests.web.test_link_page import Phone
from tests.web.test_self_check import Participant
from tests.web.test_verify import Verifier
from web import public, reveal

ADDRESS = "https://thi.example.vn/thu/verify"
_LANGUAGES = ("", "?language=en")


def papers_of_release() -> Iterator[tuple[str, object]]:
    """The protocol, the decision and the lists, of all and of a unit, and the certificates of who
    won with their codes."""
    view = committee()
    for unit in (None, "S1"):
        for one in papers(view, {}, unit):
            yield f"paper {one.file.name}", (one.file.content, one.listed)
        for made, named in winner_certificates(view, ADDRESS, unit):
            yield f"paper {made.name}", (made.content, named)
    yield "codes", dict(view.winner_codes(1))


def answers_of_addresses() -> Iterator[tuple[str, object]]:
    """The answers about papers, each place of the ceremony, the public files, and what everybody is
    told of the own result."""
    view, verifier = committee(), Verifier(Room(here()))
    codes, said = view.winner_codes(1), view.released(1)
    assert said is not None
    for code, name in [(codes[one.row], one.name or "") for one in said.winners]:
        for language in _LANGUAGES:
            yield f"verify {name} {language}", verifier.send(code, name, query=language)
        yield f"verify another than {name}", verifier.send(code, f"{name} Khác")
    routes = [*reveal.routes("/thi", lambda: NOW), *public.routes("/thi", lambda: NOW)]
    client = TestClient(Starlette(routes=routes), base_url="http://localhost")
    with patch.object(who, "principal_of", lambda *_: REVIEWER):
        for language in _LANGUAGES:
            page = client.get(f"/thi/thu/trinh-chieu{language}").text
            yield f"ceremony {language}", page
            for step in range(1, int(re.findall(r'data-steps="(\d+)"', page)[0]) + 1):
                place = client.get(f"/thi/thu/trinh-chieu/1/{step}{language}")
                yield f"ceremony {step} {language}", (place.status_code, place.json())
    for path in ("", "en.html", "how-to-check.txt", "ket-qua-thu-1.zip"):
        file = client.get(f"/thi/thu/ket-qua/{path}")
        yield f"ket-qua {path}", (file.status_code, file.content)
    for number in range(1, 9):
        yield f"own result {number}", own_result(f"Người Số {number}", f"09000{number:05}")


def own_result(name: str, phone: str) -> str:
    """What `/tra-cuu` says of the result; "" if nothing."""
    html = Participant().send(name, phone)
    found = re.search(r"<h2>Kết quả .*?(?=<p class=\"quiet\">Nếu thấy)", html, re.DOTALL)
    return found[0] if found else ""


def told_by_a_link() -> Iterator[tuple[str, str]]:
    """The page of a leader's link, without and with its PIN."""
    phone = Phone()
    phone.now = NOW
    path, pin = phone.made("S1", days=90)
    yield "link", phone.html(path)
    assert phone.enter(path, pin) == 303
    yield "link with its PIN", phone.html(path)
