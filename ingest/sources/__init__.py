"""Turns bytes or a live sheet into a sheet of rows."""
