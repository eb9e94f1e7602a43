"""The page that starts in the browser: its language, its words, its addresses."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit import file_util

from web.headers import inline_scripts
from web.start_page import routes, speaking, with_first_parts

INDEX = (
    '<html lang="en"><head><title>Streamlit</title><script>\n  window.ready = false\n</script>'
    "</head><body><noscript>\n<p>You need JavaScript</p></noscript></body></html>"
)


def client(base: str = "") -> TestClient:
    own = [
        *routes(base),
        Route(f"{base}/own", lambda _: PlainTextResponse("own")),
        Route(f"{base}/{{rest:path}}", lambda _: PlainTextResponse("streamlit"), methods=["GET"]),
    ]
    app = speaking(Starlette(routes=own), INDEX, base, own[:2], {"standings"}.__contains__)
    return TestClient(app, follow_redirects=False)


@pytest.mark.parametrize(
    ("address", "language"),
    [
        ("/", "vi"),
        ("/?language=en", "en"),
        ("/standings?language=en&unit=1", "en"),
        ("/standings?language=fr", "vi"),
    ],
)
def test_a_page_names_its_language_from_the_first_byte(address: str, language: str) -> None:
    text = client().get(address).text
    assert f'<html lang="{language}">' in text
    assert "Streamlit" not in text
    assert "You need" not in text


def test_the_inline_scripts_stay_as_the_policy_names_them() -> None:
    assert inline_scripts(client().get("/").text)[:1] == inline_scripts(INDEX)
    assert len(inline_scripts(client().get("/").text)) == 1


def test_the_page_names_each_script_of_its_first_parts_once_and_none_that_is_not_there() -> None:
    static = Path(file_util.get_static_dir())
    index = (static / "index.html").read_text("utf-8")
    manifest = json.loads((static / "manifest.json").read_text("utf-8"))
    page = with_first_parts(index, manifest)
    named = re.findall(r'(?:src|href)="\./(static/js/[^"]+)"', page)
    assert len(named) == len(set(named))
    assert all((static / one).is_file() for one in named)
    parts = {one.rsplit("/", 1)[1].split(".")[0] for one in named}
    assert {"Html", "purify", "ButtonGroup", "Selectbox"} <= parts
    assert "PlotlyChart" not in parts
    assert inline_scripts(page) == inline_scripts(index), "the policy names the same scripts"
    assert with_first_parts(page, manifest) == page


def test_an_address_in_capitals_leads_to_the_one_in_small_letters_with_all_else_kept() -> None:
    answer = client("/thi").get("/thi/standings?unit=a%20b&language=EN")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/thi/standings?unit=a+b&language=en"


@pytest.mark.parametrize(
    ("address", "said"),
    [("/nope", "Không có trang này"), ("/nope?language=en", "There is no such page")],
)
def test_a_name_that_is_no_page_is_answered_404_in_the_language(address: str, said: str) -> None:
    answer = client().get(address)
    assert answer.status_code == 404
    assert said in answer.text


@pytest.mark.parametrize(
    "address", ["/own", "/standings/", "/static/js/index.js", "/_stcore/health"]
)
def test_what_is_no_page_goes_on_as_it_came(address: str) -> None:
    assert client().get(address).text in ("own", "streamlit")


def test_the_script_is_named_by_the_page_below_the_base_and_holds_its_words() -> None:
    page = client("/thi").get("/thi/").text
    found = re.search(r'<script defer src="(/thi/[^"]+)">', page)
    assert found is not None
    answer = client("/thi").get(found[1])
    assert answer.headers["content-type"].startswith("text/javascript")
    first = answer.text.partition("\n")[0]
    words = json.loads(first.removeprefix("const WORDS = ").removesuffix(";"))
    assert words["texts"]["No results"] == "Không có kết quả"
