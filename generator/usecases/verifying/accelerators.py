"""Decides how a `.tflite` that is verified is tried on LiteRT's accelerators."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from generator.metadata import StoredContract, operator_layers
from generator.parity import Accelerator, AcceleratorOutcome, AcceleratorReport, Executed, try_accelerator
from generator.parity.port_matching import Link, Matching
from generator.parity.ports import Port
from generator.parity.runnable import RunnableModel
from generator.processing import Frame
from generator.spec import (
    DType,
    ModelArtifact,
    ModelSource,
    ModelSpec,
    QuantizationRecipe,
    SourceFormat,
    TensorSpec,
)
from generator.spec.source_model import SourceModel, Tensors
from generator.usecases.verifying.feeding import picture_preprocessing
from generator.usecases.verifying.opened import OpenedModel

Try = Callable[[SourceModel, ModelArtifact, ModelSpec, Sequence[Frame], Accelerator], AcceleratorReport]
_SO_FAR = "so far only classifiers of one picture are tried on accelerators"


def try_on(
    source: SourceModel, artifact: ModelArtifact, spec: ModelSpec, frames: Sequence[Frame], accelerator: Accelerator
) -> AcceleratorReport:
    """See `generator.parity.try_accelerator`."""
    return try_accelerator(source, artifact, spec, frames, accelerator, operator_layers)


def tried(
    source: RunnableModel,
    opened: OpenedModel,
    joined: tuple[Matching, Matching],
    spec: ModelSpec | None,
    pictures: tuple[Sequence[Frame], StoredContract],
    accelerator: Accelerator,
    attempt: Try,
) -> AcceleratorReport:
    """What `accelerator` makes of an artefact.

    Args:
        source: what it is compared with.
        opened: the `.tflite`.
        joined: its inputs and its outputs with those of the source.
        spec: the classifier's contract, by the source's names; None if it is none.
        pictures: frames, and the contract by which the artefact is fed.
        accelerator: the one to try.
        attempt: tries.
    """
    inputs, outputs = joined
    frames, contract = pictures
    model, artifact = opened.model, opened.artifact
    if spec is None or not frames or not model or not artifact or len(inputs.links) != 1 or inputs.links[0].axes:
        reason = _obstacle(spec, frames, inputs.links)
        return AcceleratorReport(opened.path.name, accelerator, AcceleratorOutcome.NOT_TRIED, reason=reason)
    by_name = {link.source.name: link for link in outputs.links}
    (picture,), links, recipe = inputs.links, [by_name[tensor.name] for tensor in spec.outputs], artifact.recipe
    if model.precision is None:
        # What integers lose is judged elsewhere: here it counts whether the accelerator does what the interpreter does.
        source, picture, links, recipe = model, _itself(picture), list(map(_itself, links)), QuantizationRecipe.FLOAT16
    tensors = tuple(_tensor(link.artifact) for link in links)
    spec = replace(
        spec,
        name=opened.path.stem,
        inputs=(_tensor(picture.artifact),),
        outputs=tensors,
        preprocessing=picture_preprocessing(picture.artifact, contract),
    )
    artifact = replace(artifact, recipe=recipe, inputs=spec.inputs, outputs=tensors)
    return attempt(_renamed(source, picture, links, tensors), artifact, spec, frames, accelerator)


def _obstacle(spec: ModelSpec | None, frames: Sequence[Frame], inputs: Sequence[Link]) -> str:
    """Why it can't be tried, without a full stop."""
    if len(inputs) != 1:
        return f"{_SO_FAR}, and it takes {len(inputs)} inputs"
    if spec is None:
        return f"{_SO_FAR}, and no labels are known for its scores; --labels gives them"
    if not frames:
        return f"{_SO_FAR}, and what it was fed are no pictures; --inputs takes a folder of them"
    return f"{_SO_FAR}, and its input holds the picture in another order of axes than the source's"


def _itself(link: Link) -> Link:
    return Link(link.artifact, link.artifact)


def _renamed(
    source: RunnableModel, picture: Link, outputs: Sequence[Link], tensors: tuple[TensorSpec, ...]
) -> SourceModel:
    """The source under the artefact's names."""

    def run(arrays: Tensors) -> dict[str, NDArray[np.float32]]:
        execution = source.runs[0]([{picture.source.name: arrays[picture.artifact.name].reshape(picture.source.shape)}])
        if not isinstance(execution, Executed):
            raise ValueError(f"the source can't be run: {execution.reason}")
        return {link.artifact.name: link.source.real(execution.outputs[0][link.source.name]) for link in outputs}

    origin = ModelSource(Path(source.name), SourceFormat.KERAS)
    inputs = (replace(_tensor(picture.source), name=picture.artifact.name, shape=picture.artifact.shape),)
    return SourceModel(origin, inputs, tensors, function=None, run=run)


def _tensor(port: Port) -> TensorSpec:
    return TensorSpec(port.name, port.shape, DType(port.dtype), port.quantization)
