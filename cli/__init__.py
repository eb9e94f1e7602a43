"""Commands: each takes arguments, calls the service once, and prints a table, json or csv."""
