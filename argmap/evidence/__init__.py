"""Finding words in the texts of sources; nothing here knows a folder, a database or the web."""
