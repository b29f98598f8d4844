"""``python -m argmap`` is the command ``argmap``."""

from __future__ import annotations

from argmap.cli import main

if __name__ == "__main__":
    main(prog_name="argmap")
