"""Vectors that prove that Kotlin and Swift compute what the reference computes."""

from generator.processing.conformance.files import conformance_files

__all__ = ["conformance_files"]
