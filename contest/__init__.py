"""Reads the contest folder, the organizers' declarations, into frozen models and checks it."""

from contest.contest import ALL, Contest
from contest.folder import check, load

__all__ = ["ALL", "Contest", "check", "load"]
