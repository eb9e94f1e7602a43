"""Joins ledger and scoring, computes once per state, and lets results out only by `visible`."""

from ledger import Decision
from ledger.pulse import Pulse
from results.agreement import KeyCheck, Suspect
from results.balance import Balance, SourceStatus
from results.compute import Results, Supposed, compute
from results.effect import Effect, effect
from results.headline import Headline
from results.league import League
from results.people import Persons, Question
from results.principal import Principal
from results.responses import Observed, Unmasked
from results.view import View, visible
from results.writings import Writing

__all__ = [
    "Balance",
    "Decision",
    "Effect",
    "Headline",
    "KeyCheck",
    "League",
    "Observed",
    "Persons",
    "Principal",
    "Pulse",
    "Question",
    "Results",
    "SourceStatus",
    "Supposed",
    "Suspect",
    "Unmasked",
    "View",
    "Writing",
    "compute",
    "effect",
    "visible",
]
