"""The contract's meaning: the reference implementation of pre- and postprocessing that Kotlin and Swift reproduce."""

from generator.processing.frame import Frame
from generator.processing.postprocess import activate, postprocess, top_k
from generator.processing.preprocess import preprocess

__all__ = ["Frame", "activate", "postprocess", "preprocess", "top_k"]
