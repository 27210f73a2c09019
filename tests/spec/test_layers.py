"""Operations are found in their layers by the names that Keras gives them."""

from __future__ import annotations

import pytest

from generator.spec.layers import layer_of

_LAYERS = ("conv", "conv_1", "memory", "dense")


@pytest.mark.parametrize(
    ("operation", "layer"),
    [
        ("model_1/conv_1/BiasAdd", "conv"),
        ("model_1/conv_1_1/BiasAdd", "conv_1"),
        # Keras counts on where a scope of that name is taken already.
        ("model_1/conv_1_2/BiasAdd", "conv_1"),
        ("model_1/memory_1/lstm_cell_1/MatMul", "memory"),
        ("model_1/backbone_1/dense_1/MatMul", "dense"),
        ("model_1/conv_1/Relu;model_1/dense_1/MatMul", "dense"),
        ("model_1/conv_1/Relu;model_1/other_1/add", "conv"),
        ("dense/kernel:0", "dense"),
        ("model_1/add_1", "model_1/add_1"),
        ("", ""),
    ],
)
def test_the_layer_is_found(operation: str, layer: str) -> None:
    assert layer_of(operation, _LAYERS) == layer
