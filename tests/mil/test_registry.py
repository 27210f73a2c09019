"""Decides whether the evaluator has all of MIL: its operations, their parameters, their defaults."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from generator.mil.control_flow import CONTROL_FLOW
from generator.mil.ops import OPERATIONS

REQUIRED = inspect.Parameter.empty

NOT_OPERATIONS = {
    "const": "a value of the program, which the reader reads",
    "_const_symbolic": "stands for a size that isn't known yet while coremltools converts; no package contains it",
    "conv_quantized": "of the neural network format; coremltools' writer of ML Programs refuses it",
}

NOT_IN_MIL = {
    "acosh": "PyTorch's front end asks for it, MIL has no such operation, and the conversion fails",
    "asinh": "likewise",
}

LOWERED_BEFORE_WRITING = {
    "coreml_update_state": "written as write_state and read_state",
    "tf_lstm_block": "becomes lstm or elementary operations",
    "tf_lstm_block_cell": "becomes elementary operations",
    "tf_make_list": "becomes make_list",
    "torch_tensor_assign": "becomes slice_update or scatter_nd",
    "torch_upsample_bilinear": "becomes upsample_bilinear or resize_bilinear",
    "torch_upsample_nearest_neighbor": "becomes upsample_nearest_neighbor",
}
"""Operations of front ends' dialects, and what passes make of them before writing; those named `complex…` likewise."""

BUILDING_BLOCKS = {
    *("Program", "StateTensorSpec", "TensorSpec", "function", "placeholder"),
    *("program", "scope", "set_before_op", "state_tensor_placeholder"),
}
"""Members of coremltools' program builder that don't add an operation."""

OTHER_DEFAULTS = {
    ("avg_pool", "pad_type"): "required by MIL's specification, but its type inference reads a missing one as valid",
    ("l2_pool", "pad_type"): "likewise",
    ("max_pool", "pad_type"): "likewise",
    ("crop_resize", "box_indices"): "None stands for MIL's default, which counts up to the number of boxes",
    ("crop_resize", "pad_value"): "None stands for MIL's default 0 and says as well that the opset has no such input",
    ("gru", "reset_after"): "MIL gives no default; its documentation says false",
    ("linear", "bias"): "None stands for MIL's default, which is a zero for each output",
    ("topk", "output_indices_dtype"): "int32 if indices are returned, and without meaning otherwise",
}


def _opsets() -> list[Any]:
    import coremltools as ct

    return [ct.target.iOS15, ct.target.iOS16, ct.target.iOS17, ct.target.iOS18]


def _definitions(operation: str) -> list[Any]:
    """The classes that define an operation in the opsets of ML Programs."""
    from coremltools.converters.mil.mil.ops.registry import SSAOpRegistry

    versions = SSAOpRegistry.core_ops[operation]
    return [versions[opset] for opset in _opsets() if opset in versions]


def _core_operations() -> set[str]:
    from coremltools.converters.mil.mil.ops.registry import SSAOpRegistry

    return {name for name in SSAOpRegistry.core_ops if _definitions(name)}


def _default_inputs(definition: Any, rank: int) -> dict[str, Any]:
    """MIL's defaults for inputs of that rank."""
    from coremltools.converters.mil.mil import types

    operation = definition.__new__(definition)
    for name in definition.input_spec.input_types:
        stand_in = SimpleNamespace(rank=rank, shape=(2,) * rank, dtype=types.fp32, val=None)
        setattr(operation, name, stand_in)
    return dict(operation.default_inputs().items())


def _mil_default(definition: Any, name: str) -> Any:
    """What MIL takes for a missing input, or REQUIRED; None if there is no such thing or it depends on other inputs."""
    if not definition.input_spec.input_types[name].optional:
        return REQUIRED
    of_matrix, of_cube = (_default_inputs(definition, rank).get(name) for rank in (3, 4))
    return of_cube if repr(of_matrix) == repr(of_cube) else None


def _same(ours: Any, mil: Any) -> bool:
    if ours is REQUIRED or mil is REQUIRED or ours is None or mil is None:
        return ours is mil
    if isinstance(mil, float | np.floating):
        return bool(np.float32(ours) == np.float32(mil))  # MIL's defaults are float32
    return bool(ours == mil)


def _parameters(operation: str) -> dict[str, Any]:
    return {name: one.default for name, one in inspect.signature(OPERATIONS[operation]).parameters.items()}


def test_every_operation_of_mil_is_defined_or_explained() -> None:
    assert _core_operations() - set(OPERATIONS) - set(CONTROL_FLOW) == set(NOT_OPERATIONS)


def test_nothing_is_defined_that_mil_doesnt_have() -> None:
    assert set(OPERATIONS) <= _core_operations()


def test_parameters_have_mils_names() -> None:
    differing = {}
    for operation in OPERATIONS:
        mil = {name for definition in _definitions(operation) for name in definition.input_spec.input_types}
        if mil != set(_parameters(operation)):
            differing[operation] = mil ^ set(_parameters(operation))
    assert not differing


def test_parameters_have_mils_defaults() -> None:
    differing = {(operation, parameter) for operation in OPERATIONS for parameter in _differing_defaults(operation)}

    assert differing == set(OTHER_DEFAULTS)


def _differing_defaults(operation: str) -> Iterator[str]:
    definitions = _definitions(operation)
    for name, ours in _parameters(operation).items():
        having = [definition for definition in definitions if name in definition.input_spec.input_types]
        defaults = [_mil_default(definition, name) for definition in having]
        everywhere = len(having) == len(definitions)
        optional = [default for default in defaults if default is not REQUIRED]
        if all(_same(ours, default) for default in optional) and (optional or everywhere == (ours is REQUIRED)):
            continue
        yield name


FRONT_ENDS = ["frontend/tensorflow", "frontend/tensorflow2", "frontend/torch", "mil/passes", "backend/mil"]


@pytest.mark.parametrize("folder", FRONT_ENDS)
def test_whatever_a_converter_emits_is_defined_or_explained(folder: str) -> None:
    import coremltools as ct

    emitted = _emitted(Path(ct.__file__).parent / "converters/mil" / folder)
    known = {*OPERATIONS, *CONTROL_FLOW, *NOT_OPERATIONS, *NOT_IN_MIL, *LOWERED_BEFORE_WRITING, *BUILDING_BLOCKS}

    assert len(emitted) > 5
    assert {operation for operation in emitted - known if not operation.startswith("complex")} == set()


def test_dialects_are_complete() -> None:
    from coremltools.converters.mil.frontend.torch import dialect_ops  # noqa: F401 - registers its operations
    from coremltools.converters.mil.mil.ops.registry import SSAOpRegistry

    dialects = {name for name in SSAOpRegistry.dialect_ops if not name.startswith("complex")}
    assert dialects <= set(LOWERED_BEFORE_WRITING)


def _emitted(folder: Path) -> set[str]:
    """Every `mb.<operation>` that the sources of a converter mention, their own tests left out."""
    sources = [file for file in folder.rglob("*.py") if not {"test", "tests"} & set(file.parts)]
    nodes = (node for file in sources for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    return {
        node.attr
        for node in nodes
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "mb"
    }
