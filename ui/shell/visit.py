"""One run of one page for one viewer: the visible data and the language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import Page

from contest import Contest
from contest.sanitize import on_one_line
from contest.settings import Group
from i18n.format import Format
from i18n.words import Words
from results import View
from service.allowed import Act, may
from service.opened import Opened
from ui.components.plain import plain
from ui.shell import session


def _itself(view: View) -> View:
    return view


@dataclass(frozen=True, slots=True)
class Visit:
    """Everything that a page receives.

    `menu` holds the pages that the viewer's role has, by address. `group` is set on the page of a
    group. `title` is the page's own. `kept` are query parameters that links to the same page keep.
    `of_page` turns the view of a contest that was opened again into the view that this page shows.
    """

    opened: Opened
    say: Words
    fmt: Format
    menu: Mapping[str, Page]
    group: Group | None = None
    title: str = ""
    kept: Mapping[str, str] = field(default_factory=dict)
    of_page: Callable[[View], View] = _itself

    @property
    def view(self) -> View:
        """All that this viewer may see."""
        return self.opened.view

    @property
    def contest(self) -> Contest:
        """The contest as this viewer may know it, under its titles in the viewer's language."""
        return self.view.contest.in_language(self.say.language)

    def titled(self, title: str) -> str:
        """A title out of a row of results, such as the name of a prize, in the viewer's
        language."""
        return self.view.contest.titled(title, self.say.language)

    @property
    def today(self) -> date:
        """The contest-local day of looking, also after the closing."""
        return session.moment().local(self.contest).date()

    @property
    def stamp(self) -> str:
        """A key of the data and the language behind the figures of this viewer."""
        return f"{self.opened.stamp}|{self.say.language}"

    def name_tab(self, unit: str = "") -> None:
        """Name the browser's tab: the page, the unit that the page is about if there is one, and
        the dashboard. A person is never named there, because a browser keeps its history."""
        page = " – ".join(filter(None, (self.title, unit)))
        st.set_page_config(page_title=on_one_line(f"{page} · {self.say('app.name')}", 200))

    def may(self, act: Act) -> bool:
        """Whether to offer an act to this viewer. The service asks again when the act is done."""
        return may(self.view.principal, act)

    def link(self, **parameters: str) -> str:
        """A link to the same page with these query parameters, the language, the chosen side and
        the contest."""
        language = session.address_of(self.say.language)
        side = {session.FACE: session.face()} if session.face() else {}
        kept = {**self.kept, **language, **side, **session.in_address()}
        return f"?{urlencode({**parameters, **kept})}"

    def open_page(self, address: str, label: str, **parameters: str) -> None:
        """Draw a link to another page, in the same session, with these query parameters. Nothing is
        drawn if the viewer's role does not have the page."""
        if address not in self.menu:
            return
        language = session.address_of(self.say.language)
        st.page_link(
            self.menu[address],
            label=plain(label),
            icon=":material/chevron_right:",
            icon_position="right",
            query_params={**parameters, **language} if parameters else None,
        )
