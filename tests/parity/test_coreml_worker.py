"""Core ML gets what coremltools takes, and what it gives comes back in the order of the labels; for a stand-in of it.

The stand-in is as strict as coremltools' `MLModel.predict` is about pictures, and as free about a dictionary's order.
"""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.parity import Executed, Execution, NotExecuted
from generator.parity.coreml_runner import CoreMLRunner
from generator.parity.worker_process import WorkerProcess
from generator.spec import ModelArtifact, ModelFormat, QuantizationRecipe
from tests.support.mil_packages import MilProgram

_STAND_IN = """
from pathlib import Path
from types import SimpleNamespace

import numpy as np
from PIL import Image

ComputeUnit = SimpleNamespace(CPU_ONLY=object())


class MLModel:
    def __init__(self, path, compute_units):
        assert compute_units is ComputeUnit.CPU_ONLY
        assert Path(path, "Manifest.json").is_file()
        self._specification = Path(path, "Data/com.apple.CoreML/model.mlmodel").read_bytes()

    def get_spec(self):
        from generator.mil.messages import parse_model

        return parse_model(self._specification)

    def predict(self, given):
        modes = {20: "RGB", 10: "L", 40: "F"}
        for feature in self.get_spec().description.input:
            if feature.type.HasField("imageType"):
                if not isinstance(given[feature.name], Image.Image):
                    raise TypeError(f"Image input, '{feature.name}' must be of type PIL.Image.Image")
                assert given[feature.name].mode == modes[feature.type.imageType.colorSpace]
            else:
                assert given[feature.name].dtype == np.float32
        mean = float(np.asarray(given["image"], np.float32).mean())
        return {"label": "dog", "probabilities": PROBABILITIES, "mean": np.float16([mean])}


models = SimpleNamespace(MLModel=MLModel)
"""
_PIXELS = {"RGB": (4, 5, 3), "GRAYSCALE": (4, 5), "GRAYSCALE_FLOAT16": (4, 5)}


def _runner(folder: Path, probabilities: str) -> CoreMLRunner:
    real = importlib.util.find_spec("coremltools")
    assert real
    assert real.submodule_search_locations
    package = folder / "coremltools"
    package.mkdir()
    (package / "__init__.py").write_text(_STAND_IN.replace("PROBABILITIES", probabilities), encoding="utf-8")
    # Core ML's messages are the real ones.
    (package / "proto").symlink_to(Path(real.submodule_search_locations[0]) / "proto", target_is_directory=True)
    worker = WorkerProcess.of_module("generator.parity.worker.coreml", "model.mlpackage")
    return CoreMLRunner(replace(worker, environment={"PYTHONPATH": str(folder)}), platform="darwin")


def _executed(folder: Path, color_space: str, probabilities: str) -> Execution:
    program = MilProgram()
    program.image("image", color_space, 4, 5)
    program.input("age", (1,))
    program.const("classes", np.array(["cat", "dog", "bird"]))
    program.op("classify", {}, probabilities="image", classes="classes")
    artifact = ModelArtifact(ModelFormat.COREML, QuantizationRecipe.FLOAT32, program.files(), (), ())
    picture: dict[str, NDArray[Any]] = {"image": np.full(_PIXELS[color_space], 100, np.uint8)}
    picture["age"] = np.ones(1, np.float32)
    return _runner(folder, probabilities).run(artifact, [picture] * 2)


@pytest.mark.parametrize("color_space", sorted(_PIXELS))
def test_pictures_are_given_and_probabilities_are_sorted_as_the_labels_are(tmp_path: Path, color_space: str) -> None:
    execution = _executed(tmp_path, color_space, "{'bird': 0.25, 'dog': 0.625, 'cat': 0.125}")

    assert isinstance(execution, Executed), execution
    assert execution.executed_by.startswith("Core ML of macOS")
    outputs, again = execution.outputs
    assert outputs.keys() == again.keys()
    assert outputs["probabilities"].tolist() == [0.125, 0.625, 0.25]
    assert outputs["mean"] == np.float16(100)
    assert outputs["mean"].dtype == np.float16
    assert "label" not in outputs


def test_probabilities_of_other_labels_show_nothing(tmp_path: Path) -> None:
    execution = _executed(tmp_path, "RGB", "{'bird': 0.25, 'dog': 0.625, 'mouse': 0.125}")

    assert execution == NotExecuted("“probabilities” has probabilities of other labels than the package names")


def test_what_is_no_array_shows_nothing(tmp_path: Path) -> None:
    execution = _executed(tmp_path, "RGB", "[{'bird': 0.25}]")

    assert execution == NotExecuted("“probabilities” holds neither numbers nor texts")
