"""Numbers to call, which a phone dials when they are tapped."""

from __future__ import annotations

from contest.phones import phone
from contest.settings import Hotline
from i18n.words import Words
from results.unit_contacts import Focal
from ui.components.markup import Html, tag


def number_to_call(number: str) -> Html:
    """A number on one line; a link, if it can be dialled."""
    dialled = phone(number)
    if dialled is None:
        return tag("b", number, cls="ct-tel")
    return tag("a", number, href=f"tel:{dialled}", cls="ct-tel")


def hotline_to_call(hotline: Hotline, say: Words) -> Html:
    """The hotline: its number, then its hours."""
    hours = f" ({hotline.hours})" if hotline.hours else None
    return tag("span", say("hotline"), " ", number_to_call(hotline.phone), hours)


def focal_to_call(focal: Focal, label: str) -> Html:
    """A link that calls a focal person whose number can be dialled; its title says who that is."""
    who = " – ".join(filter(None, (focal.name, focal.title, focal.phone)))
    return tag("a", label, href=f"tel:{focal.dialled}", title=who)
