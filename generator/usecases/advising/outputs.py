"""Decides what is advised about outputs that say nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.analysis import Advice, AdviceKind, dead_outputs
from generator.parity.preprocessed import model_inputs
from generator.processing import Frame
from generator.spec import ModelSpec
from generator.spec.operator_graph import OperatorGraph
from generator.spec.source_model import SourceModel
from generator.usecases.advising.subject import megabytes

_MOST_PICTURES = 16


def output_advice(
    model: SourceModel, spec: ModelSpec, frames: Sequence[Frame], graph: OperatorGraph | None
) -> Iterator[Advice]:
    """On each output that is dead on the first frames; `graph` tells what it costs."""
    pictures = [model_inputs(frame, spec, model.inputs) for frame in frames[:_MOST_PICTURES]]
    # Apps read the contract's first output.
    for dead in dead_outputs(model.answers(pictures), {spec.outputs[0].name}, graph):
        cost = f" {dead.operators} operators with {megabytes(dead.size)} of constants compute nothing else."
        yield Advice(
            AdviceKind.DEAD_OUTPUT,
            f"Save the model without its output “{dead.name}”: it {dead.why}.",
            f"Seen on {len(pictures)} pictures.{cost if dead.operators else ''}",
        )
