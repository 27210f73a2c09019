"""Decides whether artefacts compute what their source model computes, and with which pictures that is shown."""

from generator.parity.check import CHECKS, check_coreml, check_tflite
from generator.parity.execution import ArtifactRunner, Executed, Execution, ExecutionFailed, NotExecuted
from generator.parity.golden import golden_files
from generator.parity.natural_images import natural_images
from generator.parity.report import COLUMNS, ClassScore, Outcome, ParityReport, ParityRow

__all__ = [
    "CHECKS",
    "COLUMNS",
    "ArtifactRunner",
    "ClassScore",
    "Executed",
    "Execution",
    "ExecutionFailed",
    "NotExecuted",
    "Outcome",
    "ParityReport",
    "ParityRow",
    "check_coreml",
    "check_tflite",
    "golden_files",
    "natural_images",
]
