"""Decides what the stand-in for Core ML answers: what the reference evaluator computes for the golden inputs."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import numpy as np

from generator.mil import Feature, read_package
from tests.toolchains.swift.golden_vectors import golden_inputs
from tests.toolchains.swift.project import IosProject


def record_answers(project: IosProject, folder: Path) -> Path:
    """Writes into `folder` what stands in the place of the project's compiled model."""
    (package,) = (project.root / "Models").glob("*.mlpackage")
    program = read_package(package)
    (image,) = program.inputs
    (scores,) = program.outputs
    answers = []
    for tensor in golden_inputs(project):
        values = np.frombuffer(tensor, np.float32).reshape(image.shape)
        output = program.evaluate({image.name: values})[scores.name]
        answers.append({"input": base64.b64encode(tensor).decode(), "output": np.ravel(output).tolist()})
    recording = {
        "input": _described(image),
        "output": _described(scores),
        # To Core ML a constant is an operation, too, one without a device.
        "operations": ["const", *(name for name, _ in program.operations())],
        "answers": answers,
    }
    compiled = folder / f"{package.stem}.mlmodelc"
    compiled.mkdir(parents=True)
    (compiled / "recording.json").write_text(json.dumps(recording))
    return compiled


def _described(feature: Feature) -> dict[str, object]:
    return {"name": feature.name, "extents": feature.shape}
