"""Who gets what: the tables written by hand, and the document that is printed from them."""
