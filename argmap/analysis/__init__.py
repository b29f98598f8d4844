"""Questions about a map and its sources; nothing here draws, stores or asks the web."""
