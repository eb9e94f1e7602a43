"""What the organizers declare: the contest folder, read into frozen models and checked."""

from contest.contest import ALL, Contest
from contest.folder import check, load

__all__ = ["ALL", "Contest", "check", "load"]
