"""Fields that name something else that the folder declares: a round, a group, a unit, a column."""

from __future__ import annotations

from collections.abc import Mapping

from contest.settings import FIELDS
from i18n.field_names import field_name
from ui.components.choice import Entries, unit_entries
from ui.shell.visit import Visit

_NAMED = "named"
_IDENTITIES = ("phone", "email", "national_id", "full_name", "full_name+birth_date")


def entries_for(visit: Visit, section: str, field: str) -> Entries | None:
    """What a field may name, one of it; None for a field that names nothing."""
    contest, say = visit.contest, visit.say
    match section, field:
        case ("prizes" | "sources", "round"):
            rounds = {one.id: (one.title or one.id,) for one in contest.settings.rounds}
            return {"": (say("setup.whole_contest"),), **rounds}
        case ("prizes", "category"):
            found = {one.id: (one.title or one.id,) for one in contest.settings.categories}
            return {"": (say("setup.everybody"),), **found}
        case ("unit_prizes", "group"):
            return {one.id: (one.title,) for one in contest.groups}
        case ("sub_units", "owner"):
            codes = dict.fromkeys(unit.code for unit in contest.units.units)
            units = unit_entries(contest.units, codes, visit.today)
            return {_NAMED: (say("setup.owner_named"),), **units}
    return None


def several_for(visit: Visit, section: str, field: str) -> Mapping[str, str] | None:
    """What a field may name, several of it in order: the key and the words of each."""
    if section != "identity" or field not in ("match_on", "required"):
        return None
    say, columns = visit.say, visit.contest.settings.columns
    if field == "match_on":
        return {
            one: " + ".join(field_name(part, say) for part in one.split("+")) for one in _IDENTITIES
        }
    asked = [name for name in (*FIELDS, *columns) if name != "submitted_at" and name in columns]
    if any(name.startswith("unit_") for name in columns):
        asked.append("unit")
    return {name: field_name(name, say) for name in dict.fromkeys(asked)}
