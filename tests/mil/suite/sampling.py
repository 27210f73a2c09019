"""Decides which of a test function's many parametrisations a short run takes."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

OPERATION_PARAMETERS = (
    *("op_name", "tf_op", "op", "func", "mode", "accumulate_mode", "interpolation_mode", "method"),
    *("conv_dim", "pad_type", "padding_mode", "padding_type", "masking_type"),
)
"""What coremltools' tests call the parameter that says which operation, or which way of working, is tested."""

FLOAT16_SHARE = 4
"""One in so many groups is tested in float16 rather than float32, for which the tests' own limits are 5000 times as
strict."""


@dataclass(frozen=True)
class Parametrisation:
    """One test, as far as a choice depends on it.

    Attributes:
        test: its id.
        operation: which operation, or which way of working, its parameters name; empty if none.
        float16: whether the model is converted to float16.
    """

    test: str
    operation: str = ""
    float16: bool = False

    @classmethod
    def of(cls, test: str, parameters: Mapping[str, Any]) -> Parametrisation:
        """Reads the values that a test's parameters have."""
        named = [f"{name}={_name(parameters[name])}" for name in OPERATION_PARAMETERS if name in parameters]
        backend = parameters.get("backend")
        precision = backend[1] if isinstance(backend, tuple) else getattr(backend, "precision", "fp32")
        return cls(test, ",".join(named), precision == "fp16")

    @property
    def group(self) -> str:
        """The tests that say much the same: those of one function about one operation."""
        return f"{function_of(self.test)}[{self.operation}]"


def function_of(test: str) -> str:
    """A test's id without its parameters."""
    return test.partition("[")[0]


def sample(parametrisations: Iterable[Parametrisation], size: int) -> set[str]:
    """At most `size` tests of each group: those whose ids have the smallest digests, whatever others there are.

    Float32 goes before float16, but in some groups it is the other way round.
    """
    groups: defaultdict[str, set[Parametrisation]] = defaultdict(set)
    for parametrisation in parametrisations:
        groups[parametrisation.group].add(parametrisation)
    return {chosen.test for members in groups.values() for chosen in sorted(members, key=_priority)[:size]}


def _priority(parametrisation: Parametrisation) -> tuple[bool, int]:
    """Smaller ones are taken first."""
    prefers_float16 = _digest(parametrisation.group) % FLOAT16_SHARE == 0
    return parametrisation.float16 != prefers_float16, _digest(parametrisation.test)


def _name(value: Any) -> str:
    """Functions by their name: what else they are written as differs from process to process."""
    return str(getattr(value, "__name__", value))


def _digest(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")
