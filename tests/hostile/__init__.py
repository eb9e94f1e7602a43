"""Values that somebody could type to do harm, and what must not come of them."""
