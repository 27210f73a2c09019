"""Decides which interpreter executes a `.tflite`: LiteRT's, or TensorFlow's own if the file borrows its operators.

LiteRT's wheel has no kernels for Select TF ops. TensorFlow's has: its interpreter hands them to the Flex delegate, as
the Android library `tensorflow-lite-select-tf-ops` does.
"""

from __future__ import annotations

import importlib.metadata
import os
import struct
from pathlib import Path
from typing import Any

_SELECT_TF_OP = b"Flex"
# What the schema's own accessors raise when they follow an offset out of the file.
_DAMAGE = (struct.error, ValueError, TypeError, IndexError)


def open_interpreter(path: Path, *, keeping_all: bool = False, threads: int | None = None) -> tuple[Any, str]:
    """An interpreter for the model at `path`, and the runtime's name.

    Args:
        path: of the `.tflite`.
        keeping_all: whether every tensor can be read afterwards, which forbids delegates that take over whole parts.
        threads: how many it may use; None leaves that to the interpreter.

    Raises:
        ValueError: the interpreter refuses the model.
    """
    borrows = borrows_operators(path.read_bytes())
    module = _tensorflow() if borrows else _litert()
    options: dict[str, Any] = {"experimental_preserve_all_tensors": keeping_all, "num_threads": threads}
    if keeping_all:
        # XNNPACK takes over whole parts of the graph, and what is inside of them can't be seen then.
        resolvers = module.experimental.OpResolverType if borrows else module.OpResolverType
        options["experimental_op_resolver_type"] = resolvers.BUILTIN_WITHOUT_DEFAULT_DELEGATES
    interpreter = module.Interpreter(model_path=str(path), **options)
    if borrows:
        return interpreter, f"TensorFlow {importlib.metadata.version('tensorflow')}'s interpreter with Flex, CPU"
    return interpreter, f"LiteRT {importlib.metadata.version('ai-edge-litert')} interpreter, CPU"


def borrows_operators(content: bytes) -> bool:
    """Whether a `.tflite` has Select TF ops; a damaged file has none, and the interpreter will say what is wrong."""
    return any(custom.startswith(_SELECT_TF_OP) for _, custom in _operator_codes(content))


def remembers(content: bytes) -> bool:
    """Whether a `.tflite` has variables, so that an answer depends on those before; a damaged file has none."""
    from ai_edge_litert import schema_py_generated as schema

    if any(builtin == schema.BuiltinOperator.VAR_HANDLE for builtin, _ in _operator_codes(content)):
        return True
    try:
        model = schema.Model.GetRootAs(content, 0)
        graphs = [model.Subgraphs(number) for number in range(model.SubgraphsLength())]
        return any(graph.Tensors(index).IsVariable() for graph in graphs for index in range(graph.TensorsLength()))
    except _DAMAGE:
        return False


def _operator_codes(content: bytes) -> list[tuple[int, bytes]]:
    """Code and custom name of each type of operator; none of a damaged file."""
    from ai_edge_litert import schema_py_generated as schema

    try:
        model = schema.Model.GetRootAs(content, 0)
        codes = [model.OperatorCodes(index) for index in range(model.OperatorCodesLength())]
        return [(int(code.BuiltinCode()), bytes(code.CustomCode() or b"")) for code in codes]
    except _DAMAGE:
        return []


def _litert() -> Any:
    from ai_edge_litert import interpreter

    return interpreter


def _tensorflow() -> Any:
    os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"
    os.environ["CUDA_VISIBLE_DEVICES"] = ""
    import tensorflow as tf

    return tf.lite
