"""The pages of each role, written by hand."""

from __future__ import annotations

from collections.abc import Mapping

COMMITTEE = "admin reviewer viewer auditor"
PAGES: Mapping[str, str] = {
    "overview": f"{COMMITTEE} leader press",
    "my-unit": f"{COMMITTEE} leader",
    "group-so": f"{COMMITTEE} leader press",
    "standings": COMMITTEE,
    "prizes": COMMITTEE,
    "released": f"{COMMITTEE} leader press",
    "release": COMMITTEE,
    "what-if": "admin reviewer",
    "items": COMMITTEE,
    "intake": COMMITTEE,
    "review": COMMITTEE,
    "people": COMMITTEE,
    "units": COMMITTEE,
    "lookup": COMMITTEE,
    "draft": "admin reviewer",
    "signs": COMMITTEE,
    "petitions": COMMITTEE,
    "log": "admin reviewer auditor",
    "operations": "admin auditor",
    "setup": "admin",
    "access": "admin",
    "chase": f"{COMMITTEE} leader",
    "documents": COMMITTEE,
    "promotion": f"{COMMITTEE} leader",
    "press": f"{COMMITTEE} press",
}
"""Address → the roles that have the page. `group-so` stands for the page of each group. Leaders
also have `standings` where the contest declares `leaders_see_standings`."""

ROOT: Mapping[str, str] = {"leader": "my-unit"}
"""The page at the root, where it is not the overview."""

ROLES = (*COMMITTEE.split(), "leader", "press")


def has(role: str, address: str) -> bool:
    """Whether the role has the page."""
    return role in PAGES[address].split()
