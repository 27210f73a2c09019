"""Packages with compressed weights: evaluated as they are, and after coremltools has decompressed them, bit for bit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from generator.mil import Precision, Program
from tests.support.arrays import noise, same
from tests.support.coreml_conversions import converted_function, program_of

Step = Callable[[Any], Any]
X = noise((1, 12, 12, 3), 1)


# coremltools leaves folders to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")


@pytest.fixture(scope="module")
def plain() -> dict[str, Any]:
    """A small network with float16 weights, by opset."""
    import tensorflow as tf

    tf.keras.utils.set_random_seed(3)
    layers = tf.keras.layers
    network = tf.keras.Sequential(
        [
            tf.keras.Input((12, 12, 3), batch_size=1),
            layers.Conv2D(32, 3, padding="same", activation="relu"),
            layers.Conv2D(32, 3, strides=2),
            layers.GlobalAveragePooling2D(),
            layers.Dense(48),
        ]
    )
    function = tf.function(network).get_concrete_function(tf.TensorSpec(X.shape))
    return {target: converted_function(function, target=target, float16=True) for target in ("iOS16", "iOS18")}


def quantized(joint: bool = False, **options: Any) -> Step:
    import coremltools.optimize.coreml as cto

    config = cto.OptimizationConfig(global_config=cto.OpLinearQuantizerConfig(weight_threshold=100, **options))
    return lambda model: cto.linear_quantize_weights(model, config, joint_compression=joint)


def palettized(joint: bool = False, **options: Any) -> Step:
    import coremltools.optimize.coreml as cto

    config = cto.OptimizationConfig(global_config=cto.OpPalettizerConfig(weight_threshold=100, **options))
    return lambda model: cto.palettize_weights(model, config, joint_compression=joint)


def pruned(sparsity: float = 0.5) -> Step:
    import coremltools.optimize.coreml as cto

    pruner = cto.OpMagnitudePrunerConfig(target_sparsity=sparsity, weight_threshold=100)
    return lambda model: cto.prune_weights(model, cto.OptimizationConfig(global_config=pruner))


SYMMETRIC: dict[str, Any] = {"mode": "linear_symmetric"}
ASYMMETRIC: dict[str, Any] = {"mode": "linear"}
BLOCKS: dict[str, Any] = {"granularity": "per_block", "block_size": 8}
GROUPS: dict[str, Any] = {"mode": "uniform", "granularity": "per_grouped_channel", "group_size": 8}
AFFINE, BLOCKWISE = "constexpr_affine_dequantize", "constexpr_blockwise_shift_scale"
TABLE, SPARSE = "constexpr_lut_to_dense", "constexpr_sparse_to_dense"

SCHEMES: dict[str, tuple[str, Callable[[], Sequence[Step]], set[str]]] = {
    "int8 symmetric": ("iOS16", lambda: [quantized(**SYMMETRIC)], {AFFINE}),
    "int8 asymmetric": ("iOS16", lambda: [quantized(**ASYMMETRIC)], {AFFINE}),
    "table of 1 bit": ("iOS16", lambda: [palettized(mode="uniform", nbits=1)], {TABLE}),
    "table of 6 bits": ("iOS16", lambda: [palettized(mode="uniform", nbits=6)], {TABLE}),
    "sparse": ("iOS16", lambda: [pruned()], {SPARSE}),
    "int8 per channel": ("iOS18", lambda: [quantized(**SYMMETRIC)], {BLOCKWISE}),
    "int4 in blocks": ("iOS18", lambda: [quantized(dtype="int4", **SYMMETRIC, **BLOCKS)], {BLOCKWISE}),
    "uint4 in blocks, asymmetric": ("iOS18", lambda: [quantized(dtype="uint4", **ASYMMETRIC, **BLOCKS)], {BLOCKWISE}),
    "tables of 3 bits in groups": ("iOS18", lambda: [palettized(nbits=3, **GROUPS)], {TABLE}),
    "tables in groups, channels scaled": (
        "iOS18",
        lambda: [palettized(nbits=4, enable_per_channel_scale=True, **GROUPS)],
        {TABLE, BLOCKWISE},
    ),
    "quantized tables": (
        "iOS18",
        lambda: [palettized(nbits=4, mode="uniform"), quantized(joint=True, granularity="per_tensor", **SYMMETRIC)],
        {TABLE, BLOCKWISE},
    ),
    "tables of vectors": ("iOS18", lambda: [palettized(nbits=2, mode="kmeans", cluster_dim=2)], {TABLE}),
    "sparse int8": (
        "iOS18",
        lambda: [pruned(), quantized(joint=True, **SYMMETRIC)],
        {"constexpr_sparse_blockwise_shift_scale", SPARSE},
    ),
    "sparse tables": (
        "iOS18",
        lambda: [pruned(), palettized(joint=True, mode="uniform", nbits=4)],
        {"constexpr_lut_to_sparse", SPARSE},
    ),
}


def compressions(program: Program) -> set[str]:
    return {name for name, _ in program.operations() if name.startswith("constexpr_")}


def output(program: Program, precision: Precision = Precision.PROGRAM) -> Any:
    (feature,) = program.inputs
    (value,) = program.evaluate({feature.name: X}, precision).values()
    return value


@pytest.mark.parametrize("scheme", SCHEMES)
def test_compressed_weights_are_what_coremltools_makes_of_them(
    scheme: str, plain: dict[str, Any], tmp_path: Path
) -> None:
    import coremltools.optimize.coreml as cto

    target, steps, expected = SCHEMES[scheme]
    model = plain[target]
    for step in steps():
        model = step(model)
    compressed = program_of(model, tmp_path)
    (tmp_path / "plain").mkdir()
    decompressed = program_of(cto.decompress_weights(model), tmp_path / "plain")
    assert compressions(compressed) == expected
    assert not compressions(decompressed)
    for precision in Precision:
        same(output(compressed, precision), output(decompressed, precision))
    # Compression loses something, or nothing has been compared.
    assert np.any(output(compressed) != output(program_of(plain[target], tmp_path)))
