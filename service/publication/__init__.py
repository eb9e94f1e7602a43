"""Publication of turnout: when, in which folder, by whom, and what was corrected."""
