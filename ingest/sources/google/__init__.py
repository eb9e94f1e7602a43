"""A Google sheet: its client, its rows, its errors."""
