"""Every value inside of an artefact is had, under a name of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import numpy as np
import pytest

from generator.parity.traces import trace_artifact
from generator.spec import ModelArtifact, ModelFormat, QuantizationRecipe
from tests.support.mil_packages import MilProgram


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_packages_are_traced_without_threads_that_spin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    python, seen = tmp_path / "python", tmp_path / "seen"
    python.write_text(f'#!/bin/sh\necho "$OPENBLAS_NUM_THREADS" > {seen}\nexec {sys.executable} "$@"\n', "utf-8")
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    program = MilProgram()
    program.input("x", (1, 4))
    program.op("relu", {"y": ("FLOAT32", (1, 4))}, x="x")
    program.output("y")
    artifact = ModelArtifact(ModelFormat.COREML, QuantizationRecipe.FLOAT32, program.files(), (), ())

    trace = trace_artifact(artifact, {"x": -np.ones((1, 4), np.float32)})

    assert trace.values["y"].tolist() == [[0, 0, 0, 0]]
    assert seen.read_text("utf-8") == "1\n"
