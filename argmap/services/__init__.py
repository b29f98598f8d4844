"""What a person does, one function each; no web and no SQL here."""
