"""What the pages show, worked out before a template sees it: one module per kind of page."""
