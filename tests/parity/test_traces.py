"""Every value inside of an artefact is had, under a name of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from generator.parity.runnable import UntraceableError
from generator.parity.source_trace import trace_source
from generator.parity.traces import trace_artifact
from generator.spec import ModelArtifact, ModelFormat, QuantizationRecipe
from tests.support.mil_packages import MilProgram
from tests.support.tflite_files import TinyClassifier, tiny_artifact, tiny_source


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


def _renamed(content: bytes, names: Mapping[str, str]) -> bytes:
    """A `.tflite` whose tensors have other names."""
    import flatbuffers
    from ai_edge_litert import schema_py_generated as schema

    model = schema.ModelT.InitFromPackedBuf(content, 0)
    for tensor in model.subgraphs[0].tensors:
        tensor.name = names.get(tensor.name.decode(), tensor.name)
    builder = flatbuffers.Builder()
    builder.Finish(model.Pack(builder), b"TFL3")
    return bytes(builder.Output())


def test_tensors_that_share_a_name_are_kept_apart() -> None:
    model = TinyClassifier()
    artifact = tiny_artifact(model)
    names = {"flat": "same#3", "raw": "same", "scores": "same"}
    files = {name: _renamed(content, names) for name, content in artifact.files.items()}

    trace = trace_artifact(replace(artifact, files=files), {"image": np.ones((1, 4, 4, 3), np.float32)})

    sizes = {name: values.size for name, values in trace.values.items()}
    assert (sizes["same#3"], sizes["same"], sizes["probabilities"]) == (48, 4, 4)
    assert trace.values["probabilities"].sum() == pytest.approx(1)
    keys = [key for step in trace.steps for key in step.outputs]
    assert len(set(keys)) == len(keys)


@pytest.mark.filterwarnings("ignore")
def test_a_source_that_tensorflow_can_not_take_apart_is_told() -> None:
    import tensorflow as tf

    flexible = tf.function(lambda image: {"probabilities": image * 2})
    function = flexible.get_concrete_function(tf.TensorSpec((None, 4, 4, 3), tf.float32, name="image"))
    source = replace(tiny_source(TinyClassifier()), function=function)

    with pytest.raises(UntraceableError, match="TensorFlow can't compute the source's values"):
        trace_source(source, {"image": np.ones((1, 4, 4, 3), np.float32)})
