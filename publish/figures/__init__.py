"""A chart as a plain model: series, marks, labels."""
