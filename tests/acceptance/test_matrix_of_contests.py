"""Who has a role in one contest tries every page and address of another one of the installation.

Everybody in the other contest is marked, so a mark that comes back is a leak. The walk speaks
Streamlit's own WebSocket behind a proxy that says who asks.
"""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import ConnectionClosed

from tests.acceptance.test_matrix import listen, mail, text_of
from tests.browsing import serve
from tests.e2e.test_door import SECRET, Served, proxied
from tests.marked import load_marked
from tests.matrix.addresses import COMMITTEE
from tests.matrix.pages import PAGES, ROLES
from tests.streamlit_client import tab
from tests.two_contests import FIRST, SECOND, write_two

GONE = "không có ở đây"


def declare(access: Path, contests: tuple[str, ...] = (SECOND,)) -> None:
    lines = ['[sign_in]\nways = ["proxy"]\n']
    for role in ROLES:
        units = 'units = ["S1"]\n' if role == "leader" else ""
        for contest in contests:
            lines.append(
                f'[[people]]\nname = "{mail(role)}"\nrole = "{role}"\n{units}'
                f'contests = ["{contest}"]\n'
            )
    access.write_text("\n".join(lines), "utf-8")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    place = tmp_path_factory.mktemp("matrix")
    made = write_two(place)
    marked = tmp_path_factory.mktemp("marked")
    _, ledger, _ = load_marked(marked)
    for new, old in ((marked / "c", made.folders / "nam-2024"), (ledger.uri, made.data / FIRST)):
        shutil.rmtree(old)
        shutil.move(new, old)
    access = place / "access.toml"
    declare(access)
    with serve(
        made.data,
        CONTEST_DIR=str(made.folders),
        CONTEST_ACCESS=str(access),
        CONTEST_PROXY_SECRET=SECRET,
    ) as url:
        yield Served(urlsplit(url).netloc, access)


async def walk(house: Served, role: str) -> int:
    """Open every page of the other contest as a deep link, and ask again in the open page; the
    number of pages that said that the contest is not the viewer's."""
    said = 0
    for page in PAGES:
        async with tab(house.address, proxied(mail(role))) as viewer:
            runs = [await viewer.run(page, f"contest={FIRST}&unit=H1")]
            viewer.pages = {}
            runs.append(await viewer.run(page, f"contest={FIRST}&unit=X2&face=press"))
            text = text_of(runs)
            assert "MARK" not in text.upper(), (role, page)
            assert "Huyện Một" not in text, (role, page)
            assert "Cuộc thi thử" not in text, (role, page)
            said += GONE in text
    return said


def test_every_page_of_a_contest_is_closed_to_whoever_has_a_role_in_another_one(
    house: Served,
) -> None:
    declare(house.access)

    async def everybody() -> list[int]:
        return await asyncio.gather(*(walk(house, role) for role in ROLES))

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(asyncio.run, everybody()).result() == [len(PAGES)] * len(ROLES)


def test_the_committee_of_one_contest_is_refused_at_the_addresses_of_another(house: Served) -> None:
    declare(house.access)
    for address, roles in COMMITTEE.items():
        for role in roles:
            status, _, body = house.ask(f"/{FIRST}/{address}", proxied(mail(role)))
            assert status == 403, (role, address)
            assert b"MARK" not in body
            assert house.ask(f"/{SECOND}/{address}", proxied(mail(role)))[0] == 404


def test_who_has_both_sees_each_and_losing_one_leaves_the_other_open(house: Served) -> None:
    declare(house.access, (FIRST, SECOND))
    headers = proxied(mail("viewer"))

    async def both() -> None:
        async with tab(house.address, headers) as one, tab(house.address, headers) as other:
            text = text_of([await one.run("standings", f"contest={FIRST}")])
            assert "MARK" in text
            assert "Người Sau 2" not in text
            files = re.findall(r"/tai-ve/[\w-]+", text)
            text = text_of([await other.run("standings", f"contest={SECOND}")])
            assert "Người Sau 2" in text
            assert "MARK" not in text
            declare(house.access)
            with pytest.raises(ConnectionClosed):
                await asyncio.wait_for(listen(one), 60)
            other.pages = {}
            assert "Người Sau 2" in text_of([await other.run("standings", f"contest={SECOND}")])
            assert files
            for file in files:
                assert house.ask(file, headers)[0] == 403

    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, both()).result()
