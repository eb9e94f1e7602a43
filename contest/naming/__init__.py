"""Finds the unit that a text names, or asks when it is not certain (docs/decisions/0013)."""

from contest.naming.answer import Answer, Candidate, resolve, settle
from contest.naming.index import index_of
from contest.naming.other_day import named_another_day

__all__ = ["Answer", "Candidate", "index_of", "named_another_day", "resolve", "settle"]
