"""Polls live sources: reads them again and again."""
