"""The nouns: frameworks and their editions, what people say about drafts, and mappings between editions."""

from __future__ import annotations

from weft.frameworks.models.crosswalks import Mapping
from weft.frameworks.models.editions import CarriedChange, Edition, Framework, LocalChange, Node
from weft.frameworks.models.talks import Comment, Consultation

__all__ = [
    "CarriedChange",
    "Comment",
    "Consultation",
    "Edition",
    "Framework",
    "LocalChange",
    "Mapping",
    "Node",
]
