"""Ten thousand hostile values go in by the real door, and hundreds by every other way. Each role
opens each of its pages in Chromium and takes each of its files: values come out as text."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.acceptance.hostile_house import House, visit_role, walk
from tests.browsing import Open
from tests.hostile.contest import LEADERS, ROLES
from tests.hostile.looking import MARKER, places
from tests.matrix.pages import PAGES, has

EVERYBODYS = {"title", "unit", "person", "proposal"}
"""Whose values every role meets; of proposals the accepted ones."""
OWN = EVERYBODYS | {"sheet", "roster", "contact"}
INSIDERS = OWN | {"note", "author", "question"}
SHOWN: Mapping[str, set[str]] = {
    "admin": INSIDERS | {"purpose"}, "reviewer": INSIDERS | {"purpose"}, "viewer": INSIDERS,
    "auditor": INSIDERS | {"purpose"}, "district": OWN, "commune": OWN,
    "department": EVERYBODYS | {"sheet"}, "press": EVERYBODYS,
}  # fmt: skip
"""The places whose values a role meets. The department's roster and contact were
replaced by proposed ones."""


def addresses(who: str) -> list[str]:
    """The pages of a role, and some that an address chooses a unit or a group of."""
    role = "leader" if who in LEADERS else who
    found = [one for one in PAGES if has(role, one)]
    found += [f"my-unit?unit={LEADERS.get(who, 'H1')}"] if has(role, "my-unit") else []
    units = ("huyen?unit=H1", "huyen?unit=X1", "so?unit=S1", "so?unit=N0")
    return [*found, "group-huyen", "group-khac", *(f"group-{one}" for one in units)]


@pytest.mark.parametrize("who", ROLES)
def test_each_role_meets_hostile_values_as_text_on_each_page_and_in_each_file(
    hostile_house: House, visit: Open, who: str
) -> None:
    watched = visit_role(visit, hostile_house, who)
    shown, taken = walk(hostile_house, watched, addresses(who))
    assert places(shown) == SHOWN[who]
    assert len(shown) > 150
    assert places(set(MARKER.findall(taken))) >= ({"unit"} if who != "department" else set())
