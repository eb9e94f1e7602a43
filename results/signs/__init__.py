"""Signs that the committee verifies: observations with their rows and a base rate. A sign never
changes a state, and nothing reads a sign to decide."""

from results.signs.found import signs
from results.signs.model import Share, Sign, SignGroup, SignName

__all__ = ["Share", "Sign", "SignGroup", "SignName", "signs"]
