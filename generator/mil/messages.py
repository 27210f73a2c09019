"""Decides how Core ML's protobuf messages are loaded: those that coremltools ships, without coremltools itself.

`import coremltools` takes seconds and pulls in TensorFlow; its generated message modules need protobuf alone. They are
loaded under a name of their own. protobuf keeps one registry of message types in a process, so that both may be loaded.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = "_core_ml_proto"


@cache
def messages(name: str) -> Any:
    """One module of messages, e.g. `messages("Model")` with `Model`, or `messages("MIL")` with `Program`."""
    if _PACKAGE not in sys.modules:
        _load_package()
    return importlib.import_module(f"{_PACKAGE}.{name}_pb2")


def parse_model(content: bytes) -> Any:
    """The message `Model` of a specification.

    Raises:
        ValueError: the bytes aren't one.
    """
    from google.protobuf.message import DecodeError

    model = messages("Model").Model()
    try:
        model.ParseFromString(content)
    except (DecodeError, RecursionError, ValueError, LookupError, TypeError, AssertionError) as error:
        # protobuf's pure Python parser lets the exceptions of its own parts through.
        raise ValueError("the specification is damaged") from error
    return model


def _load_package() -> None:
    coremltools = importlib.util.find_spec("coremltools")
    if coremltools is None or not coremltools.submodule_search_locations:
        raise ModuleNotFoundError("coremltools isn't installed", name="coremltools")
    folder = Path(coremltools.submodule_search_locations[0]) / "proto"
    spec = importlib.util.spec_from_file_location(
        _PACKAGE, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError("coremltools has no messages", name="coremltools.proto")
    package = importlib.util.module_from_spec(spec)
    sys.modules[_PACKAGE] = package
    try:
        spec.loader.exec_module(package)
    except BaseException:
        del sys.modules[_PACKAGE]
        raise
