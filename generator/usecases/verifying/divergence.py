"""Decides what is said of where an artefact that differs goes wrong: at float16's limits, or at which operation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from generator.parity.comparison import Outputs
from generator.parity.first_divergence import first_divergence
from generator.parity.float16_coreml import explain_program
from generator.parity.output_errors import output_errors
from generator.parity.port_matching import Matching
from generator.parity.runnable import RunnableModel, Trace, UntraceableError
from generator.spec import ModelFormat, QuantizationRecipe
from generator.spec.source_model import Tensors
from generator.usecases.verifying.opened import OpenedModel

# Up to which share of its range a value inside of a sound artefact may be off: measured ones are at 2e-4 (float32, with
# a known fault of coremltools) and 1e-2 (weights in float16); integers have no such limit, only a use.
_TOLERANCES = {QuantizationRecipe.FLOAT32: 1e-3, QuantizationRecipe.FLOAT16: 2e-2, None: 1e-1}
_FINEST = {QuantizationRecipe.FLOAT32: 1e-5, QuantizationRecipe.FLOAT16: 5e-3, None: 5e-2}


@dataclass(frozen=True)
class Suspect:
    """An artefact that differs, with one example that shows it.

    Attributes:
        inputs: of the example, for the artefact; `source_inputs` the same for the source.
        expected: what the source answers.
        fed_otherwise: whether the artefact's own contract would give it other inputs.
    """

    opened: OpenedModel
    model: RunnableModel
    inputs: Tensors
    source_inputs: Tensors
    expected: Outputs
    matching: Matching
    fed_otherwise: bool = False


def divergence(source: RunnableModel, suspect: Suspect) -> tuple[str, ...]:
    """Where it goes wrong, in full sentences; also why that can't be told."""
    try:
        artifact = suspect.model.trace(suspect.inputs)
        wrong, error = _wrong(suspect, artifact)
        if not wrong:
            return _right_step_by_step(suspect)
        precision = suspect.model.precision
        tolerance = min(_TOLERANCES[precision], max(_FINEST[precision], error / 10))
        return first_divergence(source.trace(suspect.source_inputs), artifact, wrong, tolerance).sentences
    except UntraceableError as problem:
        return (f"The first wrong operation can't be told: {problem}.",)


def _right_step_by_step(suspect: Suspect) -> tuple[str, ...]:
    """Why outputs differ that don't if they are computed with wide numbers from the source's own inputs."""
    if suspect.fed_otherwise:
        return ("Fed what the source is fed, it gives the source's answers: only what it says of its inputs is wrong.",)
    kind = suspect.opened.artifact.format if suspect.opened.artifact else None
    if kind is ModelFormat.COREML and suspect.model.precision is QuantizationRecipe.FLOAT16:
        return _float16(suspect)
    return ("No single operation stands out: the error grows from step to step.",)


def _float16(suspect: Suspect) -> tuple[str, ...]:
    """What the roundings do, as nothing is wrong without them."""
    if suspect.opened.artifact is None:
        return ()
    tolerance = _TOLERANCES[QuantizationRecipe.FLOAT16]
    rounded = explain_program(suspect.opened.artifact, suspect.inputs, tolerance, fails=True)
    return ("Computed in float32, the same program gives the source's answers: float16 is to blame.", *rounded)


def _wrong(suspect: Suspect, artifact: Trace) -> tuple[list[str], float]:
    """Outputs that differ without float16's roundings, too, and by how much of their range.

    Raises:
        UntraceableError: none does among those that are in the trace, but one isn't in it.
    """
    wrong, worst, unseen = [], 0.0, ""
    for link in suspect.matching.links:
        if link.artifact.name not in artifact.values:
            unseen = link.artifact.name
            continue
        found = {link.source.name: np.asarray(link.to_source(artifact.values[link.artifact.name]))}
        (error,) = output_errors([{link.source.name: suspect.expected[link.source.name]}], [found])
        if error.range_error > _TOLERANCES[suspect.model.precision]:
            wrong.append(link.artifact.name)
            worst = max(worst, error.range_error)
    if unseen and not wrong:
        raise UntraceableError(f"its output “{unseen}” can't be followed")
    return wrong, worst
