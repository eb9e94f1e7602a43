"""The record of observations and decisions, append-only, and the responses derived from both."""

from ledger.decided import check_mapping
from ledger.decisions import Decision
from ledger.ledger import Ledger
from ledger.tables import ConcurrentLoadError

__all__ = ["ConcurrentLoadError", "Decision", "Ledger", "check_mapping"]
