"""Decides what is said of operators that a converter has nothing for: each by name, with the layers that need it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.convert.replacements import replacement
from generator.errors import ConversionError
from generator.spec.layers import layer_of

# tensorflow/compiler/mlir/lite/metrics/converter_error_data.proto
_NEEDS_SELECT_TF_OPS, _NEEDS_CUSTOM_OPS = 1, 2
_SHOWN = 3
_ANY = "Express that part of the model with other layers, or leave it to the app."


@dataclass(frozen=True)
class UnsupportedOperator:
    """An operator of TensorFlow that a converter can't express.

    Attributes:
        name: TensorFlow's.
        layers: of the source model, in its order.
        selectable: whether TFLite can borrow TensorFlow's own kernel for it, as a Select TF op.
    """

    name: str
    layers: tuple[str, ...]
    selectable: bool = False

    def __str__(self) -> str:
        shown = [f"“{layer}”" for layer in self.layers[:_SHOWN]]
        more = [f"{len(self.layers) - _SHOWN} more"] if len(self.layers) > _SHOWN else []
        where = (" of " if len(self.layers) == 1 else " of the layers ") + _listed([*shown, *more])
        return self.name + (where if self.layers else "")


class UnsupportedOperatorsError(ConversionError):
    """A converter lacks operators; `operators` are all that it named."""

    def __init__(self, converter: str, operators: Sequence[UnsupportedOperator]) -> None:
        named = _listed([str(operator) for operator in operators])
        super().__init__(f"{converter} has no operator for TensorFlow's {named}", _advice(operators))
        self.operators = tuple(operators)


class SelectTfOpsNeededError(UnsupportedOperatorsError):
    """TFLite lacks operators, and can borrow all of them from TensorFlow."""


def tflite_refusal(failure: Exception, layers: Sequence[str]) -> UnsupportedOperatorsError | None:
    """What TFLite's converter lacks; None if it failed for another reason.

    Args:
        failure: what the converter raised.
        layers: of the source model.
    """
    found: dict[tuple[str, bool], list[str]] = {}
    for error in getattr(failure, "errors", ()):
        if error.error_code in (_NEEDS_SELECT_TF_OPS, _NEEDS_CUSTOM_OPS):
            key = (error.operator.name.removeprefix("tf."), error.error_code == _NEEDS_SELECT_TF_OPS)
            found.setdefault(key, []).append(layer_of(_node(error), layers))
    operators = [
        UnsupportedOperator(name, in_order(places, layers), selectable)
        for (name, selectable), places in sorted(found.items())
    ]
    if not operators:
        return None
    enough = all(operator.selectable for operator in operators)
    return (SelectTfOpsNeededError if enough else UnsupportedOperatorsError)("TFLite", operators)


def in_order(places: Sequence[str], layers: Sequence[str]) -> tuple[str, ...]:
    """Each of `places` once, in the order of the model's layers; what is no layer comes last, by name."""
    order = {layer: number for number, layer in enumerate(layers)}
    return tuple(sorted(set(places) - {""}, key=lambda place: (order.get(place, len(order)), place)))


def _node(error: Any) -> str:
    """The name of the graph's node; the converter puts it first, before the lines of Python that made it."""
    return next((str(call.name) for call in error.location.call if call.name), "")


def _advice(operators: Sequence[UnsupportedOperator]) -> str:
    """What to use instead of them; operators of which nothing is known get what is true of all."""
    by_advice: dict[str, list[str]] = {}
    for operator in operators:
        by_advice.setdefault(replacement(operator.name) or _ANY, []).append(operator.name)
    if len(by_advice) == 1:
        return next(iter(by_advice))
    return " ".join(f"{_listed(names)}: {advice[0].lower()}{advice[1:]}" for advice, names in by_advice.items())


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
