"""The menu: the fixed pages, and one page for each group that the contest declares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import Page

from contest import Contest
from contest.settings import Group
from i18n.words import Words
from service.environment import ROOT
from ui.components.plain import plain

FIXED = ("standings", "intake", "review", "people", "units", "lookup", "draft")
"""Addresses of the fixed pages, without the overview at the root."""

_FILES = ROOT / "pages"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu: the page, its title, and its group if the page belongs to one."""

    page: Page
    title: str
    group: Group | None = None


@dataclass(frozen=True, slots=True)
class Menu:
    """All pages, in sections."""

    sections: Mapping[str, tuple[Entry, ...]]

    @property
    def navigation(self) -> dict[str, list[Page]]:
        """The sections in the form that `st.navigation` expects."""
        return {name: [e.page for e in entries] for name, entries in self.sections.items()}

    @property
    def pages(self) -> dict[str, Page]:
        """The pages by address; the address of the overview is ""."""
        return {entry.page.url_path: entry.page for entry in self._entries()}

    def entry(self, page: Page) -> Entry:
        """The entry of a page."""
        return next(entry for entry in self._entries() if entry.page.url_path == page.url_path)

    def _entries(self) -> list[Entry]:
        return [entry for entries in self.sections.values() for entry in entries]


def group_address(group: Group) -> str:
    """Address of a group's page. Ids hold letters, digits, `_`, `.` and `-` only."""
    return f"group-{group.id}"


def build(contest: Contest, say: Words, held: str = "") -> Menu:
    """The menu of a contest. One file serves all groups, each under an address of its own.

    `held` is the number of held responses as text; the menu shows it beside the page Chờ xử lý.
    """
    overview = _entry("overview", say, "", ":material/space_dashboard:")
    groups = tuple(
        Entry(
            st.Page(
                _FILES / "group.py",
                title=plain(group.title),
                icon=":material/account_tree:",
                url_path=group_address(group),
                help=plain(say("group.help")),
            ),
            group.title,
            group,
        )
        for group in contest.groups
    )
    standings = _entry("standings", say, "standings", ":material/format_list_numbered:")
    intake = _entry("intake", say, "intake", ":material/inbox:")
    review = _entry("review", say, "review", ":material/rule:", held)
    people = _entry("people", say, "people", ":material/group:")
    units = _entry("units", say, "units", ":material/domain:")
    lookup = _entry("lookup", say, "lookup", ":material/support_agent:")
    draft = _entry("draft", say, "draft", ":material/draft:")
    return Menu(
        {
            say("menu.follow"): (overview, *groups),
            say("menu.results"): (standings,),
            say("menu.data"): (intake, review, people, units, lookup, draft),
        }
    )


def _entry(name: str, say: Words, address: str, icon: str, count: str = "") -> Entry:
    title = say(f"{name}.title")
    page = st.Page(
        _FILES / f"{name}.py",
        title=plain(f"{title} ({count})" if count else title),
        icon=icon,
        url_path=address or name,
        help=plain(say(f"{name}.help")),
        default=not address,
    )
    return Entry(page, title)
