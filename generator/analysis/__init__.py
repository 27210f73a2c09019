"""Decides what can be learnt from an artefact's graph: where its bytes are, and who takes which of its operators."""

from generator.analysis.advice import Advice, AdviceKind
from generator.analysis.delegates import CORE_ML_DELEGATE, Delegate, takes_first
from generator.analysis.float_layers import FloatLayer, float_layers
from generator.analysis.input_details import without_details
from generator.analysis.largest_layers import LayerSize, largest_layers
from generator.analysis.outputs import DeadOutput, dead_outputs
from generator.analysis.partitions import Coverage, coverage

__all__ = [
    "CORE_ML_DELEGATE",
    "Advice",
    "AdviceKind",
    "Coverage",
    "DeadOutput",
    "Delegate",
    "FloatLayer",
    "LayerSize",
    "coverage",
    "dead_outputs",
    "float_layers",
    "largest_layers",
    "takes_first",
    "without_details",
]
