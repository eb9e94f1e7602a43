"""Previewing a decision, and the log of what was decided."""
