"""The page of units: writings and headcounts."""
