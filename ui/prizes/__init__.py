"""Parts of the page Giải thưởng."""
