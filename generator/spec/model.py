"""Decides what the model contract is: everything that three languages must agree upon about one model."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from generator.spec.formats import ModelFormat, SourceFormat
from generator.spec.labels import LabelSet
from generator.spec.postprocessing import Postprocessing
from generator.spec.preprocessing import ImagePreprocessing
from generator.spec.problems import Problem, error
from generator.spec.quantization import QuantizationRecipe
from generator.spec.tensors import DType, TensorSpec

# A zero point is one of the tensor's own values; the apps hold it in 32 bits.
_ZERO_POINTS = {DType.UINT8: (0, 255), DType.INT8: (-128, 127)}
_INT32 = (-(2**31), 2**31 - 1)


class TaskKind(str, Enum):
    """What a model does, by the names of the Hugging Face hub where it has one."""

    IMAGE_CLASSIFICATION = "image-classification"


@dataclass(frozen=True)
class ModelSource:
    """Where a model comes from."""

    path: Path
    format: SourceFormat


@dataclass(frozen=True)
class ModelInfo:
    """What a person should know about a model; every field is free text and may be empty."""

    description: str = ""
    author: str = ""
    version: str = ""
    license: str = ""


@dataclass(frozen=True)
class ModelSpec:
    """The model contract.

    Attributes:
        name: lower-case identifier that names files (`digits`); see `identifiers.model_name`.
        inputs: by signature name, static shapes, batch of one.
        outputs: by signature name, static shapes.
        labels: one for each score; empty for tasks without labels.
    """

    name: str
    task: TaskKind
    inputs: tuple[TensorSpec, ...]
    outputs: tuple[TensorSpec, ...]
    preprocessing: ImagePreprocessing
    postprocessing: Postprocessing
    labels: LabelSet = LabelSet(())
    info: ModelInfo = field(default_factory=ModelInfo)

    def problems(self) -> list[Problem]:
        """Everything wrong with the parts that no task needs to judge; `Task.problems` judges the whole."""
        found = self.preprocessing.problems() + self.postprocessing.problems() + self.labels.problems()
        for kind, tensors in (("inputs", self.inputs), ("outputs", self.outputs)):
            if not tensors:
                found.append(error(f"model.{kind}", "the model has none"))
            for tensor in tensors:
                if any(extent < 1 for extent in tensor.shape):
                    found.append(error(f"model.{kind}.{tensor.name}", f"has the dynamic shape {tensor.shape}"))
                found += [error(f"model.{kind}.{tensor.name}", message) for message in _quantization_problems(tensor)]
        return found


def _quantization_problems(tensor: TensorSpec) -> Iterator[str]:
    if tensor.quantization is None:
        return
    scale, zero_point = tensor.quantization.scale, tensor.quantization.zero_point
    if not 0 < scale < math.inf:
        yield f"has the quantisation scale {scale}, which is no positive number"
    least, greatest = _ZERO_POINTS.get(tensor.dtype, _INT32)
    if not least <= zero_point <= greatest:
        yield f"has the zero point {zero_point}, which is outside {least}..{greatest}"


@dataclass(frozen=True)
class ModelArtifact:
    """One converted model in memory.

    Attributes:
        files: relative path -> content; one entry for TFLite, the whole package folder for Core ML
            (paths relative to the `.mlpackage` folder).
        inputs: tensors as the artefact declares them, by signature name.
        weights: the element type of most weights in a file that no recipe made; empty for what `recipe` says.
        kept_float: layers of the source model that `recipe` left in floating point.
        select_tf_ops: TensorFlow's own operators in a `.tflite`, which only a runtime with its kernels can run.
        stateful: whether a `.tflite` keeps variables from one run to the next.
        layers: of the source model, by the name of the operation of an ML Program that does their work; empty for
            `.tflite`, whose names tell.
    """

    format: ModelFormat
    recipe: QuantizationRecipe
    files: dict[str, bytes]
    inputs: tuple[TensorSpec, ...]
    outputs: tuple[TensorSpec, ...]
    weights: str = ""
    kept_float: tuple[str, ...] = ()
    select_tf_ops: tuple[str, ...] = ()
    stateful: bool = False
    layers: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    @property
    def needs_interpreter(self) -> bool:
        """Whether LiteRT's CompiledModel refuses the `.tflite`, and TensorFlow Lite's classic Interpreter takes it."""
        return bool(self.select_tf_ops) or self.stateful

    @property
    def precision(self) -> str:
        """How the weights are stored, for people: `float32`, `float16`, `int8`."""
        return self.weights or self.recipe.value

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(len(content) for content in self.files.values())

    @property
    def sha256(self) -> str:
        """Hexadecimal; of a package, of its sorted lines `<digest>  <path>` as `sha256sum` prints them."""
        digests = {path: hashlib.sha256(content).hexdigest() for path, content in self.files.items()}
        if len(digests) == 1:
            return next(iter(digests.values()))
        listing = "".join(f"{digests[path]}  {path}\n" for path in sorted(digests))
        return hashlib.sha256(listing.encode()).hexdigest()
