"""The intake page."""
