"""Attempts, scores, standings, participation and turnout: pure functions on Ibis tables."""
