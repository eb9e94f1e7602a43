"""The page of units, with writings and headcounts."""
