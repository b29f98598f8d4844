"""Finding passages again: in a newer edition, in another printing, or in any text at all."""

from __future__ import annotations

from argmap.evidence.carrying import carry
from argmap.evidence.finding import find
from argmap.evidence.found import Found
from argmap.evidence.locating import digest_of, locate

__all__ = ["Found", "carry", "digest_of", "find", "locate"]
