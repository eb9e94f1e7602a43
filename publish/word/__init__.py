"""Word templates: their tags and mistakes, how one is filled in, and how ours are made."""
