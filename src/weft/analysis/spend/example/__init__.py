"""The example place: three invented councils, their payment files, and the truth beside them."""

from weft.analysis.spend.example.make import make_example
from weft.analysis.spend.example.truth import ExampleTruth

__all__ = ["ExampleTruth", "make_example"]
