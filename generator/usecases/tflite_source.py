"""Decides how a `.tflite` that somebody else converted becomes the source of an app."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from generator.errors import MetadataError, SourceError
from generator.metadata import ModelDescription, describe_tflite, runtime_needs, stored_contract
from generator.metadata.description import TensorDescription
from generator.metadata.stored_precision import stored_weights, tflite_precision
from generator.metadata.tflite_activation import tflite_activation
from generator.parity.comparison import IncomparableError, real_outputs
from generator.parity.execution import ArtifactRunner, Executed
from generator.spec import DType, ModelArtifact, ModelFormat, ModelSource, QuantizationRecipe, TensorSpec
from generator.spec.source_model import ConvertedFile, SourceModel, Tensors
from generator.usecases.verifying.tflite import tflite_runner

_FIXED = "Convert the model again with pictures of a fixed size, one at a time."


def load_tflite(source: ModelSource) -> SourceModel:
    """The `.tflite` at `source`, run by LiteRT's interpreter in a process of its own.

    Raises:
        SourceError: it is damaged, has no graph, or takes and gives what an app can't make or read.
    """
    content = _content(source.path)
    try:
        described = describe_tflite(content)
        contract = stored_contract(ModelFormat.TFLITE, {source.path.name: content})
        recipe, activation = tflite_precision(content), tflite_activation(content)
        needs = runtime_needs(content)
    except MetadataError as error:
        raise SourceError(f"“{source.path.name}” is damaged: {error.message}", error.hint) from error
    _check_calls(source.path.name, described)
    file = ConvertedFile(
        content=content,
        has_signature=bool(described.signatures),
        is_ready=bool(described.signatures) and not _has_dynamic_batch(described),
        recipe=recipe or QuantizationRecipe.FLOAT32,
        weights="" if recipe else stored_weights(content),
        labels=contract.labels if contract else (),
        normalization=contract.normalization if contract else None,
        select_tf_ops=needs.select_tf_ops,
    )
    inputs, outputs = (tuple(map(_tensor, tensors)) for tensors in (described.inputs, described.outputs))
    interpreter = _Interpreter(source.path.name, content, outputs, tflite_runner(described))
    return SourceModel(
        source,
        inputs,
        outputs,
        None,
        interpreter.run,
        final_activation=activation,
        converted=file,
        stateful=needs.stateful,
        sequence=interpreter.run_sequence if needs.stateful else interpreter.run_all,
    )


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"“{path}” can't be read: {error.strerror}") from error


def _check_calls(name: str, described: ModelDescription) -> None:
    """Raises `SourceError` unless there is one way to call the model, and something goes in and comes out."""
    for kind, tensors in (("input", described.inputs), ("output", described.outputs)):
        if not tensors:
            raise SourceError(f"“{name}” has no {kind}", "`mobilegen inspect` shows what it holds.")
    if len(described.signatures) > 1:
        # Each runtime of the apps would take another one: the first, that of the first graph, or by a customary name.
        keys = ", ".join(f"“{signature.key}”" for signature in described.signatures)
        raise SourceError(f"“{name}” has several signatures: {keys}", "Convert the model again with one of them.")


def _has_dynamic_batch(described: ModelDescription) -> bool:
    return any(-1 in tensor.shape for tensor in (*described.inputs, *described.outputs))


def _tensor(tensor: TensorDescription) -> TensorSpec:
    name = tensor.signature_name or tensor.name
    shape = (1, *tensor.shape[1:]) if tensor.shape[:1] == (-1,) else tensor.shape
    if -1 in shape:
        raise SourceError(f"“{name}” has the dynamic shape {list(tensor.shape)}", _FIXED)
    if shape != tensor.stored_shape:
        # Phones run it with what is stored, whatever the signature allows.
        stored, told = list(tensor.stored_shape), list(tensor.shape)
        raise SourceError(f"“{name}” is stored with the shape {stored} and declared with {told}", _FIXED)
    try:
        dtype = DType(tensor.dtype)
    except ValueError as error:
        raise SourceError(f"“{name}” holds {tensor.dtype}, which apps can't make or read") from error
    return TensorSpec(name, shape, dtype, tensor.quantization)


class _Interpreter:
    """Runs a model in a process for each question; answers are kept, for the same pictures are asked about again."""

    def __init__(self, name: str, content: bytes, outputs: tuple[TensorSpec, ...], runner: ArtifactRunner) -> None:
        self._name = name
        self._artifact = ModelArtifact(ModelFormat.TFLITE, QuantizationRecipe.FLOAT32, {name: content}, (), outputs)
        self._runner = runner
        self._answers: dict[bytes, dict[str, NDArray[np.float32]]] = {}

    def run(self, tensors: Tensors) -> dict[str, NDArray[np.float32]]:
        """Real numbers by output name; raises `SourceError`."""
        return self.run_all([tensors])[0]

    def run_all(self, pictures: Sequence[Tensors]) -> list[dict[str, NDArray[np.float32]]]:
        """The same for pictures that have nothing to do with each other, in one process."""
        keys = [_digest(tensors) for tensors in pictures]
        new = {key: tensors for key, tensors in zip(keys, pictures, strict=True) if key not in self._answers}
        if new:
            self._answers |= zip(new, self.run_sequence(list(new.values())), strict=True)
        return [self._answers[key] for key in keys]

    def run_sequence(self, pictures: Sequence[Tensors]) -> list[dict[str, NDArray[np.float32]]]:
        """The same for pictures one after the other, in a process that remembers those before."""
        execution = self._runner.run(self._artifact, pictures)
        if not isinstance(execution, Executed):
            raise SourceError(f"“{self._name}” can't be run: {execution.reason}", "Convert the model again.")
        try:
            return [real_outputs(given, self._artifact.outputs) for given in execution.outputs]
        except IncomparableError as error:
            raise SourceError(f"“{self._name}” can't be run: {error}", "Convert the model again.") from error


def _digest(tensors: Tensors) -> bytes:
    return hashlib.sha256(b"".join(np.ascontiguousarray(tensors[name]).tobytes() for name in sorted(tensors))).digest()
