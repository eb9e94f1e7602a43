"""What is taken away: files made from a view."""
