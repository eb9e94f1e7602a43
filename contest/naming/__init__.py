"""Which unit a text names: certain, or a question (docs/decisions/0013)."""

from contest.naming.answer import Answer, Candidate, resolve, settle
from contest.naming.index import index_of

__all__ = ["Answer", "Candidate", "index_of", "resolve", "settle"]
