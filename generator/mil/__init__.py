"""Decides what a Core ML package computes: a reference evaluator of ML Programs (MIL), on any system.

It evaluates the program in a package op by op with numpy. It isn't Core ML, and its results are never Core ML's: it
says what the program means by MIL's definition, not what a device makes of it. See docs/core-ml-evaluator.md.
"""

from __future__ import annotations

from generator.mil.errors import EvaluationError, InputError, MilError, PackageError, UnsupportedOpError
from generator.mil.features import ColorSpace, Extent, Feature
from generator.mil.precision import Precision
from generator.mil.program import Program, State, Trace, TracedOp, UnsupportedOp
from generator.mil.reader import read_package

__all__ = [
    "ColorSpace",
    "EvaluationError",
    "Extent",
    "Feature",
    "InputError",
    "MilError",
    "PackageError",
    "Precision",
    "Program",
    "State",
    "Trace",
    "TracedOp",
    "UnsupportedOp",
    "UnsupportedOpError",
    "read_package",
]
