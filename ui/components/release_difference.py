"""Whether the present standings differ from the newest release."""

from __future__ import annotations

from dataclasses import asdict

from ui.components.blocks import note, quiet, show
from ui.shell.visit import Visit


def draw_difference(visit: Visit) -> None:
    """Draw the sentence for who may compare; nothing for others and without a release."""
    view, say, fmt = visit.view, visit.say, visit.fmt
    if not view.shows("release_difference") or (found := view.release_difference()) is None:
        return
    number = fmt.whole(view.releases[-1].number)
    if found.is_none:
        show(quiet(say("release.same", number=number)))
        return
    counts = {name: fmt.whole(n) for name, n in asdict(found).items()}
    show(note(say.fill("release.differs", {"number": number, **counts}), tone="warn"))
