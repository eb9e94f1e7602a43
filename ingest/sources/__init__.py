"""From bytes or a live sheet to a sheet of rows."""
