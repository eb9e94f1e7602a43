"""The tab without a browser receives what a browser would, and tells the errors on a page."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping

import pytest
from websockets.exceptions import InvalidStatus

from tests.bench.program import HERE, Program
from tests.streamlit_client import Run, tab

SCRIPT = """
import streamlit as st

def first():
    st.write("Trang một")

def second():
    asked = [st.context.headers.get(name, "-") for name in ("Host", "X-Forwarded-For")]
    st.write(" ".join([*asked, st.query_params.get("unit", "-")]))

def broken():
    raise ValueError("hỏng")

def twice():
    if "seen" not in st.session_state:
        st.session_state.seen = True
        st.rerun()
    st.write("lần hai")

pages = [st.Page(page, url_path=page.__name__) for page in (first, second, broken, twice)]
st.navigation(pages).run()
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    script = tmp_path_factory.mktemp("app") / "app.py"
    script.write_text(SCRIPT, "utf-8")
    with Program(HERE).serve(str(script)) as server:
        yield server.address


def visit(
    address: str, page: str, query: str = "", headers: Mapping[str, str] | None = None
) -> Run:
    """The run of a page by a tab that knows the menu."""

    async def go() -> Run:
        async with tab(address, headers) as viewer:
            await viewer.run()
            return await viewer.run(page, query)

    return asyncio.run(go())


def texts(run: Run) -> list[str]:
    deltas = [m.delta.new_element for m in run.messages if m.WhichOneof("type") == "delta"]
    return [element.markdown.body for element in deltas if element.HasField("markdown")]


def test_a_run_brings_the_page_that_was_asked_for(address: str) -> None:
    assert texts(visit(address, "")) == ["Trang một"]
    assert texts(visit(address, "second", "unit=A")) == [f"{address} - A"]


def test_headers_of_a_proxy_reach_the_script(address: str) -> None:
    run = visit(address, "second", headers={"X-Forwarded-For": "192.0.2.7"})

    assert texts(run) == [f"{address} 192.0.2.7 -"]


def test_a_site_of_another_name_is_asked_under_that_name(address: str) -> None:
    run = visit(address, "second", headers={"Host": "localhost"})

    assert texts(run) == ["localhost - -"]


def test_a_connection_from_another_site_is_refused(address: str) -> None:
    with pytest.raises(InvalidStatus):
        visit(address, "", headers={"Origin": "https://other.example"})


def test_a_run_that_starts_again_ends_with_its_last_start(address: str) -> None:
    assert texts(visit(address, "twice")) == ["lần hai"]


def test_a_script_that_fails_is_a_fault(address: str) -> None:
    assert visit(address, "broken").faults
    assert not visit(address, "").faults


def test_an_address_that_the_menu_does_not_have_is_an_error(address: str) -> None:
    with pytest.raises(KeyError):
        visit(address, "nowhere")
