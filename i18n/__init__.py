"""The words of the pages in both languages, and the formats of numbers and times."""
