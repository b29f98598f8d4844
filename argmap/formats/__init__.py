"""Debates as folders of plain text: reading them, checking them, writing them."""
