"""Commands: arguments in, one call of the service, a table, json or csv out."""
