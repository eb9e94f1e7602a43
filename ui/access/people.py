"""Who has which role and unit, as the access file says."""

from __future__ import annotations

from service.environment import access_path
from service.identity.access_file import Person
from service.unit_links import roles
from ui.components.blocks import badge, heading, note, quiet, show
from ui.components.markup import Html, join, tag
from ui.components.tables import Column, table
from ui.components.unit_label import unit_label
from ui.shell import session
from ui.shell.trouble import problem_table
from ui.shell.visit import Visit


def draw_people(visit: Visit) -> None:
    """Draw the people of this contest with role, units and last day, or the file's mistakes."""
    say = visit.say
    access = roles(session.place(), session.principal())
    show(heading(say("access.people"), say("access.people_lead")))
    if access_path() is None:
        show(note(say("access.no_file"), tone="warn"))
        return
    if access.problems:
        count = len(access.problems)
        title = say("access.problems", n=count, count=visit.fmt.whole(count))
        show(note(tag("b", title), tone="bad"), problem_table(access.problems, title, say))
        return
    ways = ", ".join(say(f"access_way.{way}") for way in access.ways)
    show(quiet(say("access.ways", ways=ways) if ways else say("access.no_way")))
    last = visit.contest.local(session.clock()).date()
    rows = [
        {
            "name": one.name,
            "role": say(f"role.{one.role}"),
            "units": _units(visit, one),
            "until": one.until,
            "over": one.until is not None and one.until < last,
        }
        for one in access.people
    ]
    columns = (
        Column(say("access.name"), lambda row: row["name"], "main"),
        Column(say("access.role"), lambda row: row["role"], "lead-value"),
        Column(say("column.unit"), lambda row: row["units"], "more"),
        Column(
            say("access.until"),
            lambda row: (
                badge(visit.fmt.day(row["until"]), "warn" if row["over"] else "plain")
                if row["until"]
                else say("access.always")
            ),
        ),
    )
    show(table(columns, rows, name=say("access.people")))


def _units(visit: Visit, one: Person) -> Html | str:
    """The names of a leader's units; a code that no unit has is marked."""
    tree, day = visit.contest.units, visit.today
    names = [
        unit_label(tree, code, day) if code in tree.by_code else badge(code, "bad")
        for code in one.units
    ]
    return join(names, ", ") if names else "–"
