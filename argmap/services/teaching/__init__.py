"""Teaching with maps: assignments and their phases, the work on them, feedback and marks."""
