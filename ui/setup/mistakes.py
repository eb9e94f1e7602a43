"""The mistakes of a contest folder in the words of a clerk: what the check expects, by how its
sentence begins."""

from __future__ import annotations

from contest.errors import Problem
from i18n.words import Words

_BEGINNINGS = {
    "this key": "missing",
    "String should have at least 1": "missing",
    "Tuple should have at least 1": "missing",
    "Value should have at least 1": "missing",
    "a local time such as": "time",
    "a valid datetime": "time",
    "a time after opens_at": "ends_first",
    "a round that opens at": "overlap",
    "within ": "outside",
    "an id not used before": "twice",
    "String should match pattern '^[A-Za-z0-9]": "identifier",
    "String should match pattern '^([01]": "hour",
    "letters without accents": "identifier",
    "a zone name": "zone",
    "a group: ": "one_of",
    "no unit prize": "no_groups",
    "'named', or a code": "owner",
    "a field that [columns] declares": "no_column",
    "a source with start times": "no_start",
    "either unit, or unit_1": "levels",
    "the address of the form": "address",
    "an address": "address",
    "the host": "address",
    "the form's address": "address",
    "the long address": "address",
    "unit, or a field a level": "levels",
    "entry. and digits": "entry",
    "an entry of its own": "entry",
    "the heading of": "heading",
    "what tells people apart": "identity",
    "the units; until": "no_units",
    "one of its options": "no_key",
    "a code": "missing",
    "a name": "missing",
    "an id": "missing",
    "a heading": "missing",
    "a whole number, or nothing": "number",
    "a number such as": "number",
    "greater than": "number",
    "a day such as": "day",
    "a day from": "ends_first",
    "days that do not overlap": "same_code",
    "the code of a unit in this file": "unknown_unit",
    "a parent that exists": "unknown_unit",
    "the unit's last day": "no_end",
    "a tree": "circle",
    "different options": "same_options",
    "the options, separated": "no_options",
    "keys out of": "key",
    "another id": "twice",
    "the heading as the sheet": "missing",
    "a column ": "no_heading",
    "one of ": "one_of",
}


def sentence(problem: Problem, say: Words) -> str:
    """What to do about a mistake; with the check's own words where no sentence of ours fits."""
    for beginning, name in _BEGINNINGS.items():
        if problem.expected.startswith(beginning):
            if name == "one_of":
                return say("mistake.one_of", found=problem.found, known=problem.expected)
            return say(f"mistake.{name}", found=problem.found)
    return say("mistake.other", found=problem.found, expected=problem.expected)
