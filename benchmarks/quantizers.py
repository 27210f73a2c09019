"""Decides what `python -m benchmarks.quantizers [NETWORK…]` prints: two ways to quantise the same networks.

litert-quantizer works on the finished file; TensorFlow's converter begins with the graph. Both get the same calibration
pictures. The networks are those of tests/zoo: random weights, statistics taken from pictures.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.convert import to_tflite
from generator.convert.quiet import quiet
from generator.convert.signature import input_nodes, output_nodes
from generator.convert.tflite_file import parse, serialize
from generator.convert.tflite_quantizer import quantized
from generator.convert.tflite_signature import add_signature, drop_conversion_metadata
from generator.errors import ConversionError
from generator.spec import QuantizationRecipe
from generator.spec.quantization import Quantization
from generator.spec.source_model import SourceModel
from tests.support.zoo import network_inputs
from tests.zoo.subjects import classifier

_NETWORKS = ("MobileNetV2", "MobileNetV3Small", "EfficientNetB0")
_SIZE = 96
_CALIBRATION, _CALIBRATION_SEED = 100, 11
_PICTURES, _SEED = 64, 9
_RECIPES = (
    QuantizationRecipe.FLOAT16,
    QuantizationRecipe.DYNAMIC_WI8_AFP32,
    QuantizationRecipe.WEIGHT_ONLY_WI8_AFP32,
    QuantizationRecipe.STATIC_WI8_AI8,
    QuantizationRecipe.STATIC_WI8_AI16,
)
_CONVERTER_HAS_NO = QuantizationRecipe.WEIGHT_ONLY_WI8_AFP32

Pictures = NDArray[np.float32]


@dataclass(frozen=True)
class _Bench:
    name: str
    source: SourceModel
    calibration: Sequence[dict[str, Pictures]]
    pictures: Pictures
    expected: Pictures


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints a row of a Markdown table for each network, recipe and way."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quantizers")
    parser.add_argument("networks", nargs="*", default=list(_NETWORKS), metavar="NETWORK")
    _say("network", "recipe", "by", "of float32", "top-1 as the source", "SNR", "seconds")
    _say(*["---"] * 7)
    for name in parser.parse_args(arguments).networks:
        for row in _rows(name):
            _say(name, *row)


def _say(*cells: str) -> None:
    sys.stdout.write(f"| {' | '.join(cells)} |\n")
    sys.stdout.flush()


def _rows(name: str) -> Iterator[tuple[str, ...]]:
    source = classifier(name, _SIZE, 1, logits=True).source
    ((tensor,), (output,)) = source.inputs, source.outputs
    calibration = network_inputs(name, _CALIBRATION, _SIZE, _CALIBRATION_SEED)
    pictures = network_inputs(name, _PICTURES, _SIZE, _SEED)
    expected = np.concatenate([source.run({tensor.name: picture[np.newaxis]})[output.name] for picture in pictures])
    examples = [{tensor.name: picture[np.newaxis]} for picture in calibration]
    bench = _Bench(name, source, examples, pictures, expected)
    full = to_tflite(source, QuantizationRecipe.FLOAT32, name)

    def finished_file(recipe: QuantizationRecipe) -> bytes:
        (content,) = quantized(full, Quantization(recipe, calibration=examples), name).files.values()
        return content

    def from_graph(recipe: QuantizationRecipe) -> bytes:
        return _by_converter(bench, recipe)

    for recipe in _RECIPES:
        yield recipe.value, "litert-quantizer", *_measured(bench, recipe, finished_file, full.size)
        if recipe is not _CONVERTER_HAS_NO:
            yield recipe.value, "TensorFlow's converter", *_measured(bench, recipe, from_graph, full.size)


def _measured(
    bench: _Bench, recipe: QuantizationRecipe, make: Callable[[QuantizationRecipe], bytes], full: int
) -> tuple[str, ...]:
    start = time.perf_counter()
    try:
        content = make(recipe)
    except ConversionError as refusal:
        return "", refusal.message, "", ""
    seconds = time.perf_counter() - start
    answers = _answers(content, bench)
    same = int(np.sum(answers.argmax(1) == bench.expected.argmax(1)))
    noise = float(np.square(answers - bench.expected).sum() / np.square(bench.expected).sum())
    share = f"{len(content) / full:.3f}"
    return share, f"{same} of {len(answers)}", f"{-10 * np.log10(noise):.1f} dB", f"{seconds:.1f}"


def _answers(content: bytes, bench: _Bench) -> Pictures:
    from ai_edge_litert.interpreter import Interpreter

    ((tensor,), (output,)) = bench.source.inputs, bench.source.outputs
    run = Interpreter(model_content=content).get_signature_runner("serving_default")
    answers: Pictures = np.concatenate(
        [run(**{tensor.name: picture[np.newaxis]})[output.name] for picture in bench.pictures]
    )
    return answers


def _by_converter(bench: _Bench, recipe: QuantizationRecipe) -> bytes:
    """As mobilegen would, if it left quantisation to the converter: conversion included, for it can't be left out."""
    import tensorflow as tf

    function = bench.source.function
    converter = tf.lite.TFLiteConverter.from_concrete_functions([function])
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    if recipe is QuantizationRecipe.FLOAT16:
        converter.target_spec.supported_types = [tf.float16]
    if recipe.is_static:
        converter.representative_dataset = lambda: (list(example.values()) for example in bench.calibration)
    if recipe is QuantizationRecipe.STATIC_WI8_AI16:
        sixteen = tf.lite.OpsSet.EXPERIMENTAL_TFLITE_BUILTINS_ACTIVATIONS_INT16_WEIGHTS_INT8
        converter.target_spec.supported_ops = [sixteen]
    try:
        with quiet():
            model: Any = parse(bytes(converter.convert()))
    except Exception as failure:
        raise ConversionError(f"refused: {str(failure).splitlines()[0][:80]}") from failure
    add_signature(model, list(input_nodes(function)), list(output_nodes(function)))
    drop_conversion_metadata(model)
    return serialize(model)


if __name__ == "__main__":
    main()
