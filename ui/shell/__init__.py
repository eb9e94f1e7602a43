"""The parts around every page."""
