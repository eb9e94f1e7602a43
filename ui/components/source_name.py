"""What a page calls a source: its id is a technical word."""

from __future__ import annotations

from ui.shell.visit import Visit


def source_name(visit: Visit, source: str) -> str:
    """The words for a sheet of answers, with its number in the contest folder where there are
    several. A source that the folder no longer has keeps its id."""
    ids = [one.id for one in visit.contest.sources]
    if source not in ids:
        return source
    if len(ids) == 1:
        return visit.say("source_name.only")
    return visit.say("source_name.one", number=visit.fmt.whole(ids.index(source) + 1))
