"""Which claims stand on a map so far, and why: the well-founded labelling of what is drawn."""
