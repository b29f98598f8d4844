"""The texts of sources, as pages read them: headings and numbered paragraphs."""

from argmap.evidence.paragraphs import Block, blocks

__all__ = ["Block", "blocks"]
