"""A moment as the papers of the organizers write it."""

from __future__ import annotations

from datetime import datetime

from i18n.format import Format
from i18n.words import Words

_say, _fmt = Words("vi"), Format("vi")


def moment_text(moment: datetime) -> str:
    """The clock, then the day. `moment`: contest-local.

    >>> moment_text(datetime(2024, 12, 13, 16, 30))
    '16:30 ngày 13/12/2024'
    """
    return _say("letters.moment", clock=_fmt.clock(moment), day=_fmt.day(moment.date()))
