"""Matrix products and attention against their definitions, index by index."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.mil.ops import OPERATIONS


def evaluated(name: str, *operands: Any, **others: Any) -> NDArray[Any]:
    return np.asarray(OPERATIONS[name](*operands, **others))


def random(*shape: int, seed: int = 1) -> NDArray[np.float32]:
    return np.random.default_rng(seed).normal(size=shape).astype(np.float32)


def product(x: NDArray[Any], y: NDArray[Any]) -> NDArray[Any]:
    """Two matrices' product, by its definition."""
    rows, inner, columns = x.shape[0], x.shape[1], y.shape[1]
    return np.array([[sum(x[i, k] * y[k, j] for k in range(inner)) for j in range(columns)] for i in range(rows)])


def products(x: NDArray[Any], y: NDArray[Any]) -> NDArray[Any]:
    """Stacks of matrices, broadcast."""
    batch = np.broadcast_shapes(x.shape[:-2], y.shape[:-2])
    left, right = np.broadcast_to(x, (*batch, *x.shape[-2:])), np.broadcast_to(y, (*batch, *y.shape[-2:]))
    result = np.empty((*batch, x.shape[-2], y.shape[-1]))
    for index in np.ndindex(*batch):
        result[index] = product(left[index], right[index])
    return result


@pytest.mark.parametrize("shape", [(4,), (3, 4), (2, 3, 4), (2, 1, 3, 4), (0, 4)])
@pytest.mark.parametrize("with_bias", [False, True])
def test_linear(shape: tuple[int, ...], with_bias: bool) -> None:
    x, weight, bias = random(*shape), random(5, 4, seed=2), random(5, seed=3)

    result = evaluated("linear", x=x, weight=weight, **({"bias": bias} if with_bias else {}))

    expected = product(x.reshape(-1, 4), weight.T).reshape(*shape[:-1], 5) + (bias if with_bias else 0)
    assert result.dtype == np.float32
    np.testing.assert_allclose(result, expected, rtol=1e-5, atol=1e-6)


def test_linear_of_integers_is_exact() -> None:
    x, weight = np.array([[1, 2]], np.int32), np.array([[3, 4], [-5, 6]], np.int32)

    result = evaluated("linear", x, weight, np.array([10, 20], np.int32))

    assert result.tolist() == [[21, 27]]
    assert result.dtype == np.int32


@pytest.mark.parametrize("transpose_x", [False, True])
@pytest.mark.parametrize("transpose_y", [False, True])
@pytest.mark.parametrize(
    ("batch_x", "batch_y"), [((), ()), ((2,), (2,)), ((2, 1), (3,)), ((), (2, 3)), ((1, 2), (3, 1))]
)
def test_matmul(transpose_x: bool, transpose_y: bool, batch_x: tuple[int, ...], batch_y: tuple[int, ...]) -> None:
    x, y = random(*batch_x, 3, 4), random(*batch_y, 4, 2, seed=2)

    result = evaluated(
        "matmul",
        x=np.swapaxes(x, -1, -2) if transpose_x else x,
        y=np.swapaxes(y, -1, -2) if transpose_y else y,
        transpose_x=np.bool_(transpose_x),
        transpose_y=np.bool_(transpose_y),
    )

    np.testing.assert_allclose(result, products(x, y), rtol=1e-5, atol=1e-6)


def test_matmul_of_vectors() -> None:
    x, y, matrix = random(4), random(4, seed=2), random(4, 3, seed=3)

    assert evaluated("matmul", x, y).shape == ()
    np.testing.assert_allclose(evaluated("matmul", x, y, transpose_y=True), sum(x * y), rtol=1e-5)
    np.testing.assert_allclose(evaluated("matmul", x, matrix), product(x[None], matrix)[0], rtol=1e-5)
    np.testing.assert_allclose(
        evaluated("matmul", matrix, y, transpose_x=True), product(matrix.T, y[:, None])[:, 0], 1e-5
    )


@pytest.mark.parametrize("equation", ["nchw,nwhu->nchu", "abcd,adce->abce", "n c h w , n w h u -> n c h u"])
@pytest.mark.parametrize(("batch", "height"), [((2, 2), (3, 3)), ((1, 2), (3, 1)), ((2, 1), (1, 3))])
def test_einsum_of_rank_4(equation: str, batch: tuple[int, int], height: tuple[int, int]) -> None:
    x, y = random(batch[0], 2, height[0], 4), random(batch[1], 4, height[1], 3, seed=2)

    result = evaluated("einsum", values=[x, y], equation=equation)

    wide_x = np.broadcast_to(x, (2, 2, 3, 4))
    wide_y = np.broadcast_to(y, (2, 4, 3, 3))
    expected = np.empty((2, 2, 3, 3))
    for n, c, h, u in itertools.product(range(2), range(2), range(3), range(3)):
        expected[n, c, h, u] = sum(wide_x[n, c, h, w] * wide_y[n, w, h, u] for w in range(4))
    np.testing.assert_allclose(result, expected, rtol=1e-5, atol=1e-6)


def test_einsum_of_rank_3() -> None:
    x, y = random(2, 3, 4), random(4, 3, 5, seed=2)

    expected = [
        [[sum(x[c, h, w] * y[w, h, r] for w in range(4)) for r in range(5)] for h in range(3)] for c in range(2)
    ]

    np.testing.assert_allclose(evaluated("einsum", [x, y], "chw,whr->chr"), expected, rtol=1e-5, atol=1e-6)


def attention(query: NDArray[Any], key: NDArray[Any], value: NDArray[Any], mask: NDArray[Any] | None) -> NDArray[Any]:
    """For matrices: a weighted mean of the values for each query, by its definition."""
    rows = []
    for i, wanted in enumerate(query):
        scores = np.array([float(np.dot(wanted, other)) / len(wanted) ** 0.5 for other in key])
        weights = np.exp(scores)
        if mask is not None:
            weights = weights * (mask[i] if mask.dtype == np.bool_ else np.exp(mask[i]))
        rows.append(sum(w * v for w, v in zip(weights, value, strict=True)) / weights.sum())
    return np.array(rows)


@pytest.mark.parametrize("kind", ["none", "bool", "float"])
@pytest.mark.parametrize("heads", [(), (2,)])
def test_attention(kind: str, heads: tuple[int, ...]) -> None:
    query, key, value = random(2, *heads, 3, 8), random(2, *heads, 5, 8, seed=2), random(2, *heads, 5, 4, seed=3)
    masks = {
        "none": None,
        "bool": np.random.default_rng(4).random((3, 5)) < 0.6,
        "float": random(3, 5, seed=5),
    }
    mask = masks[kind]
    if mask is not None and mask.dtype == np.bool_:
        mask[:, 0] = True

    result = evaluated("scaled_dot_product_attention", query=query, key=key, value=value, attn_mask=mask)

    assert result.dtype == np.float32
    for index in np.ndindex(2, *heads):
        expected = attention(query[index], key[index], value[index], mask)
        np.testing.assert_allclose(result[index], expected, rtol=1e-5, atol=1e-6)
