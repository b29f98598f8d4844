"""Pictures of a map: Graphviz says where things stand, and we draw them."""
