"""Makes files from a view, for people to take away."""
