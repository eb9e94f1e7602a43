"""Each role has its own pages; the address of another page says so and shows nothing.

The whole walk, role by page by widget, is in tests/acceptance/test_matrix.py: it asks the running
program.
"""

from __future__ import annotations

from typing import Any

import pytest

from results import Principal, Results, compute, visible
from tests.builders import NOW
from tests.marked import load_marked
from tests.matrix.document import printed
from tests.matrix.pages import PAGES, ROLES, ROOT, has
from tests.ui.conftest import ROOT as PROJECT
from tests.ui.conftest import OpenPage, page_text
from ui.shell import menu

NOT_YOURS = "không có trang này"


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    contest, ledger, _ = load_marked(tmp_path_factory.mktemp("menus"))
    return compute(contest, ledger, now=NOW)


def test_the_table_of_this_test_names_every_fixed_page_with_its_roles() -> None:
    found = {one.address: {*one.roles} for one in menu.FIXED}
    hand = {page: {*roles.split()} for page, roles in PAGES.items() if page != "group-so"}
    hand["standings"].add("leader")  # where the contest shows them
    assert found == hand


@pytest.mark.parametrize("role", ROLES)
def test_a_role_has_its_root_and_another_page_shows_nothing(
    open_page: OpenPage, results: Results, role: Any
) -> None:
    units = ("H1",) if role == "leader" else ()
    view = visible(results, Principal("an", role, units), now=NOW)
    root = open_page(ROOT.get(role, "overview"), view)
    assert not root.exception
    assert NOT_YOURS not in page_text(root)
    others = [page for page in PAGES if not has(role, page)][:1]
    for page in others:
        app = open_page(page, view)
        assert not app.exception
        assert NOT_YOURS in page_text(app)
        assert "MARK" not in page_text(app)


def test_the_document_of_access_is_what_the_tables_print() -> None:
    assert (PROJECT / "docs" / "access.md").read_text("utf-8") == printed()
