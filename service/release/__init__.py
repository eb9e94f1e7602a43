"""Releases: what stands in their way, how one is made, and its reveal."""
