"""Finding passages again: in a newer edition, in another printing, or in any text at all."""

from __future__ import annotations

from argmap.evidence.carrying import carry
from argmap.evidence.found import Found

__all__ = ["Found", "carry"]
