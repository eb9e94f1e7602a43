"""Makes a contest: the draft from an export, its questions and headings, the official lists."""
