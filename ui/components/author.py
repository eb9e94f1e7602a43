"""The author of a line or a decision in words: a person's name, or whose link somebody held."""

from __future__ import annotations

from datetime import date

from service.linked import unit_of_link
from ui.components.unit_label import unit_label
from ui.shell.visit import Visit


def author(visit: Visit, name: str, day: date) -> str:
    """The name as it was written; of a link, the name that its unit had on that day."""
    code = unit_of_link(name)
    if code is None:
        return name
    return visit.say("author.link", unit=unit_label(visit.contest.units, code, day))
