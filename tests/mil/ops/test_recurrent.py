"""Recurrent layers, compared with Keras' layers of the same weights, and with a loop over units for what it lacks."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from generator.mil.ops import OPERATIONS
from tests.support.arrays import close, noise, same

STEPS, BATCH, INPUTS, UNITS = 5, 3, 4, 6
X = noise((STEPS, BATCH, INPUTS), 1)
H, C = noise((BATCH, UNITS), 2), noise((BATCH, UNITS), 3)
TOLERANCE = 2e-6


def keras_weights(gates: int, seed: int) -> tuple[Any, Any, Any]:
    """Keras' kernel `[I, gates * H]`, recurrent kernel `[H, gates * H]` and bias `[gates * H]`."""
    return (
        0.5 * noise((INPUTS, gates * UNITS), seed),
        0.5 * noise((UNITS, gates * UNITS), seed + 1),
        0.5 * noise((gates * UNITS,), seed + 2),
    )


def reordered(weights: Any, order: tuple[int, ...]) -> Any:
    """Keras' gates along the last dimension in MIL's order along the first."""
    gates = np.split(np.asarray(weights), len(order), axis=-1)
    return np.ascontiguousarray(np.concatenate([gates[i] for i in order], axis=-1).T)


LSTM_ORDER = (0, 1, 3, 2)
"""Keras has input, forget, cell, output."""
GRU_ORDER = (1, 2, 0)
"""Keras has update, reset, output."""


def by_keras(tf: Any, layer: Any, weights: list[Any], state: list[Any]) -> list[Any]:
    """Sequence `[s, b, H]` in the order of computation, and the last states."""
    layer.build((BATCH, STEPS, INPUTS))
    layer.set_weights(weights)
    sequence, *states = layer(tf.constant(X.transpose(1, 0, 2)), initial_state=state)
    return [sequence.numpy().transpose(1, 0, 2), *(value.numpy() for value in states)]


def check(outputs: tuple[Any, ...], expected: list[Any], sequence: bool) -> None:
    close(outputs[0], expected[0] if sequence else expected[0][-1:], TOLERANCE)
    for output, state in zip(outputs[1:], expected[1:], strict=True):
        close(output, state, TOLERANCE)


SEQUENCE = {"return_sequences": True, "return_state": True}


@pytest.mark.parametrize("sequence", [True, False])
@pytest.mark.parametrize("direction", ["forward", "reverse"])
@pytest.mark.parametrize("activation", ["tanh", "relu", "sigmoid", "linear"])
def test_rnn(activation: str, direction: str, sequence: bool, tf: Any) -> None:
    kernel, recurrent, bias = keras_weights(1, 10)
    layer = tf.keras.layers.SimpleRNN(UNITS, activation=activation, go_backwards=direction == "reverse", **SEQUENCE)
    expected = by_keras(tf, layer, [kernel, recurrent, bias], [H])
    options = {"direction": direction, "output_sequence": np.bool_(sequence), "activation": activation}
    check(OPERATIONS["rnn"](X, H, kernel.T, recurrent.T, bias, **options), expected, sequence)


@pytest.mark.parametrize("sequence", [True, False])
@pytest.mark.parametrize("direction", ["forward", "reverse"])
@pytest.mark.parametrize(("gate", "activation"), [("sigmoid", "tanh"), ("tanh", "relu")])
@pytest.mark.parametrize("reset_after", [True, False])
def test_gru(reset_after: bool, gate: str, activation: str, direction: str, sequence: bool, tf: Any) -> None:
    kernel, recurrent, bias = keras_weights(3, 20)
    recurrent_bias = 0.5 * noise((3 * UNITS,), 29)
    layer = tf.keras.layers.GRU(
        UNITS,
        activation=activation,
        recurrent_activation=gate,
        reset_after=reset_after,
        go_backwards=direction == "reverse",
        **SEQUENCE,
    )
    biases = np.stack([bias, recurrent_bias]) if reset_after else bias
    expected = by_keras(tf, layer, [kernel, recurrent, biases], [H])
    options = {
        "direction": direction,
        "output_sequence": np.bool_(sequence),
        "recurrent_activation": gate,
        "activation": activation,
    }
    if reset_after:
        options |= {"reset_after": np.bool_(True), "input_bias": reordered(bias, GRU_ORDER)}
    own_bias = reordered(recurrent_bias if reset_after else bias, GRU_ORDER)
    outputs = OPERATIONS["gru"](
        X, H, reordered(kernel, GRU_ORDER), reordered(recurrent, GRU_ORDER), own_bias, **options
    )
    check(outputs, expected, sequence)


def lstm_weights(seed: int) -> tuple[list[Any], list[Any]]:
    """For Keras, and for MIL."""
    weights = list(keras_weights(4, seed))
    return weights, [reordered(part, LSTM_ORDER) for part in weights]


@pytest.mark.parametrize("sequence", [True, False])
@pytest.mark.parametrize("direction", ["forward", "reverse"])
@pytest.mark.parametrize(("gate", "activation"), [("sigmoid", "tanh"), ("tanh", "relu")])
def test_lstm(gate: str, activation: str, direction: str, sequence: bool, tf: Any) -> None:
    weights, own = lstm_weights(30)
    layer = tf.keras.layers.LSTM(
        UNITS, activation=activation, recurrent_activation=gate, go_backwards=direction == "reverse", **SEQUENCE
    )
    expected = by_keras(tf, layer, weights, [H, C])
    outputs = OPERATIONS["lstm"](
        X,
        H,
        C,
        *own,
        direction=direction,
        output_sequence=np.bool_(sequence),
        recurrent_activation=gate,
        cell_activation=activation,
        activation=activation,
    )
    check(outputs, expected, sequence)


@pytest.mark.parametrize("sequence", [True, False])
def test_bidirectional_lstm(sequence: bool, tf: Any) -> None:
    there, own_there = lstm_weights(40)
    back, own_back = lstm_weights(50)
    h_back, c_back = noise((BATCH, UNITS), 8), noise((BATCH, UNITS), 9)
    # Keras' own wrapper: the last step of a sequence that isn't returned is each direction's own last one.
    layer = tf.keras.layers.Bidirectional(tf.keras.layers.LSTM(UNITS, return_sequences=sequence, return_state=True))
    layer.build((BATCH, STEPS, INPUTS))
    layer.set_weights([*there, *back])
    output, h1, c1, h2, c2 = layer(tf.constant(X.transpose(1, 0, 2)), initial_state=[H, C, h_back, c_back])
    expected = output.numpy().transpose(1, 0, 2) if sequence else output.numpy()[np.newaxis]
    outputs = OPERATIONS["lstm"](
        X,
        np.concatenate([H, h_back], 1),
        np.concatenate([C, c_back], 1),
        *own_there,
        weight_ih_back=own_back[0],
        weight_hh_back=own_back[1],
        bias_back=own_back[2],
        direction="bidirectional",
        output_sequence=np.bool_(sequence),
    )
    close(outputs[0], expected, TOLERANCE)
    close(outputs[1], np.concatenate([h1, h2], 1), TOLERANCE)
    close(outputs[2], np.concatenate([c1, c2], 1), TOLERANCE)


def sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x))


def lstm_by_loop(own: list[Any], peephole: Any, clip: float) -> tuple[Any, Any, Any]:
    """One number after another, in Python's floats."""
    weight_ih, weight_hh, bias = own
    h, c, sequence = H.astype(float), C.astype(float), []
    for x in X:
        new_h, new_c = np.zeros_like(h), np.zeros_like(c)
        for b, unit in np.ndindex(BATCH, UNITS):
            i, f, o, z = (
                float(weight_ih[row] @ x[b] + weight_hh[row] @ h[b] + bias[row])
                for row in range(unit, 4 * UNITS, UNITS)
            )
            p_i, p_f, p_o = (float(p) for p in peephole[unit::UNITS])
            cell = sigmoid(f + p_f * c[b, unit]) * c[b, unit] + sigmoid(i + p_i * c[b, unit]) * math.tanh(z)
            cell = min(max(cell, -clip), clip)
            new_c[b, unit], new_h[b, unit] = cell, sigmoid(o + p_o * cell) * math.tanh(cell)
        h, c = new_h, new_c
        sequence.append(h)
    return np.stack(sequence), h, c


@pytest.mark.parametrize("clip", [None, 0.5])
@pytest.mark.parametrize("peephole", [None, noise((3 * UNITS,), 60)])
def test_peepholes_and_clipping(peephole: Any, clip: float | None) -> None:
    _, own = lstm_weights(70)
    expected = lstm_by_loop(own, np.zeros(3 * UNITS) if peephole is None else peephole, clip or math.inf)
    limit = None if clip is None else np.float32(clip)
    outputs = OPERATIONS["lstm"](X, H, C, *own, peephole, output_sequence=np.bool_(True), clip=limit)
    check(outputs, list(expected), sequence=True)


def test_without_biases() -> None:
    _, own = lstm_weights(80)
    zeros = [*own[:2], np.zeros_like(own[2])]
    for with_zeros, without in zip(
        OPERATIONS["lstm"](X, H, C, *zeros), OPERATIONS["lstm"](X, H, C, *own[:2]), strict=True
    ):
        same(with_zeros, without)


@pytest.mark.parametrize("name", ["hard_sigmoid", "sigmoid_hard", "scaled_tanh"])
def test_activations_that_keras_lacks(name: str) -> None:
    one = np.ones((1, 1), np.float32)
    for value in (-4.0, -1.0, 0.3, 4.0):
        x = np.full((1, 1, 1), value, np.float32)
        _, h = OPERATIONS["rnn"](x, 0 * one, one, one, activation=name)
        expected = math.tanh(value) if name == "scaled_tanh" else min(max(0.2 * value + 0.5, 0), 1)
        assert h.item() == pytest.approx(expected, abs=1e-6)


def test_computes_in_the_type_it_is_given() -> None:
    wide = [np.asarray(value, np.float64) for value in (X, H, C, *lstm_weights(90)[1])]
    assert {output.dtype for output in OPERATIONS["lstm"](*wide)} == {np.dtype(np.float64)}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"direction": "sideways"}, "direction 'sideways'"),
        ({"direction": "bidirectional"}, "weights for both directions"),
        ({"activation": "swish"}, "activation 'swish'"),
        ({"x": np.zeros((0, BATCH, INPUTS), np.float32)}, "a sequence of 0 steps"),
        ({"x": np.broadcast_to(np.float32(0), (2**27, BATCH, INPUTS))}, "at most"),
    ],
)
def test_layers_without_a_meaning_are_refused(options: dict[str, Any], message: str) -> None:
    _, (weight_ih, weight_hh, bias) = lstm_weights(30)
    given = {"x": X, "initial_h": H, "initial_c": C, "weight_ih": weight_ih, "weight_hh": weight_hh, "bias": bias}
    with pytest.raises(ValueError, match=message):
        OPERATIONS["lstm"](**{**given, **options})
