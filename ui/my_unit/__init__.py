"""The page of a leader's own unit."""
