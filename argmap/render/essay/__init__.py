"""A map, or a branch of it, as the outline of an essay with footnotes and a bibliography."""
