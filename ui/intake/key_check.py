"""A part of the page Tiếp nhận bài thi: the form's scores compared with ours, and suspect keys."""

from __future__ import annotations

from collections.abc import Iterator

from results import KeyCheck, Suspect
from ui.components.blocks import bullets, heading, note, show
from ui.components.markup import Html, join, tag
from ui.shell.visit import Visit


def draw_key_check(visit: Visit) -> None:
    """Say whether the form's scores and ours agree; if they differ, list the suspect keys. Draw
    nothing if there is nothing to compare."""
    check = visit.view.key_check()
    if check is None or not check.compared:
        return
    say, fmt = visit.say, visit.fmt
    compared = fmt.whole(check.compared)
    show(heading(say("key_check.title"), say("key_check.lead")))
    if not check.differing:
        show(note(say("key_check.agree", n=check.compared, count=compared), tone="good"))
        return
    differing = fmt.out_of(check.differing, check.compared)
    title = tag("b", say("key_check.differ", n=check.compared, count=differing))
    if not check.suspects:
        show(note(title, tag("p", say("key_check.unexplained")), tone="warn"))
        return
    show(
        note(
            title,
            tag("p", say("key_check.suspects")),
            bullets(_questions(visit, check)),
            _others(visit, check),
            tag("p", say("key_check.do")),
            tone="warn",
        )
    )


def _questions(visit: Visit, check: KeyCheck) -> Iterator[Html]:
    """Each question once, with the suspects beneath it."""
    questions: dict[str, list[Suspect]] = {}
    for suspect in check.suspects:
        questions.setdefault(suspect.item_id, []).append(suspect)
    for suspects in questions.values():
        sentences = bullets(_sentence(visit, suspect) for suspect in suspects)
        yield join([tag("b", suspects[0].heading), sentences])


def _sentence(visit: Visit, suspect: Suspect) -> str:
    """For example: the form seems to accept “B”, the declared key does not; 12 responses differ."""
    say, fmt = visit.say, visit.fmt
    verdict = "accepts" if suspect.difference > 0 else "refuses"
    option = suspect.option
    what = say("key_check.no_option") if option is None else say("key_check.option", text=option)
    explained = fmt.out_of(suspect.explained, suspect.responses)
    judged = say(f"key_check.{verdict}", option=what)
    why = say("key_check.explains", n=suspect.responses, count=explained)
    return f"{judged} {why}"


def _others(visit: Visit, check: KeyCheck) -> Html | None:
    if not check.unexplained:
        return None
    count = visit.fmt.whole(check.unexplained)
    return tag("p", visit.say("key_check.others", n=check.unexplained, count=count))
