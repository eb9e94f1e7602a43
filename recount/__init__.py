"""The independent count: plain Python from the raw observations and the decisions.

The room imports of ours only the reading of the contest folder. It takes the credited unit of each
response as recorded and computes the rest. It is not the scorer of the tests: three counts agree,
or somebody finds out which of them is wrong.
"""

from recount.count import Count, count
from recount.differences import Difference, Tables, Verdict, compare
from recount.records import Decision, Event, Load, Recorded, Version

__all__ = [
    "Count",
    "Decision",
    "Difference",
    "Event",
    "Load",
    "Recorded",
    "Tables",
    "Verdict",
    "Version",
    "compare",
    "count",
]
