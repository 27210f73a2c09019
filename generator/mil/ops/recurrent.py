"""Decides what MIL's recurrent layers compute.

Definitions: coremltools, `converters/mil/mil/ops/defs/iOS15`, `iOS17` and `iOS18`, `recurrent.py`. Sequences are
`[s, b, features]`. Where the definitions differ from coremltools' tests of them, or say nothing, the tests decide:

- a layer in reverse returns its sequence in the order in which it was computed, the last input's step first; only the
  backward half of a bidirectional LSTM is turned back to the inputs' order;
- `gru` resets the hidden state before it is multiplied, unless `reset_after` is set;
- `lstm` clips the cell state, although `clip` is said to be for the cell gate.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

import numpy as np

from generator.mil.ops.arguments import Array
from generator.mil.ops.registry import Operations

operations = Operations()

Activation: TypeAlias = Callable[[Array], Array]
State: TypeAlias = tuple[Array, ...]
"""The hidden state `[b, H]`, which is the output of a step, and whatever else goes from step to step."""

MOST_STEPS = 2**20
"""A hostile program asks for any number of steps with a few bytes, and each of them takes its time."""


@operations.define("rnn")
def rnn(
    x: Array,
    initial_h: Array,
    weight_ih: Array,
    weight_hh: Array,
    bias: Array | None = None,
    direction: str = "forward",
    output_sequence: Array | bool = False,
    activation: str = "tanh",
) -> tuple[Array, Array]:
    """`h' = activation(W_ih x + W_hh h + b)`; returns the sequence (or its last step) and the last `h`."""
    act = _activation(activation)
    b = _or_zeros(bias, len(weight_ih), x)

    def step(inputs: Array, state: State) -> State:
        return (act(inputs @ weight_ih.T + state[0] @ weight_hh.T + b),)

    outputs, (hidden,) = _unrolled(x, (initial_h,), step, _is_reverse(direction))
    return outputs if output_sequence else outputs[-1:], hidden


@operations.define("gru")
def gru(
    x: Array,
    initial_h: Array,
    weight_ih: Array,
    weight_hh: Array,
    bias: Array | None = None,
    direction: str = "forward",
    output_sequence: Array | bool = False,
    recurrent_activation: str = "sigmoid",
    activation: str = "tanh",
    reset_after: Array | bool = False,
    input_bias: Array | None = None,
) -> tuple[Array, Array]:
    """Gates are stacked in the order reset, output, update; `bias` is the recurrent one, or the sum of both."""
    gate, act = _activation(recurrent_activation), _activation(activation)
    size = initial_h.shape[-1]
    hh_reset, hh_output, hh_update = np.split(weight_hh, 3)
    b_reset, b_output, b_update = np.split(_or_zeros(bias, 3 * size, x), 3)
    b_input = _or_zeros(input_bias, 3 * size, x)

    def step(inputs: Array, state: State) -> State:
        (h,) = state
        i_reset, i_output, i_update = np.split(inputs @ weight_ih.T + b_input, 3, axis=-1)
        reset = gate(i_reset + h @ hh_reset.T + b_reset)
        update = gate(i_update + h @ hh_update.T + b_update)
        recurrent = reset * (h @ hh_output.T + b_output) if reset_after else (reset * h) @ hh_output.T + b_output
        return ((1 - update) * act(i_output + recurrent) + update * h,)

    outputs, (hidden,) = _unrolled(x, (initial_h,), step, _is_reverse(direction))
    return outputs if output_sequence else outputs[-1:], hidden


@operations.define("lstm")
def lstm(
    x: Array,
    initial_h: Array,
    initial_c: Array,
    weight_ih: Array,
    weight_hh: Array,
    bias: Array | None = None,
    peephole: Array | None = None,
    weight_ih_back: Array | None = None,
    weight_hh_back: Array | None = None,
    bias_back: Array | None = None,
    peephole_back: Array | None = None,
    direction: str = "forward",
    output_sequence: Array | bool = False,
    recurrent_activation: str = "sigmoid",
    cell_activation: str = "tanh",
    activation: str = "tanh",
    clip: Array | None = None,
) -> tuple[Array, Array, Array]:
    """Gates are stacked in the order input, forget, output, cell; peepholes input, forget, output.

    Returns:
        The sequence (or its last step), the last hidden state and the last cell state. Of a bidirectional layer, whose
        states are the forward and the backward ones side by side, so are the results; its last step is made of the last
        forward one and the last backward one, which saw the first input.
    """
    activations = _Activations(
        _activation(recurrent_activation), _activation(cell_activation), _activation(activation), clip
    )
    forward = _Cell(weight_ih, weight_hh, bias, peephole, activations)
    if direction != "bidirectional":
        outputs, (hidden, cell) = _unrolled(x, (initial_h, initial_c), forward.step, _is_reverse(direction))
        return outputs if output_sequence else outputs[-1:], hidden, cell
    if weight_ih_back is None or weight_hh_back is None:
        raise ValueError("a bidirectional layer needs weights for both directions")
    backward = _Cell(weight_ih_back, weight_hh_back, bias_back, peephole_back, activations)
    (h_there, h_back), (c_there, c_back) = np.split(initial_h, 2, axis=-1), np.split(initial_c, 2, axis=-1)
    there, (h_there, c_there) = _unrolled(x, (h_there, c_there), forward.step, reverse=False)
    back, (h_back, c_back) = _unrolled(x, (h_back, c_back), backward.step, reverse=True)
    hidden, cell = np.concatenate([h_there, h_back], axis=-1), np.concatenate([c_there, c_back], axis=-1)
    outputs = np.concatenate([there, back[::-1]], axis=-1) if output_sequence else hidden[np.newaxis]
    return outputs, hidden, cell


@dataclass(frozen=True)
class _Activations:
    gate: Activation
    cell: Activation
    output: Activation
    clip: Array | None


@dataclass(frozen=True)
class _Cell:
    """One direction of an LSTM."""

    weight_ih: Array
    weight_hh: Array
    bias: Array | None
    peephole: Array | None
    activations: _Activations

    def step(self, inputs: Array, state: State) -> State:
        h, c = state
        gates = inputs @ self.weight_ih.T + h @ self.weight_hh.T + _or_zeros(self.bias, len(self.weight_ih), inputs)
        i, f, o, z = np.split(gates, 4, axis=-1)
        p_i, p_f, p_o = np.split(_or_zeros(self.peephole, 3 * h.shape[-1], inputs), 3)
        act = self.activations
        cell = act.gate(f + p_f * c) * c + act.gate(i + p_i * c) * act.cell(z)
        if act.clip is not None:
            cell = np.clip(cell, -act.clip, act.clip)
        return act.gate(o + p_o * cell) * act.output(cell), cell


def _unrolled(x: Array, state: State, step: Callable[[Array, State], State], reverse: bool) -> tuple[Array, State]:
    """Every step's output in the order of computation, `[s, b, H]`, and the last state."""
    if not 0 < len(x) <= MOST_STEPS:
        raise ValueError(f"a sequence of {len(x)} steps: at least 1 and at most {MOST_STEPS}")
    outputs = []
    for inputs in x[::-1] if reverse else x:
        state = step(inputs, state)
        outputs.append(state[0])
    return np.stack(outputs), state


def _is_reverse(direction: str) -> bool:
    if direction not in {"forward", "reverse"}:
        raise ValueError(f"direction {direction!r} isn't known")
    return direction == "reverse"


def _or_zeros(vector: Array | None, size: int, like: Array) -> Array:
    return np.zeros(size, like.dtype) if vector is None else vector


def _sigmoid(x: Array) -> Array:
    small = np.exp(-np.abs(x))
    value: Array = np.where(x >= 0, 1, small) / (1 + small)
    return value


def _hard_sigmoid(x: Array) -> Array:
    """With Keras' slope of 0.2."""
    return np.clip(0.2 * x + 0.5, 0, 1)


def _relu(x: Array) -> Array:
    return np.maximum(x, 0)


def _linear(x: Array) -> Array:
    return x


# MIL gives the layers no parameters for their activations; a scaled tanh is then scaled by 1.
_ACTIVATIONS: Mapping[str, Activation] = MappingProxyType(
    {
        "sigmoid": _sigmoid,
        "tanh": np.tanh,
        "scaled_tanh": np.tanh,
        "relu": _relu,
        "linear": _linear,
        "hard_sigmoid": _hard_sigmoid,
        "sigmoid_hard": _hard_sigmoid,
    }
)


def _activation(name: str) -> Activation:
    if name.lower() not in _ACTIVATIONS:
        raise ValueError(f"activation {name!r} is none of {', '.join(_ACTIVATIONS)}")
    return _ACTIVATIONS[name.lower()]
