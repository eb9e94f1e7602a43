"""The preview of a decision, and the log of decisions."""
