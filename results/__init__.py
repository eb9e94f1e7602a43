"""Joins ledger and scoring, computes once per state, and lets results out only by `visible`."""

from ledger import Decision
from ledger.draws import Draw
from ledger.loads import Load
from ledger.pulse import Pulse
from ledger.releases import Release, official
from results.agreement import KeyCheck, Suspect
from results.altered import Altered
from results.awards import UnitList, UnitStanding, person_list
from results.balance import Balance, SourceStatus
from results.came_in import CameIn
from results.compute import Results, Supposed, compute
from results.contact_log import Contacted
from results.effect import (
    Concerned,
    Effect,
    Moved,
    PrizeEffect,
    UnitEffect,
    concerned,
    effect,
    prize_effect,
    unit_effect,
)
from results.explained import Explained
from results.explained_places import Placed
from results.explained_states import SET_ASIDE, Line, Span
from results.headline import Headline
from results.held_cases import UNIT_REASONS, Case, apart
from results.items import ItemFigures, TopicShare, UnitTopics
from results.league import League
from results.participants import Participant
from results.people import Persons, Question
from results.petitions import Petition, due_count, is_overdue
from results.principal import Principal
from results.prize_checks import PrizeCheck, PrizeChecks, PrizeState
from results.proposals import Proposal
from results.released import Difference, Released, UnitWinner, Winner
from results.released_places import ReleasedPlace, ReleasedPlaces
from results.responses import Observed, Unmasked
from results.scores import ScoreCounts, Scores
from results.self_check import OwnState, OwnStates
from results.signs import Share, Sign, SignGroup
from results.view import View, visible
from results.winner_codes import WinnerPaper
from results.writings import LikelyWriting, Writing
from scoring.awards import Awards, Tie

__all__ = [
    "SET_ASIDE",
    "UNIT_REASONS",
    "Altered",
    "Awards",
    "Balance",
    "CameIn",
    "Case",
    "Concerned",
    "Contacted",
    "Decision",
    "Difference",
    "Draw",
    "Effect",
    "Explained",
    "Headline",
    "ItemFigures",
    "KeyCheck",
    "League",
    "LikelyWriting",
    "Line",
    "Load",
    "Moved",
    "Observed",
    "OwnState",
    "OwnStates",
    "Participant",
    "Persons",
    "Petition",
    "Placed",
    "Principal",
    "PrizeCheck",
    "PrizeChecks",
    "PrizeEffect",
    "PrizeState",
    "Proposal",
    "Pulse",
    "Question",
    "Release",
    "Released",
    "ReleasedPlace",
    "ReleasedPlaces",
    "Results",
    "ScoreCounts",
    "Scores",
    "Share",
    "Sign",
    "SignGroup",
    "SourceStatus",
    "Span",
    "Supposed",
    "Suspect",
    "Tie",
    "TopicShare",
    "UnitEffect",
    "UnitList",
    "UnitStanding",
    "UnitTopics",
    "UnitWinner",
    "Unmasked",
    "View",
    "Winner",
    "WinnerPaper",
    "Writing",
    "apart",
    "compute",
    "concerned",
    "due_count",
    "effect",
    "is_overdue",
    "official",
    "person_list",
    "prize_effect",
    "unit_effect",
    "visible",
]
