"""Reads a Google sheet: the client, the rows and the errors."""
