"""Turns the cells of observations into the typed fields of responses."""
