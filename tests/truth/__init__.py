"""An independent, slow count of a contest, and random contests to compare it with the commands."""
