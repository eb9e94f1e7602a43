"""The page of a group of units, and of one unit."""
