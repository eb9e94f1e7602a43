"""Words in both languages, and how numbers and times are written."""
