"""Layers are found in the names that converters make of them."""

from __future__ import annotations

import pytest

from generator.convert.tflite_layers import layers_of, told

FUSED = "digits_1/relu1_1/Relu;digits_1/norm1_1/batchnorm/add_1;digits_1/conv1_1/convolution"


@pytest.mark.parametrize(
    ("name", "layer"),
    [
        (FUSED, "conv1"),
        ("net_1/re_lu_1/Relu", "re_lu"),
        ("net_1/re_lu_1_2/Relu6;net_1/Add;net_1/squeeze_1_2/convolution", "squeeze_1"),
        ("net_1/backbone_1/stem_1/depthwise", "stem"),
        ("net_1/dense_1/MatMul;net_1/dense_1/BiasAdd", "dense"),
        ("net_1/Mul", "net_1/Mul"),
        ("probabilities", "probabilities"),
        ("other_program/conv_1/convolution", "other_program/conv_1/convolution"),
        ("", ""),
    ],
)
def test_one_layer_is_told(name: str, layer: str) -> None:
    assert told(name) == layer


def test_every_fused_layer_is_found_and_so_is_every_node() -> None:
    found = layers_of(FUSED)
    assert {"digits", "relu1", "norm1", "conv1", "digits_1/conv1_1/convolution"} <= set(found)
    assert "conv1_1" not in found


def test_scopes_of_other_programs_are_taken_as_they_are() -> None:
    assert {"model", "conv_1", "conv"} & set(layers_of("model/conv_1/convolution")) == {"model", "conv_1"}
