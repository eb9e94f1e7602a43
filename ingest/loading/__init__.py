"""Finds what is new in a snapshot of a source, and loads it into the ledger."""
