"""Finds the unit that a text names, or asks when it is not certain (docs/decisions/0013)."""

from contest.naming.answer import Answer, Candidate, resolve, settle
from contest.naming.index import index_of

__all__ = ["Answer", "Candidate", "index_of", "resolve", "settle"]
