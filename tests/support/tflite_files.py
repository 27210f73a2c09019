"""Builds small `.tflite` files by hand, operator by operator, so that their every number is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.spec import (
    ChannelOrder,
    ImagePreprocessing,
    ImageSize,
    LabelSet,
    ModelArtifact,
    ModelFormat,
    ModelInfo,
    ModelSource,
    ModelSpec,
    Normalization,
    Postprocessing,
    QuantizationRecipe,
    SourceFormat,
    TaskKind,
    TensorSpec,
)
from generator.spec.source_model import SourceModel, Tensors

CLASSES = 4


@dataclass(frozen=True)
class TinyClassifier:
    """`softmax(flatten(input) @ weights + bias)` over a picture.

    Attributes:
        shape: of the input.
        weights: [values of the picture, classes], float32.
        inputs: signature name -> the tensor's name; likewise `outputs`.
        float16: whether the weights are stored as float16, with a DEQUANTIZE in front.
        custom_operator: name of an operator that no runtime has, put behind the softmax.
        raw_output_name: name of another output, in front of the scores, with what the softmax gets; empty for none.
        signature_key: empty for a model without signature.
        newer_than_tflite_support: whether to hold a field that the schema of tflite-support 0.4.4 lacks.
    """

    shape: tuple[int, ...] = (1, 4, 4, 3)
    weights: NDArray[np.float32] = field(default_factory=lambda: tiny_weights((1, 4, 4, 3)))
    bias: NDArray[np.float32] = field(default_factory=lambda: np.linspace(-0.5, 0.5, CLASSES, dtype=np.float32))
    input_name: str = "image"
    output_name: str = "probabilities"
    raw_output_name: str = ""
    float16: bool = False
    custom_operator: str = ""
    signature_key: str = "serving_default"
    newer_than_tflite_support: bool = False

    def run(self, picture: NDArray[np.float32]) -> dict[str, NDArray[np.float32]]:
        """What the model computes, in float64, rounded to float32."""
        raw: NDArray[np.float64] = (
            picture.reshape(1, -1).astype(np.float64) @ self.weights.astype(np.float64) + self.bias
        )
        powers = np.exp(raw - raw.max())
        outputs = {self.output_name: (powers / powers.sum()).astype(np.float32)}
        if self.raw_output_name:
            outputs[self.raw_output_name] = raw.astype(np.float32)
        return outputs

    def file(self) -> bytes:
        """The `.tflite` file."""
        return _File(self).content()


def tiny_weights(shape: Sequence[int], seed: int = 7) -> NDArray[np.float32]:
    """Seeded weights for `TinyClassifier`, of a size that keeps the softmax away from 0 and 1."""
    generator = np.random.default_rng(seed)
    count = int(np.prod(shape))
    weights: NDArray[np.float32] = (generator.standard_normal((count, CLASSES)) / np.sqrt(count)).astype(np.float32)
    return weights


class _File:
    """Collects buffers, tensors and operators of one file."""

    def __init__(self, model: TinyClassifier) -> None:
        from ai_edge_litert import schema_py_generated

        self.schema: Any = schema_py_generated
        self.model = model
        self.buffers: list[Any] = [self.schema.BufferT()]
        self.tensors: list[Any] = []
        self.operators: list[Any] = []
        self.codes: list[Any] = []

    def content(self) -> bytes:
        schema, model = self.schema, self.model
        count = int(np.prod(model.shape))
        image = self._tensor("in", model.shape)
        flat = self._tensor("flat", (1, count))
        raw = self._tensor("raw", (1, CLASSES))
        scores = self._tensor("scores", (1, CLASSES))
        new_shape = self._constant("new_shape", np.array([1, count], np.int32))
        weights = self._weights()
        bias = self._constant("bias", model.bias)
        self._operator(
            "RESHAPE", [image, new_shape], [flat], schema.ReshapeOptionsT(newShape=[1, count]), "ReshapeOptions"
        )
        connected = schema.FullyConnectedOptionsT()
        self._operator("FULLY_CONNECTED", [flat, weights, bias], [raw], connected, "FullyConnectedOptions")
        self._operator("SOFTMAX", [raw], [scores], schema.SoftmaxOptionsT(beta=1.0), "SoftmaxOptions")
        outputs = {model.output_name: scores}
        if model.custom_operator:
            outputs[model.output_name] = self._tensor("custom", (1, CLASSES))
            self._operator("CUSTOM", [scores], [outputs[model.output_name]], custom=model.custom_operator)
        if model.raw_output_name:
            outputs = {model.raw_output_name: raw, **outputs}
        return self._packed({model.input_name: image}, outputs)

    def _packed(self, inputs: Mapping[str, int], outputs: Mapping[str, int]) -> bytes:
        import flatbuffers

        schema = self.schema
        if self.model.newer_than_tflite_support:
            self.operators[0].debugMetadataIndex = 7
        subgraph = schema.SubGraphT(
            tensors=self.tensors,
            inputs=list(inputs.values()),
            outputs=list(outputs.values()),
            operators=self.operators,
            name="main",
        )
        signature = schema.SignatureDefT(
            inputs=[schema.TensorMapT(name=name, tensorIndex=index) for name, index in inputs.items()],
            outputs=[schema.TensorMapT(name=name, tensorIndex=index) for name, index in sorted(outputs.items())],
            signatureKey=self.model.signature_key,
            subgraphIndex=0,
        )
        version = schema.BufferT(data=np.frombuffer(b"1.5.0".ljust(16, b"\0"), np.uint8))
        self.buffers.append(version)
        tree = schema.ModelT(
            version=3,
            operatorCodes=self.codes,
            subgraphs=[subgraph],
            description="Made by hand.",
            buffers=self.buffers,
            metadata=[schema.MetadataT(name="min_runtime_version", buffer=len(self.buffers) - 1)],
            signatureDefs=[signature] if self.model.signature_key else None,
        )
        builder = flatbuffers.Builder(1024)
        builder.Finish(tree.Pack(builder), b"TFL3")
        return bytes(builder.Output())

    def _weights(self) -> int:
        transposed = np.ascontiguousarray(self.model.weights.T)
        if not self.model.float16:
            return self._constant("weights", transposed)
        half = self._constant("weights_half", transposed.astype(np.float16))
        weights = self._tensor("weights", transposed.shape)
        self._operator("DEQUANTIZE", [half], [weights], self.schema.DequantizeOptionsT(), "DequantizeOptions")
        return weights

    def _constant(self, name: str, values: NDArray[Any]) -> int:
        self.buffers.append(self.schema.BufferT(data=np.frombuffer(values.tobytes(), np.uint8)))
        return self._tensor(name, values.shape, str(values.dtype), len(self.buffers) - 1)

    def _tensor(self, name: str, shape: Sequence[int], dtype: str = "float32", buffer: int = 0) -> int:
        code = getattr(self.schema.TensorType, dtype.upper())
        self.tensors.append(self.schema.TensorT(name=name, shape=list(shape), type=code, buffer=buffer))
        return len(self.tensors) - 1

    def _operator(
        self,
        name: str,
        inputs: list[int],
        outputs: list[int],
        options: Any = None,
        kind: str = "NONE",
        custom: str = "",
    ) -> None:
        code = getattr(self.schema.BuiltinOperator, name)
        self.codes.append(
            self.schema.OperatorCodeT(
                deprecatedBuiltinCode=min(code, 127), builtinCode=code, customCode=custom or None, version=1
            )
        )
        self.operators.append(
            self.schema.OperatorT(
                opcodeIndex=len(self.codes) - 1,
                inputs=inputs,
                outputs=outputs,
                builtinOptionsType=getattr(self.schema.BuiltinOptions, kind),
                builtinOptions=options,
            )
        )


def tiny_spec(model: TinyClassifier, **changes: Any) -> ModelSpec:
    """The contract of `model`: pixels 0..255 brought to -1..1, one label for each class."""
    order = {1: ChannelOrder.GRAYSCALE, 3: ChannelOrder.RGB}[model.shape[-1]]
    outputs = [TensorSpec(name, (1, CLASSES)) for name in (model.output_name, model.raw_output_name) if name]
    values: dict[str, Any] = {
        "name": "tiny",
        "task": TaskKind.IMAGE_CLASSIFICATION,
        "inputs": (TensorSpec(model.input_name, model.shape),),
        "outputs": tuple(outputs),
        "preprocessing": ImagePreprocessing(
            ImageSize(model.shape[2], model.shape[1]), Normalization((127.5,), (127.5,)), channel_order=order
        ),
        "postprocessing": Postprocessing(),
        "labels": LabelSet(("cat", "dog", "bird", "fish")),
        "info": ModelInfo("Tells four animals apart.", "A. Uthor", "1.2.0", "Apache-2.0"),
    }
    return ModelSpec(**(values | changes))


def tiny_source(model: TinyClassifier) -> SourceModel:
    """`model` as a source: computed by numpy."""
    spec = tiny_spec(model)
    source = ModelSource(Path("tiny.keras"), SourceFormat.KERAS)

    def run(tensors: Tensors) -> dict[str, NDArray[np.float32]]:
        return model.run(tensors[model.input_name])

    return SourceModel(source, spec.inputs, spec.outputs, function=None, run=run)


def tiny_artifact(model: TinyClassifier, content: bytes | None = None) -> ModelArtifact:
    """`model` (or other `content` that claims to be it) as a converter would hand it on."""
    spec = tiny_spec(model)
    recipe = QuantizationRecipe.FLOAT16 if model.float16 else QuantizationRecipe.FLOAT32
    files = {"tiny.tflite": model.file() if content is None else content}
    return ModelArtifact(ModelFormat.TFLITE, recipe, files, spec.inputs, spec.outputs)
