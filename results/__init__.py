"""The wiring: ledger and scoring, computed once per version, and `visible`, the one way out."""

from results.agreement import KeyCheck, Suspect
from results.compute import Results, compute
from results.league import League
from results.principal import Principal
from results.view import Balance, Headline, SourceStatus, View, visible

__all__ = [
    "Balance",
    "Headline",
    "KeyCheck",
    "League",
    "Principal",
    "Results",
    "SourceStatus",
    "Suspect",
    "View",
    "compute",
    "visible",
]
