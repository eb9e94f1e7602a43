"""The principal behind a unit's link."""

from __future__ import annotations

from results import Principal
from service.identity.links import Link

_LINK = "liên kết "
"""How the name begins under which the bearer of a link acts, before the code of the unit."""


def unit_of_link(name: str) -> str | None:
    """The code of the unit, if the name is that of the bearer of a link.

    >>> unit_of_link("liên kết 288"), unit_of_link("an@thu.example")
    ('288', None)
    """
    return name.removeprefix(_LINK) if name.startswith(_LINK) else None


def principal_of_link(link: Link, *, proven: bool) -> Principal:
    """The principal of whoever holds a link. `proven`: with the link's PIN, which opens the names
    of the unit; without it the link opens numbers only.

    >>> from datetime import UTC, datetime
    >>> link = Link("1", "288", "thu", datetime(2024, 12, 1, tzinfo=UTC))
    >>> principal_of_link(link, proven=False)
    Principal(name='liên kết 288', role='bearer', units=('288',), only_looks=False)
    >>> principal_of_link(link, proven=True).role
    'leader'
    """
    return Principal(f"{_LINK}{link.unit}", "leader" if proven else "bearer", (link.unit,))
