"""Decides whether artefacts compute what their source model computes, and with which pictures that is shown."""

from generator.parity.accelerator_report import Accelerator, AcceleratorOutcome, AcceleratorReport, RefusedOperator
from generator.parity.accelerator_runner import AcceleratorRunner
from generator.parity.accelerators import try_accelerator
from generator.parity.check import CHECKS, check_coreml, check_tflite, coreml_runners
from generator.parity.execution import ArtifactRunner, Executed, Execution, ExecutionFailed, NotExecuted
from generator.parity.float16 import FLOAT16_EXPLANATIONS
from generator.parity.golden import golden_files
from generator.parity.natural_images import natural_images
from generator.parity.report import COLUMNS, ClassScore, Outcome, ParityReport, ParityRow

__all__ = [
    "CHECKS",
    "COLUMNS",
    "FLOAT16_EXPLANATIONS",
    "Accelerator",
    "AcceleratorOutcome",
    "AcceleratorReport",
    "AcceleratorRunner",
    "ArtifactRunner",
    "ClassScore",
    "Executed",
    "Execution",
    "ExecutionFailed",
    "NotExecuted",
    "Outcome",
    "ParityReport",
    "ParityRow",
    "RefusedOperator",
    "check_coreml",
    "check_tflite",
    "coreml_runners",
    "golden_files",
    "natural_images",
    "try_accelerator",
]
