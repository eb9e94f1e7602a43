"""The text of our own papers as lines, of which the template in Word and the PDF are made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from i18n.words import Words

Line = tuple[str, str]
"""The kind of a line, and its Jinja text over the fields of the paper. A line of kind "tag" only
steers the lines around it; the text of a "table" is the field of its rows."""
_say = Words("vi")
_BETWEEN, _END = "\x1f", "\x1e"  # no field holds a control character


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a paper. `rows`: the field with its rows; "" for a table of `blank` empty rows.

    `columns`: field of a row and heading of each column; a column with the field "" is filled in
    by hand. `widths`: millimetres. `left`: fields that stand on the left of their cells. `band`:
    the field whose text, where there is one, stands across the table above its row. `is_tall`: the
    rows have room for a signature.
    """

    rows: str
    columns: tuple[tuple[str, str], ...]
    widths: tuple[float, ...]
    left: tuple[str, ...] = ("name",)
    band: str = ""
    is_tall: bool = False
    blank: int = 0

    def cells(self, context: Mapping[str, Any]) -> list[list[str]]:
        """The texts of the rows; a band is a row of one text."""
        if not self.rows:
            return [[""] * len(self.columns)] * self.blank
        lines: list[list[str]] = []
        for row in context[self.rows]:
            if self.band and row[self.band]:
                lines.append([row[self.band]])
            lines.append([row[field] if field else "" for field, _ in self.columns])
        return lines

    def sheet(self, context: Mapping[str, Any]) -> dict[str, Any]:
        """The table as `grid-of` of `publish/layouts/dispatch.typ` prints it."""
        return {
            "head": [heading for _, heading in self.columns],
            "widths": self.widths,
            "left": [n for n, (field, _) in enumerate(self.columns) if field in self.left],
            "tall": self.is_tall,
            "rows": self.cells(context),
        }


def environment(*, autoescape: bool) -> SandboxedEnvironment:
    """Jinja for papers: a field that does not exist is an error, and nothing of ours is within
    reach. `autoescape`: the text becomes XML."""
    return SandboxedEnvironment(undefined=StrictUndefined, autoescape=autoescape)


def written(lines: Sequence[Line], context: Mapping[str, Any]) -> list[Line]:
    """The lines with their fields filled in, without tags and without the lines left out.

    >>> written((("tag", "{% if x %}"), ("body", "A {{ x }}"), ("tag", "{% endif %}")), {"x": 1})
    [('body', 'A 1')]
    """
    source = "".join(
        text if kind == "tag" else f"{kind}{_BETWEEN}{text}{_END}" for kind, text in lines
    )
    text = environment(autoescape=False).from_string(source).render(context)
    cut = (one.partition(_BETWEEN) for one in text.split(_END) if one)
    return [(kind, line) for kind, _, line in cut]


def filled(text: str, context: Mapping[str, Any]) -> str:
    """One Jinja text with its fields filled in."""
    return environment(autoescape=False).from_string(text).render(context)


def closing(context: Mapping[str, Any]) -> dict[str, Any]:
    """What `closing` of `publish/layouts/dispatch.typ` prints: the recipients and the signature."""
    return {
        "title": _say("letters.recipients"),
        "recipients": context["recipients"],
        "signer": context["signer"]["lines"],
        "name": context["signer"]["name"],
    }
