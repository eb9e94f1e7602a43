"""The house of the hostile campaign."""

from tests.acceptance.hostile_house import hostile_house

__all__ = ["hostile_house"]
