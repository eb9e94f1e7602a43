"""A release as files that anybody can check: how they are written, and how they are verified."""
