"""Loads and converts the models of `tests.support.models`, each once in a run, and executes what comes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.convert import CONVERTERS, to_tflite
from generator.mil import read_package
from generator.sources import load
from generator.spec import DType, ModelArtifact, ModelFormat, ModelSource, QuantizationRecipe, SourceFormat, TensorSpec
from generator.spec.source_model import SourceModel
from tests.support import models

BUILDERS: Mapping[str, Callable[[], Any]] = {
    "small_cnn": models.small_cnn,
    "mobilenet_v2": models.mobilenet_v2,
    "lstm": lambda: models.recurrent("LSTM"),
    "gru": lambda: models.recurrent("GRU"),
    "grouped_convolutions": models.grouped_convolutions,
    "exact_gelu": models.exact_gelu,
    "two_inputs": models.two_inputs,
    "mixed_float16": models.mixed_float16,
}

FOR_THE_INTERPRETER: Mapping[str, Callable[[], Any]] = {
    "with_select_tf_op": models.with_select_tf_op,
    "stateful": models.stateful,
}
"""What LiteRT's CompiledModel refuses in apps; the former isn't converted unless TensorFlow may lend its operators."""


@dataclass
class Conversions:
    """Sources by name of their builder, and their artefacts."""

    folder: Path
    _sources: dict[str, SourceModel] = field(default_factory=dict)
    _borrowing: dict[str, ModelArtifact] = field(default_factory=dict)
    _artifacts: dict[tuple[str, ModelFormat, QuantizationRecipe], ModelArtifact] = field(default_factory=dict)

    def source(self, name: str) -> SourceModel:
        if name not in self._sources:
            self._sources[name] = load(
                models.saved((BUILDERS.get(name) or FOR_THE_INTERPRETER[name])(), self.folder / f"{name}.keras")
            )
        return self._sources[name]

    def with_select_tf_ops(self, name: str) -> ModelArtifact:
        """The `.tflite` in float32 that borrows from TensorFlow what TFLite lacks."""
        if name not in self._borrowing:
            self._borrowing[name] = to_tflite(self.source(name), QuantizationRecipe.FLOAT32, name, borrowing=True)
        return self._borrowing[name]

    def artifact(
        self, name: str, form: ModelFormat, recipe: QuantizationRecipe = QuantizationRecipe.FLOAT32
    ) -> ModelArtifact:
        key = (name, form, recipe)
        if key not in self._artifacts:
            self._artifacts[key] = CONVERTERS[form](self.source(name), recipe, name)
        return self._artifacts[key]


def source_of(function: Callable[..., Any], output: str, **inputs: tuple[int, ...]) -> SourceModel:
    """A `SourceModel` of a plain function of float32 tensors: what no Keras layer writes can be converted too."""
    from generator.sources.frameworks import import_tensorflow

    tf = import_tensorflow()
    serve = tf.function(lambda tensors: {output: function(**tensors)})
    traced = serve.get_concrete_function(
        {name: tf.TensorSpec(shape, tf.float32, name) for name, shape in inputs.items()}
    )

    def run(arrays: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[np.float32]]:
        results = traced({name: tf.constant(array) for name, array in arrays.items()})
        return {output: results[output].numpy()}

    tensor = traced.structured_outputs[output]
    return SourceModel(
        source=ModelSource(Path("function.keras"), SourceFormat.KERAS),
        inputs=tuple(TensorSpec(name, shape) for name, shape in inputs.items()),
        outputs=(TensorSpec(output, tuple(tensor.shape), DType(tensor.dtype.name)),),
        function=traced,
        run=run,
    )


def example(source: SourceModel, seed: int = 11) -> dict[str, NDArray[np.float32]]:
    """Random inputs for `source`, by name, in -2..2."""
    generator = np.random.default_rng(seed)
    return {spec.name: generator.uniform(-2, 2, spec.shape).astype(np.float32) for spec in source.inputs}


def run_tflite(artifact: ModelArtifact, inputs: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """What LiteRT's interpreter makes of `inputs`, by signature name."""
    from ai_edge_litert.interpreter import Interpreter

    (content,) = artifact.files.values()
    runner = Interpreter(model_content=content).get_signature_runner("serving_default")
    results: dict[str, NDArray[Any]] = runner(**inputs)
    return results


def run_coreml(artifact: ModelArtifact, inputs: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """What our evaluator of ML Programs makes of `inputs`, as the program declares its types."""
    return dict(read_package(artifact.files).evaluate(inputs))
