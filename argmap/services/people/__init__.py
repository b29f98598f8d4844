"""People: how they are known, what they belong to, what is theirs, and how they go."""
