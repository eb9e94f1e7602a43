"""What somebody sends on of a figure: a picture, its numbers, a sentence."""
