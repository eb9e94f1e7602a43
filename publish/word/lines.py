"""The text of our own papers as lines, of which the template in Word and the PDF are made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

Line = tuple[str, str]
"""The kind of a line, and its Jinja text over the fields of the paper. A line of kind "tag" only
steers the lines around it; the text of a "table" is the field of its rows."""
_BETWEEN, _END = "\x1f", "\x1e"  # no field holds a control character


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
