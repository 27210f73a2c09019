"""Decides how a `.tflite`, ours or foreign, is opened for a comparison."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from generator.metadata import describe_tflite, runtime_needs, stored_contract
from generator.metadata.description import ModelDescription, TensorDescription
from generator.metadata.stored_precision import tflite_precision
from generator.parity.ports import Port
from generator.parity.runnable import RunnableModel
from generator.parity.tflite_runner import TFLiteRunner
from generator.parity.traces import trace_artifact
from generator.parity.worker_process import WorkerProcess
from generator.spec import ImageSize, ModelArtifact, ModelFormat, QuantizationRecipe
from generator.usecases.verifying.opened import OpenedModel, sized

_ELEMENT_TYPES = frozenset(("float16", "float32", "float64", "int8", "int16", "int32", "int64", "uint8", "bool"))


def opened_tflite(path: Path, files: dict[str, bytes], size: ImageSize | None) -> OpenedModel:
    """The model in `files`, of which there is one.

    Raises:
        MetadataError: it is damaged.
        SpecError: it takes pictures of any size, and `size` is None.
    """
    (content,) = files.values()
    described = describe_tflite(content)
    contract = stored_contract(ModelFormat.TFLITE, files)
    precision = tflite_precision(content)
    needs = runtime_needs(content)
    artifact = ModelArtifact(
        ModelFormat.TFLITE,
        precision or QuantizationRecipe.FLOAT32,
        files,
        (),
        (),
        select_tf_ops=needs.select_tf_ops,
        stateful=needs.stateful,
    )
    inputs, outputs = (tuple(map(_port, tensors)) for tensors in (described.inputs, described.outputs))
    strange = next((port for port in (*inputs, *outputs) if port.dtype not in _ELEMENT_TYPES), None)
    if strange:
        return OpenedModel(path, None, contract, artifact, unable=f"“{strange.name}” holds {strange.dtype}")
    model = RunnableModel(
        path.name,
        tuple(sized(port, size) for port in inputs),
        outputs,
        precision,
        (partial(tflite_runner(described).run, artifact),),
        partial(trace_artifact, artifact),
    )
    return OpenedModel(path, model, contract, artifact)


def _port(tensor: TensorDescription) -> Port:
    return Port(tensor.signature_name or tensor.name, tensor.shape, tensor.dtype, tensor.quantization)


def tflite_runner(described: ModelDescription) -> TFLiteRunner:
    """By signature where there is one; by the tensors' own names, as in older files, where there is none."""
    if described.signatures:
        return TFLiteRunner()
    return TFLiteRunner(WorkerProcess.of_module("generator.parity.worker.tflite_unsigned", "model.tflite"))
