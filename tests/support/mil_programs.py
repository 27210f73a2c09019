"""Evaluates converted ML Programs on constants with coremltools' own value inference, as far as that reaches.

It knows elementwise operators, matrix products, reshapes and gathers; convolutions and loops it doesn't.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.spec import ModelArtifact


def write_package(artifact: ModelArtifact, folder: Path) -> Path:
    """Writes the files of a Core ML artefact under `folder`, which is returned."""
    for path, content in artifact.files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder


def read_program(artifact: ModelArtifact, folder: Path) -> Any:
    """The artefact's program as coremltools reads it back from the files."""
    import coremltools as ct
    from coremltools.converters.mil.frontend.milproto.load import load

    package = write_package(artifact, folder)
    spec = ct.utils.load_spec(str(package))
    return load(spec, spec.specificationVersion, str(package / "Data/com.apple.CoreML/weights"))


def operators(block: Any) -> list[Any]:
    """Every operator but constants, nested blocks included, in order."""
    found = []
    for operator in block.operations:
        if operator.op_type != "const":
            found.append(operator)
        for nested in operator.blocks:
            found += operators(nested)
    return found


def evaluate(artifact: ModelArtifact, inputs: Mapping[str, NDArray[Any]], folder: Path) -> dict[str, NDArray[Any]]:
    """The artefact's outputs by name, computed operator by operator; fails on what value inference doesn't know."""
    import coremltools as ct
    from coremltools.converters.mil import Builder as mb  # noqa: N813 - coremltools' own name for it

    main = read_program(artifact, folder).functions["main"]
    results: dict[str, NDArray[Any]] = {}

    def replay() -> Any:
        values = {name: mb.const(val=array) for name, array in inputs.items()}

        def known(variable: Any) -> Any:
            return tuple(map(known, variable)) if isinstance(variable, tuple | list) else values[variable.name]

        for operator in main.operations:
            if operator.op_type == "const":
                values[operator.outputs[0].name] = mb.const(val=operator.outputs[0].val)
                continue
            arguments = {key: known(value) for key, value in operator.inputs.items() if value is not None}
            produced = getattr(mb, operator.op_type)(**arguments)
            for variable, output in zip(np.atleast_1d(np.array(produced, object)), operator.outputs, strict=True):
                assert variable.val is not None, f"{operator.op_type} has no value inference"
                values[output.name] = variable
        results.update({output.name: values[output.name].val for output in main.outputs})
        return values[main.outputs[0].name]

    mb.program(input_specs=[], opset_version=ct.target.iOS17)(replay)
    return results
