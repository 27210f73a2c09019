"""Decides what a recipe does with each operator of a float32 `.tflite`, and which operators it can't take."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Sequence
from typing import Any

from generator.convert.nothing_smaller import NothingSmallerError
from generator.convert.tflite_layers import layers_of
from generator.convert.tflite_operators import Operator, operators
from generator.convert.unknown_layer import UnknownLayerError
from generator.errors import ConversionError
from generator.spec import DType, QuantizationRecipe
from generator.spec.quantization import Quantization

_SHOWN = 3
_BITS = 8
_EVERYWHERE = ".*"
# Of an operator whose activations are quantised as they come. Quantising fewer, too, cost three known networks 1.5 to
# 2.3 dB, and made them smaller by a thousandth.
_LEAST_WEIGHTS = 1024
_FLOAT_BYTES = 4


def library_recipe(model: Any, quantization: Quantization) -> list[dict[str, Any]]:
    """litert-quantizer's recipe for a `ModelT`, which leaves the operators of `quantization.keep_float` as they are.

    What the recipe can't take stays, too: ask `check_recipe` first.

    Raises:
        UnknownLayerError: the model has no such layers.
    """
    rules = _rules(quantization)
    for operator in _kept(operators(model), quantization.keep_float):
        name = _library_name(operator.kind)
        if name is not None:
            rules.add_quantization_config(_exactly(operator.scope), *_left_alone(name))
    recipe: list[dict[str, Any]] = rules.get_quantization_recipe()
    return recipe


def check_recipe(model: Any, quantization: Quantization) -> None:
    """Checks that a recipe takes all of a `ModelT` but the layers of `quantization.keep_float`.

    Raises:
        NothingSmallerError: there is nothing else.
        ConversionError: the recipe can't take an operator.
        UnknownLayerError: the model has no such layers.
    """
    found = operators(model)
    kept = set(_kept(found, quantization.keep_float))
    rules, name = _rules(quantization), quantization.recipe.value
    beyond = [operator for operator in _refused(found, rules, quantization.recipe) if operator not in kept]
    if beyond:
        raise ConversionError(
            f"{name} can't take {_told_kinds(beyond)}",
            "Choose another recipe, or keep what it can't take in floating point: "
            f"--keep-float {','.join(_layers(beyond))}",
        )
    if not any(_changes(operator, rules, quantization.recipe) for operator in found if operator not in kept):
        raise NothingSmallerError(f"{name} finds nothing in this model to make smaller", "Leave --quantize out.")


def refused_layers(model: Any, recipe: QuantizationRecipe) -> tuple[str, ...]:
    """Layers of a `ModelT` with operators that `recipe` can't take.

    With fixed ranges, whatever computes on floating point has to become integer. Otherwise only weights change: what
    has none of its own, or few, may stay.
    """
    return _layers(_refused(operators(model), _rules(Quantization(recipe)), recipe))


def quantized_layers(model: Any, recipe: QuantizationRecipe) -> tuple[str, ...]:
    """Layers of a `ModelT` with operators that `recipe` makes smaller, in the file's order."""
    rules = _rules(Quantization(recipe))
    return _layers([operator for operator in operators(model) if _changes(operator, rules, recipe)])


def _layers(found: Sequence[Operator]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(operator.layer for operator in found))


def _rules(quantization: Quantization) -> Any:
    """litert-quantizer's `RecipeManager` for the whole model."""
    from litert_quantizer.qtyping import TFLOperationName as Name
    from litert_quantizer.recipe_manager import AlgorithmName, RecipeManager

    rules, recipe = RecipeManager(), quantization.recipe
    everything = (_EVERYWHERE, Name.ALL_SUPPORTED)
    if recipe is QuantizationRecipe.FLOAT16:
        rules.add_weight_only_config(*everything, num_bits=16, algorithm_key=AlgorithmName.FLOAT_CASTING)
    elif recipe is QuantizationRecipe.DYNAMIC_WI8_AFP32:
        rules.add_quantization_config(*everything, _dynamic())
    elif recipe is QuantizationRecipe.WEIGHT_ONLY_WI8_AFP32:
        rules.add_weight_only_config(*everything, num_bits=_BITS)
    elif recipe.is_static:
        bits = 16 if recipe is QuantizationRecipe.STATIC_WI8_AI16 else _BITS
        rules.add_static_config(*everything, activation_num_bits=bits, weight_num_bits=_BITS)
        _add_ends(rules, quantization.io)
    return rules


def _dynamic() -> Any:
    """What TensorFlow's converter does, too: few weights stay, for all their activations would be rounded for them."""
    from litert_quantizer import qtyping

    return qtyping.OpQuantizationConfig(
        weight_tensor_config=qtyping.TensorQuantizationConfig(_BITS, granularity=qtyping.QuantGranularity.CHANNELWISE),
        compute_precision=qtyping.ComputePrecision.INTEGER,
        min_weight_elements=_LEAST_WEIGHTS,
    )


def _add_ends(rules: Any, io: DType) -> None:
    """What a model with fixed ranges takes and gives; int8 needs no rule of its own."""
    from litert_quantizer import qtyping

    for end in (qtyping.TFLOperationName.INPUT, qtyping.TFLOperationName.OUTPUT):
        if io is DType.FLOAT32:
            rules.add_quantization_config(_EVERYWHERE, *_left_alone(end))
        elif io is DType.UINT8:
            unsigned = qtyping.TensorQuantizationConfig(_BITS, symmetric=False, dtype=qtyping.TensorDataType.UINT)
            weights = qtyping.TensorQuantizationConfig(_BITS, granularity=qtyping.QuantGranularity.CHANNELWISE)
            config = qtyping.OpQuantizationConfig(unsigned, weights, qtyping.ComputePrecision.INTEGER)
            rules.add_quantization_config(_EVERYWHERE, end, config)


def _left_alone(name: Any) -> tuple[Any, None, str]:
    from litert_quantizer.recipe_manager import AlgorithmName

    return name, None, AlgorithmName.NO_QUANTIZE


def _library_name(kind: str) -> Any:
    """litert-quantizer's name for a kind of operators, which differs for some; None if it knows none."""
    from litert_quantizer.qtyping import BuiltinOperator
    from litert_quantizer.utils.tfl_flatbuffer_utils import TFL_OP_CODE_TO_NAME

    return TFL_OP_CODE_TO_NAME.get(getattr(BuiltinOperator, kind, None))


def _exactly(scope: str) -> str:
    return rf"\A{re.escape(scope)}\Z"


def _kept(found: Sequence[Operator], names: Sequence[str]) -> tuple[Operator, ...]:
    by_layer: dict[str, list[Operator]] = {}
    for operator in found:
        for layer in layers_of(operator.result):
            by_layer.setdefault(layer, []).append(operator)
    for name in names:
        if name not in by_layer:
            raise UnknownLayerError(name, _similar(name, by_layer))
    return tuple(operator for name in names for operator in by_layer[name])


def _similar(name: str, known: Collection[str]) -> str:
    close = difflib.get_close_matches(name, known, _SHOWN)
    return f"Did you mean {_listed(close, 'or')}?" if close else "`mobilegen inspect` shows the layers of a model."


def _refused(found: Sequence[Operator], rules: Any, recipe: QuantizationRecipe) -> tuple[Operator, ...]:
    beyond = [operator for operator in found if not _takes(operator, rules)]
    if recipe.is_static:
        return tuple(operator for operator in beyond if operator.computes)
    # Left as they are, more than a tenth of all weights would belie the size that the recipe promises.
    least = sum(operator.weighs for operator in found) / 10
    return tuple(operator for operator in beyond if operator.computes and operator.weighs > least)


def _takes(operator: Operator, rules: Any) -> bool:
    from litert_quantizer.recipe_manager import AlgorithmName

    name = _library_name(operator.kind)
    if name is None:
        return False
    algorithm, _ = rules.get_quantization_configs(name, operator.scope)
    return bool(algorithm != AlgorithmName.NO_QUANTIZE)


def _changes(operator: Operator, rules: Any, recipe: QuantizationRecipe) -> bool:
    """Whether it is stored or computed otherwise, which takes weights unless ranges are fixed."""
    few = _LEAST_WEIGHTS * _FLOAT_BYTES if recipe is QuantizationRecipe.DYNAMIC_WI8_AFP32 else 1
    return _takes(operator, rules) and (recipe.is_static or operator.heaviest >= few)


def _told_kinds(beyond: Sequence[Operator]) -> str:
    layers: dict[str, dict[str, None]] = {}
    for operator in beyond:
        layers.setdefault(operator.kind, {})[operator.layer] = None
    return _listed([f"{kind} ({_shown(list(names))})" for kind, names in sorted(layers.items())], "and")


def _shown(layers: Sequence[str]) -> str:
    named = ", ".join(f"“{layer}”" for layer in layers[:_SHOWN])
    more = f" and {len(layers) - _SHOWN} more" if len(layers) > _SHOWN else ""
    return f"layer{'s' if len(layers) > 1 else ''} {named}{more}"


def _listed(parts: Sequence[str], word: str) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {word} {parts[-1]}"
