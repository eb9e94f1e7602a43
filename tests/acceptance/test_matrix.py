"""Every role walks the running program: each page, filter, search and choice, each address that
names a unit or a response, each file. Who is marked on what comes back is compared with a table by
hand, so what is not declared there is not in the program.

The walk speaks Streamlit's own WebSocket behind a proxy that says who asks, and looks at everything
that would reach a browser, shown or not.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.exceptions import ConnectionClosed, InvalidStatus

from contest import load
from ledger import Ledger
from ledger.log import lines_of
from results import Principal
from service.environment import Moment, Place
from service.publication import publishing
from tests.browsing import serve
from tests.e2e.test_door import SECRET, Served, proxied
from tests.marked import (
    CODES,
    CONTACT,
    EVERYBODY,
    EXCLUDED,
    INSIDERS,
    LEADERS,
    SEES,
    contacts,
    load_marked,
    phone,
)
from tests.matrix.addresses import PUBLIC
from tests.matrix.pages import PAGES, has
from tests.results.test_access import unspaced
from tests.streamlit_client import Run, Tab, tab

WHO = (*INSIDERS, *LEADERS, "press")
UNCOUNTED = {6, 9, 11}
"""Who is not on a unit's page: rejected, or counted with another response of the same person."""
UNMASK = ("admin", "reviewer", "auditor")
"""Who may take a file with whole contacts, for a purpose."""
WITH_CONTACTS = re.compile("-(lien-he|contacts)-")
STILL = ("viewer", "auditor", "press", *LEADERS)
"""Whose every button is pressed: none of them decides anything."""
SEARCHES = ("MARK", "mark04", phone(4), phone(2)[-4:], "8:04", "Xã", "<b>")
_HASH = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32,64}")
"""The names of runs, widgets and files: six digits of an answer may stand in one by chance."""
MOST = 12
"""Options of one choice that are tried."""


@dataclass(frozen=True)
class House:
    """The running program with the marked contest."""

    served: Served
    ledger: Ledger
    ids: Mapping[int, str]


def mail(who: str) -> str:
    return f"{who.replace(' ', '-')}@thu.example"


def declare(served: Served, people: tuple[str, ...] = WHO) -> None:
    lines = ['[sign_in]\nways = ["proxy"]\n']
    for who in people:
        units = LEADERS.get(who) or (("KHONG-CO",) if who in LEADERS else ())
        led = f"units = {list(units)!r}\n".replace("'", '"') if units else ""
        role = "leader" if who in LEADERS else who
        lines.append(f'[[people]]\nname = "{mail(who)}"\nrole = "{role}"\n{led}')
    served.access.write_text("\n".join(lines), "utf-8")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    place = tmp_path_factory.mktemp("matrix")
    _, ledger, ids = load_marked(place)
    access = place / "access.toml"
    declare(Served("", access))
    with serve(
        Path(ledger.uri),
        CONTEST_DIR=str(place / "c"),
        CONTEST_ACCESS=str(access),
        CONTEST_PROXY_SECRET=SECRET,
    ) as url:
        yield House(Served(urlsplit(url).netloc, access), ledger, ids)


def role_of(who: str) -> str:
    return "leader" if who in LEADERS else who


# What came back, and what is in it.


def text_of(runs: list[Run]) -> str:
    whole = b"\n".join(m.SerializeToString() for run in runs for m in run.messages)
    return whole.decode("utf-8", "replace")


def marks(text: str) -> set[int]:
    return {int(number) for number in re.findall(r"MARK(\d\d)", text, re.IGNORECASE)}


def check(who: str, where: str, text: str, house: House) -> set[int]:
    """Nothing outside the role's line is in the text; returns the people who are in it."""
    seen, may = marks(text), SEES.get(who, set())
    assert seen <= may, f"{where} shows {who} other people"
    legible = _HASH.sub("", text)
    bare = unspaced(legible)
    for number in (*EVERYBODY, EXCLUDED, CONTACT):
        if number == CONTACT and number in may:
            continue  # a focal person is there to be called
        whole = [part for part in contacts(number) if unspaced(part) in bare]
        assert not whole, f"{where} shows {who} a whole contact"
    if who not in INSIDERS:
        others = [one for number, one in house.ids.items() if number not in may]
        assert not [one for one in others if one in text], f"{where} names others to {who}"
        answers = ("1961-05-05", "05/05/1961", "một, sai", *(str(765400 + n) for n in range(13)))
        assert not [part for part in answers if part in legible], f"{where} shows {who} an answer"
    return seen


# What a viewer can do with a page.


def elements(run: Run) -> Iterator[Element]:
    for message in run.messages:
        if message.WhichOneof("type") == "delta":
            yield message.delta.new_element


def moves(run: Run, presses: bool) -> Iterator[WidgetState]:
    """Every widget of a page, set to each of its values or to each search."""
    for element in elements(run):
        kind = element.WhichOneof("type")
        widget: Any = getattr(element, kind) if kind else None
        if kind in ("text_input", "text_area"):
            yield from (WidgetState(id=widget.id, string_value=text) for text in SEARCHES)
        elif kind in ("selectbox", "radio"):
            options = [*widget.options][:MOST]
            yield from (WidgetState(id=widget.id, string_value=one) for one in options)
        elif kind == "button_group":
            for one in [*widget.options][:MOST]:
                state = WidgetState(id=widget.id)
                state.string_array_value.data.append(one.content)
                yield state
        elif kind == "checkbox":
            yield WidgetState(id=widget.id, bool_value=True)
        elif kind == "pagination":
            yield WidgetState(id=widget.id, int_value=2)
        elif kind == "button" and presses:
            yield WidgetState(id=widget.id, trigger_value=True)


def questions(house: House) -> list[str]:
    """Addresses that name what is not the viewer's."""
    asked = [f"unit={code}" for code in CODES]
    asked += [f"response={one}" for number, one in house.ids.items() if number in (1, 4, 5, 7)]
    asked += [f"contest={'0' * 32}", f"draft={'0' * 32}"]  # a draft that is somebody else's
    return [*asked, "face=press", "face=leader%3AH2", "units=2024-11-20", "language=en"]


async def walk(house: House, who: str) -> tuple[set[int], list[str]]:
    """Go everywhere; returns the people seen, and the addresses of the files that were offered."""
    address, headers = house.served.address, proxied(mail(who))
    seen: set[int] = set()
    files: list[str] = []
    for page in PAGES:
        async with tab(address, headers) as viewer:
            first = await viewer.run(page)  # a cold deep link: no menu has come yet
            seen |= check(who, page, text_of([first]), house)
            assert not first.faults, (who, page, first.faults)
            found = [text_of([first])]
            for query in questions(house):
                found.append(text_of([await run(viewer, page, query)]))
                seen |= check(who, f"{page}?{query}", found[-1], house)
            for move in moves(first, presses=who in STILL) if has(role_of(who), page) else ():
                found.append(text_of([await run(viewer, page, "", move)]))
                seen |= check(who, f"{page} with {move}", found[-1], house)
            files += re.findall(r"/tai-ve/[\w-]+", "".join(found))
    return seen, list(dict.fromkeys(files))


async def run(viewer: Tab, page: str, query: str, *widgets: WidgetState) -> Run:
    viewer.pages = {}  # by its address, as a browser asks that follows a link
    done = await viewer.run(page, query, widgets)
    assert not done.faults, (page, query, done.faults)
    return done


def test_each_role_sees_its_people_and_nobody_else_wherever_it_goes(house: House) -> None:
    declare(house.served)
    before = len(house.ledger.decisions())

    async def everybody() -> list[tuple[set[int], list[str]]]:
        return await asyncio.gather(*(walk(house, who) for who in WHO))  # one cache, all at once

    with ThreadPoolExecutor(1) as pool:
        walked = dict(zip(WHO, pool.submit(asyncio.run, everybody()).result(), strict=True))
    for who, (seen, _) in walked.items():
        if who in INSIDERS:
            assert seen >= {*range(1, 13)}, f"{who} lacks people"
        else:
            assert seen == SEES.get(who, set()) - UNCOUNTED, who
    assert len(house.ledger.decisions()) == before, "somebody decided who may not"
    taken: list[str] = []
    for who, (_, files) in walked.items():
        if who in INSIDERS:
            assert files, f"nothing was offered to {who}"
        for file in files:
            status, answer, body = house.served.ask(file, proxied(mail(who)))
            assert status == 200, (who, file)
            if WITH_CONTACTS.search(answer.headers["Content-Disposition"]):
                assert who in UNMASK, f"{who} took whole contacts"
                taken.append(who)
            else:
                check(who, file, body.decode("utf-8", "replace"), house)
            for other in ("admin", "press", "leader of a district"):
                if other != who:
                    assert house.served.ask(file, proxied(mail(other)))[0] == 404, (who, other)
            assert house.served.ask(file, {})[0] in (303, 404)
    assert set(taken) == set(UNMASK)
    exports = lines_of(house.ledger, act="export", limit=1_000)[1]
    noted = [line["who"] for line in exports if WITH_CONTACTS.search(line["scope"])]
    assert sorted(noted) == sorted(map(mail, taken)), "each is in the log, with its purpose"


def test_what_is_public_is_the_same_for_everybody_and_names_nobody(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    declare(house.served)
    place = Place(Path(house.ledger.uri).parent / "c", house.ledger.uri)
    below = f"/{load(place.folder).id}/"
    nobody_yet = {path: house.served.ask(below + path, {})[0] for path in PUBLIC}
    assert nobody_yet == {path: 307 if path in ("bao-chi", "ket-qua") else 404 for path in PUBLIC}
    monkeypatch.setenv("CONTEST_PUBLIC", f"{house.ledger.uri}-public")
    committee = Principal("Ban Tổ chức", "reviewer")
    publishing.publish_now(place, committee, Moment(datetime.now(UTC)), "http://127.0.0.1:8501")
    for path, status in PUBLIC.items():
        bodies = set()
        for headers in ({}, *(proxied(mail(who)) for who in WHO), proxied("nobody@thu.example")):
            found, _, body = house.served.ask(below + path, headers)
            assert found == status, (path, headers)
            bodies.add(body)
        assert len(bodies) == 1, path
        check("press", path, bodies.pop().decode("utf-8", "replace"), house)


async def listen(viewer: Tab) -> None:
    """Receive until the server ends the connection; nobody is in what still comes."""
    while True:
        message = await viewer.connection.recv(decode=False)
        assert not marks(message.decode("utf-8", "replace"))


def test_who_is_removed_is_out_at_once_also_on_an_open_page_and_for_an_offered_file(
    house: House,
) -> None:
    declare(house.served)
    who, headers = "leader of a district", proxied(mail("leader of a district"))

    async def removed() -> list[str]:
        async with tab(house.served.address, headers) as viewer:
            text = text_of([await viewer.run("group-so")])
            assert "MARK" in text_of([await viewer.run("my-unit")])
            files = re.findall(r"/tai-ve/[\w-]+", text)
            declare(house.served, tuple(one for one in WHO if one != who))
            with pytest.raises(ConnectionClosed):  # the page is led away
                await asyncio.wait_for(listen(viewer), 60)
            with pytest.raises(InvalidStatus):
                async with tab(house.served.address, headers):
                    pass
            return files

    with ThreadPoolExecutor(1) as pool:
        files = pool.submit(asyncio.run, removed()).result()
    assert files
    for file in files:
        assert house.served.ask(file, headers)[0] in (403, 404)
    assert house.served.ask("/", headers)[0] == 403
