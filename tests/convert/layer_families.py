"""Decides which layers and operators the converters are held to, in families that are converted together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.sources.frameworks import import_tensorflow as tf
from generator.spec import ModelFormat
from tests.convert.layer_case import NONZERO, PICTURE, ROWS, Case, Inexact, Values, function, layer, operator

COREML, TFLITE = ModelFormat.COREML, ModelFormat.TFLITE
_SEQUENCE = (1, 9, 4)
_VOLUME = (1, 3, 4, 5, 2)
_ELU = "TensorFlow itself computes exp(x) - 1 for small x; both artefacts are nearer to the truth"
_LOG1P = "computed as log(1 + x), whose error is 6e-8 beside 1 and shows where all values are tiny"
_SOFTPLUS = "TFLite computes log(1 + exp(x)), which overflows from x = 89 on"


def _resized(to: tuple[int, int], method: str) -> Case:
    return operator(f"resize to {to} {method}", lambda x: tf().image.resize(x, to, method), PICTURE)


def _raw_resized(name: str, to: tuple[int, int], **options: bool) -> Case:
    def apply(x: Any) -> Any:
        return getattr(tf().raw_ops, name)(images=x, size=tf().constant(to, tf().int32), **options)

    return operator(f"{name} to {to} {' '.join(options)}", apply, PICTURE)


def _padded(mode: str) -> Case:
    return operator(f"pad {mode}", lambda x: tf().pad(x, [[0, 0], [2, 1], [1, 3], [0, 0]], mode), PICTURE)


FAMILIES: Mapping[str, tuple[Case, ...]] = {
    "quotients": (
        function("math.reciprocal", scales=NONZERO),
        function("math.rsqrt", values=Values.POSITIVE, scales=NONZERO),
        operator("rsqrt of squares", lambda x: tf().math.rsqrt(x * x), scales=(1e-6, 1e-4, 1.0)),
        operator("divide", lambda x, y: x / y, ROWS, ROWS, scales=NONZERO),
        operator("divide_no_nan", lambda x, y: tf().math.divide_no_nan(x, y * 0.0 + tf().nn.relu(y)), ROWS, ROWS),
        operator("reciprocal_no_nan", lambda x: tf().math.reciprocal_no_nan(tf().nn.relu(x))),
        operator("floor mod", lambda x: x % 3.0, scales=(0.0, 1.0, 1e2)),
        operator("floor div", lambda x: x // 3.0, scales=(0.0, 1.0, 1e2)),
        operator("power -1", lambda x: x**-1.0, scales=NONZERO),
        operator("constant over x", lambda x: 2.0 / x, scales=NONZERO),
    ),
    "pointwise": (
        function("math.log", values=Values.POSITIVE, scales=NONZERO),
        function(
            "math.log1p",
            values=Values.POSITIVE,
            inexact={COREML: Inexact(2e-3, _LOG1P), TFLITE: Inexact(2e-3, _LOG1P)},
        ),
        operator("exp", lambda x: tf().exp(-abs(x))),
        function("sqrt", values=Values.POSITIVE),
        operator("round half to even", lambda x: tf().round(x / 2), values=Values.WHOLE, scales=(0.0, 5.0)),
        function("sign"),
        operator("power 0.5", lambda x: x**0.5, values=Values.POSITIVE),
        function("math.squared_difference", ROWS, ROWS),
        operator("clip", lambda x: tf().clip_by_value(x, -0.5, 0.7)),
        operator("where", lambda x: tf().where(x > 0, x, 2 * x)),
        operator(
            "cast to int and back", lambda x: tf().cast(tf().cast(x, tf().int32), tf().float32), scales=(1.0, 1e2)
        ),
    ),
    "activations": (
        function("nn.relu6"),
        operator("leaky relu", lambda x: tf().nn.leaky_relu(x, 0.3)),
        function("nn.elu", inexact={COREML: Inexact(2e-3, _ELU), TFLITE: Inexact(2e-3, _ELU)}),
        function("math.softplus", inexact={TFLITE: Inexact(float("inf"), _SOFTPLUS)}),
        function("nn.softmax"),
        function("nn.log_softmax"),
        function("sigmoid"),
        function("nn.silu"),
        operator("hard swish", lambda x: x * tf().nn.relu6(x + 3.0) / 6.0),
        operator("gelu tanh", lambda x: tf().nn.gelu(x, approximate=True)),
        function("nn.gelu"),
        operator("mish", lambda x: x * tf().tanh(tf().math.softplus(x))),
        layer("PReLU"),
        layer("PReLU", shared_axes=[1, 2]),
        layer("ReLU", max_value=4, negative_slope=0.1, threshold=0.5),
        layer("Softmax", axis=[1, 2]),
    ),
    "reductions": (
        operator("argmax of ties", lambda x: tf().cast(tf().argmax(x, -1), tf().float32), values=Values.WHOLE),
        operator("argmin of ties", lambda x: tf().cast(tf().argmin(x, 1), tf().float32), values=Values.WHOLE),
        operator("top 3 of ties", lambda x: tf().cast(tf().math.top_k(x, 3)[1], tf().float32), values=Values.WHOLE),
        operator("cumulative sum", lambda x: tf().cumsum(x, 1, exclusive=True, reverse=True)),
        operator("log sum exp", lambda x: tf().reduce_logsumexp(x, -1)),
        operator("variance", lambda x: tf().math.reduce_variance(x, [1, 2])),
        operator("product", lambda x: tf().reduce_prod(x, -1)),
        operator("norm", lambda x: tf().norm(x, axis=-1)),
        operator("matmul transposed", lambda x, y: tf().matmul(x, y, transpose_b=True), ROWS, ROWS),
        operator("einsum", lambda x, y: tf().einsum("bij,bkj->bik", x, y), ROWS, ROWS),
    ),
    "normalisations": (
        layer("BatchNormalization", epsilon=1e-3),
        layer("BatchNormalization", epsilon=1e-7, scale=False),
        layer("BatchNormalization", axis=1),
        layer("LayerNormalization", epsilon=1e-6),
        layer("LayerNormalization", epsilon=1e-12, shapes=(ROWS,)),
        layer("LayerNormalization", axis=[1, 2, 3]),
        layer("GroupNormalization", 2),
        layer("GroupNormalization", -1, epsilon=1e-6),
        layer("Normalization", mean=[1.0, 2.0, 3.0, 4.0], variance=[4.0, 5.0, 6.0, 0.01]),
        operator("l2 normalise", lambda x: tf().nn.l2_normalize(x, -1), scales=NONZERO),
        operator("l2 normalise pictures", lambda x: tf().nn.l2_normalize(x, [1, 2, 3]), PICTURE, scales=NONZERO),
        operator("local response", lambda x: tf().nn.local_response_normalization(x, 2, 1.0, 0.5, 0.7), PICTURE),
    ),
    "convolutions": (
        layer("Conv2D", 5, 3, strides=2, padding="same"),
        layer("Conv2D", 5, 3, strides=3, padding="valid"),
        layer("Conv2D", 5, (4, 2), strides=2, padding="same"),
        layer("Conv2D", 5, 3, padding="same", dilation_rate=2),
        layer("DepthwiseConv2D", 3, strides=2, padding="same", depth_multiplier=2),
        layer("DepthwiseConv2D", 3, padding="same", dilation_rate=2),
        layer("SeparableConv2D", 6, 3, strides=2, padding="same"),
        layer("Conv1D", 6, 3, padding="causal", dilation_rate=2, shapes=(_SEQUENCE,)),
        layer("Conv3D", 3, 3, strides=2, padding="same", shapes=(_VOLUME,)),
        layer("Conv2DTranspose", 5, 3, strides=2, padding="same"),
        layer("Conv2DTranspose", 5, 2, strides=3, padding="same"),
        layer("Conv2DTranspose", 5, 4, strides=2, padding="valid"),
        layer("Conv2DTranspose", 5, 5, strides=2, padding="valid", output_padding=1),
        layer("Conv2DTranspose", 5, 5, strides=2, padding="same", output_padding=0),
        layer("Conv1DTranspose", 5, 3, strides=2, padding="same", shapes=(_SEQUENCE,)),
        layer("Dense", 5),
    ),
    "poolings": (
        layer("AveragePooling2D", 2, strides=2, padding="same"),
        layer("AveragePooling2D", 3, strides=2, padding="same"),
        layer("AveragePooling2D", 3, strides=1, padding="same"),
        layer("AveragePooling2D", 2, strides=3, padding="valid"),
        layer("MaxPooling2D", 2, strides=2, padding="same"),
        layer("MaxPooling2D", 3, strides=2, padding="same"),
        layer("MaxPooling2D", 3, strides=2, padding="valid"),
        layer("AveragePooling1D", 3, strides=2, padding="same", shapes=(_SEQUENCE,)),
        layer("GlobalAveragePooling2D"),
        layer("GlobalMaxPooling2D"),
    ),
    "resizes": (
        layer("UpSampling2D", (2, 3), interpolation="nearest"),
        layer("UpSampling2D", 2, interpolation="bilinear"),
        layer("Resizing", 4, 5, interpolation="nearest"),
        layer("Resizing", 4, 5, interpolation="bilinear"),
        layer("Resizing", 4, 4, crop_to_aspect_ratio=True),
        _resized((14, 18), "nearest"),
        _resized((4, 5), "nearest"),
        _resized((10, 5), "nearest"),
        _resized((10, 5), "bilinear"),
        *(_raw_resized("ResizeNearestNeighbor", to) for to in ((4, 5), (10, 13), (1, 1))),
        *(_raw_resized("ResizeNearestNeighbor", to, align_corners=True) for to in ((4, 5), (14, 18), (1, 1))),
        *(_raw_resized("ResizeBilinear", to) for to in ((4, 5), (10, 13))),
        *(_raw_resized("ResizeBilinear", to, align_corners=True) for to in ((4, 5), (14, 18))),
        *(_raw_resized("ResizeBilinear", to, half_pixel_centers=True) for to in ((14, 18), (13, 17), (3, 25))),
    ),
    "shapes": (
        _padded("CONSTANT"),
        _padded("REFLECT"),
        _padded("SYMMETRIC"),
        operator(
            "pad SYMMETRIC channels", lambda x: tf().pad(x, [[0, 0], [1, 0], [0, 2], [2, 2]], "SYMMETRIC"), PICTURE
        ),
        layer("ZeroPadding2D", ((1, 2), (0, 3))),
        layer("Cropping2D", ((1, 2), (0, 3))),
        operator("depth to space", lambda x: tf().nn.depth_to_space(x, 2), (1, 3, 5, 12)),
        operator("space to depth", lambda x: tf().nn.space_to_depth(x, 2), (1, 6, 8, 3)),
        operator("reversed slice", lambda x: x[:, ::-1, 1:-1:2], PICTURE),
        operator("slice with a new axis", lambda x: x[:, tf().newaxis, 2, ..., 0], PICTURE),
        operator("slice beyond the end", lambda x: x[:, 2:100, -3:], PICTURE),
        operator("gather", lambda x: tf().gather(x, [3, 0, 0], axis=1), PICTURE),
        operator("gather_nd", lambda x: tf().gather_nd(x, [[0, 1, 2], [0, 3, 4]]), PICTURE),
        operator("tile", lambda x: tf().tile(x, [1, 2, 3])),
        operator("repeat", lambda x: tf().repeat(x, [1, 2, 0, 3], axis=1)),
        operator("transpose", lambda x: tf().transpose(x, [0, 3, 1, 2]), PICTURE),
        operator("stack", lambda x, y: tf().stack([x, y], 1), ROWS, ROWS),
        operator("split", lambda x: tf().split(x, [1, 2, 3], -1)[1]),
    ),
}
