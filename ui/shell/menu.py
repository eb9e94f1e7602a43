"""The menu of a role: the fixed pages, and one page for each group that the contest declares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import Page

from contest.settings import Group
from i18n.words import Words
from results import View
from results.principal import Role
from service.environment import ROOT
from ui.components.plain import plain

INSIDERS: tuple[Role, ...] = ("admin", "reviewer", "viewer", "auditor")
EVERYBODY: tuple[Role, ...] = (*INSIDERS, "leader", "press")


@dataclass(frozen=True, slots=True)
class Fixed:
    """A page of every contest: its file and address, its section, its icon, and who has it."""

    name: str
    section: str
    icon: str
    roles: tuple[Role, ...]

    @property
    def address(self) -> str:
        """The page's address."""
        return self.name.replace("_", "-")


FIXED = (
    Fixed("overview", "menu.follow", ":material/space_dashboard:", EVERYBODY),
    Fixed("my_unit", "menu.follow", ":material/home_work:", ("leader", *INSIDERS)),
    Fixed("standings", "menu.results", ":material/format_list_numbered:", (*INSIDERS, "leader")),
    Fixed("prizes", "menu.results", ":material/emoji_events:", INSIDERS),
    Fixed("what_if", "menu.results", ":material/science:", ("admin", "reviewer")),
    Fixed("released", "menu.results", ":material/workspace_premium:", EVERYBODY),
    Fixed("items", "menu.results", ":material/quiz:", INSIDERS),
    Fixed("intake", "menu.data", ":material/inbox:", INSIDERS),
    Fixed("review", "menu.data", ":material/rule:", INSIDERS),
    Fixed("people", "menu.data", ":material/group:", INSIDERS),
    Fixed("units", "menu.data", ":material/domain:", INSIDERS),
    Fixed("lookup", "menu.data", ":material/support_agent:", INSIDERS),
    Fixed("draft", "menu.data", ":material/draft:", ("admin", "reviewer")),
    Fixed("chase", "menu.take_away", ":material/campaign:", (*INSIDERS, "leader")),
    Fixed("documents", "menu.take_away", ":material/description:", INSIDERS),
    Fixed("promotion", "menu.take_away", ":material/qr_code_2:", (*INSIDERS, "leader")),
    Fixed("press", "menu.take_away", ":material/newspaper:", (*INSIDERS, "press")),
    Fixed("release", "menu.control", ":material/verified:", INSIDERS),
    Fixed("signs", "menu.control", ":material/fact_check:", INSIDERS),
    Fixed("petitions", "menu.control", ":material/contact_support:", INSIDERS),
    Fixed("log", "menu.control", ":material/history:", ("admin", "reviewer", "auditor")),
    Fixed("operations", "menu.control", ":material/monitor_heart:", ("admin", "auditor")),
    Fixed("setup", "menu.control", ":material/settings:", ("admin",)),
    Fixed("access", "menu.control", ":material/key:", ("admin",)),
)
"""The fixed pages. A role has a page only if it has a line here; what the page may show, the view
decides."""

OUTWARD = ("draft", "promotion", "press", "operations", "access")
"""The pages that reach people outside, that make another contest, or that tell of the server: an
opened draft lacks them."""

_FILES = ROOT / "pages"
_HOME = "home"
"""The path that the page at the root reserves and that no other page may have."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu: the page, its title, and its group if the page belongs to one.

    `address` names the page whichever page stands at the root. `closed`: the role does not have the
    page, whose address says so.
    """

    address: str
    page: Page
    title: str
    section: str
    group: Group | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """All pages of a role; the first one stands at the root."""

    entries: tuple[Entry, ...]

    @property
    def navigation(self) -> dict[str, list[Page]]:
        """The sections in the form that `st.navigation` expects."""
        sections: dict[str, list[Page]] = {}
        for entry in self.entries:
            sections.setdefault(entry.section, []).append(entry.page)
        return sections

    @property
    def pages(self) -> Mapping[str, Page]:
        """The pages that the role has, by address; the one at the root leads there."""
        return {entry.address: entry.page for entry in self.entries[::-1] if not entry.closed}

    @property
    def home(self) -> Page:
        """The page at the root."""
        return self.entries[0].page

    def entry(self, page: Page) -> Entry:
        """The entry of a page."""
        return next(entry for entry in self.entries if entry.page.url_path == page.url_path)


def is_address(name: str, groups: Iterable[Group]) -> bool:
    """Whether a page of some role has this address, in a contest with these groups."""
    return name in {*(one.address for one in FIXED), *map(group_address, groups)}


def has(address: str, role: Role, groups: Iterable[Group]) -> bool:
    """Whether a role has the page of this address, in a contest with these groups."""
    roles = next((one.roles for one in FIXED if one.address == address), ())
    return role in (EVERYBODY if address in map(group_address, groups) else roles)


def group_address(group: Group) -> str:
    """Address of a group's page. Ids hold letters, digits, `_`, `.` and `-` only."""
    return f"group-{group.id}"


def build(
    view: View, say: Words, closed: Callable[[], None], held: str = "", *, is_draft: bool = False
) -> Menu:
    """The menu of the viewer's role on a contest.

    One file serves all groups, each under an address of its own. The root is the unit of a leader,
    and everybody else's overview. `closed` draws the sentence under the address of a page that the
    role does not have. `held` is the number of held responses as text; the menu shows it beside the
    page Chờ xử lý. `is_draft`: the contest is an opened draft.
    """
    role = view.principal.role
    home = "my_unit" if role == "leader" else "overview"
    order = sorted(FIXED, key=lambda one: one.name != home)
    mine = [one for one in order if role in one.roles and _is_open(one, view)]
    if is_draft:
        mine = [one for one in mine if one.name not in OUTWARD]
    if not mine:
        return Menu(tuple(_closed(one, say, closed, root=one is order[0]) for one in order))
    root, *rest = mine
    groups = view.contest.in_language(say.language).groups if role in EVERYBODY else ()
    counts = {"review": held}
    return Menu(
        (
            _entry(root, say, root=True),
            *(_entry(one, say) for one in rest if one.section == root.section),
            *(_group(group, say) for group in groups),
            *(_entry(one, say, counts.get(one.name, "")) for one in rest
              if one.section != root.section),
            _entry(root, say, hidden=True),
            *(_closed(one, say, closed) for one in FIXED if one not in mine),
        )
    )  # fmt: skip


def _is_open(one: Fixed, view: View) -> bool:
    """Leaders have the standings only where the contest shows them to leaders."""
    return one.name != "standings" or view.shows("standings")


def _entry(
    one: Fixed, say: Words, count: str = "", *, root: bool = False, hidden: bool = False
) -> Entry:
    """A fixed page. The page at the root has a hidden line too, because Streamlit serves a page at
    the root under no other address."""
    title = say(f"{one.name}.title")
    page = st.Page(
        _FILES / f"{one.name}.py",
        title=plain(f"{title} ({count})" if count else title),
        icon=one.icon,
        url_path=_HOME if root else one.address,
        help=plain(say(f"{one.name}.help")),
        default=root,
        visibility="hidden" if hidden else "visible",
    )
    return Entry(one.address, page, title, say(one.section))


def _group(group: Group, say: Words) -> Entry:
    address = group_address(group)
    page = st.Page(
        _FILES / "group.py",
        title=plain(group.title),
        icon=":material/account_tree:",
        url_path=address,
        help=plain(say("group.help")),
    )
    return Entry(address, page, group.title, say("menu.follow"), group)


def _closed(one: Fixed, say: Words, closed: Callable[[], None], *, root: bool = False) -> Entry:
    """The address of a page that the role does not have, and that says so."""
    title = say(f"{one.name}.title")
    page = st.Page(
        closed,
        title=plain(title),
        url_path=_HOME if root else one.address,
        visibility="hidden",
        default=root,
    )
    return Entry(one.address, page, title, say("menu.follow"), closed=True)
