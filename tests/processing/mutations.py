"""Names slips that the conformance vectors must notice: a place in the reference and what might stand there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mutation:
    """`original`, which stands once in `file` of the package, is replaced."""

    file: str
    original: str
    replacement: str


def _in(file: str, *changes: tuple[str, str]) -> list[Mutation]:
    return [Mutation(file, original, replacement) for original, replacement in changes]


ADDRESSING = _in(
    "upright.py",
    (
        "last_column = view.origin + (view.width - 1) * view.x_step",
        "last_column = view.origin + view.width * view.x_step",
    ),
    ("if not frame.mirrored:", "if True:"),
    ("if not frame.mirrored:", "if not frame.mirrored or frame.rotation == 90:"),
    ("if frame.rotation == 90:", "if frame.rotation == 270:"),
    ("if frame.rotation == 180:", "if frame.rotation == 181:"),
    ("frame.height, frame.width, last_row, -row, pixel", "frame.height, frame.width, last_column, row, -pixel"),
    ("frame.height, frame.width, last_row, -row, pixel", "frame.height, frame.width, 0, row, pixel"),
    ("last_row + last_column, -pixel, -row", "last_row, pixel, -row"),
    ("pixel, row = BYTES_PER_PIXEL, frame.row_stride", "pixel, row = BYTES_PER_PIXEL, BYTES_PER_PIXEL * frame.width"),
    ("region.left * self.x_step", "region.left * BYTES_PER_PIXEL"),
    ("region.top * self.y_step", "region.left * self.y_step"),
)
FITTING = _in(
    "fit.py",
    ("crop_width = max(1, min(", "crop_width = (min("),
    ("crop_height = max(1, min(", "crop_height = (min("),
    ("height * size.width // size.height", "-(-height * size.width // size.height)"),
    ("width * size.height // size.width", "-(-width * size.height // size.width)"),
    ("(width - crop_width) // 2", "(width - crop_width + 1) // 2"),
    ("(height - crop_height) // 2", "(height - crop_height + 1) // 2"),
    ("(width - crop_width) // 2, (height", "0, (height"),
    ("size.width * height <= size.height * width", "size.width * height >= size.height * width"),
    ("(2 * height * size.width + width) // (2 * width)", "height * size.width // width"),
    ("(2 * height * size.width + width) // (2 * width)", "-(-height * size.width // width)"),
    ("(2 * height * size.width + width) // (2 * width)", "round(height * size.width / width)"),
    ("(2 * width * size.height + height) // (2 * height)", "width * size.height // height"),
    ("(2 * width * size.height + height) // (2 * height)", "-(-width * size.height // height)"),
    ("(2 * width * size.height + height) // (2 * height)", "round(width * size.height / height)"),
    ("min(size.height, max(1, (2", "min(size.height, max(0, (2"),
    ("min(size.width, max(1, (2", "min(size.width, max(0, (2"),
    ("(size.width - fitted_width) // 2", "(size.width - fitted_width + 1) // 2"),
    ("(size.height - fitted_height) // 2", "(size.height - fitted_height + 1) // 2"),
)
CHANNELS = _in(
    "channels.py",
    ("19595", "19594"),
    ("19595", "19596"),
    ("38470", "38469"),
    ("38470", "38471"),
    ("7471", "7470"),
    ("7471", "7472"),
    ("19595 * red + 38470 * green", "19596 * red + 38469 * green"),
    ("+ 32768", ""),
    ("+ 32768", "+ 32767"),
    ("rgb[:, :, ::-1]", "rgb"),
    ("luminance(rgb)[:, :, np.newaxis]", "rgb[:, :, 1:2]"),
    ("luminance(rgb)", "luminance(rgb[:, :, ::-1])"),
)
BILINEAR = _in(
    "bilinear.py",
    ("np.float32(input_size) / np.float32(output_size)", "np.float32((input_size - 1) / max(output_size - 1, 1))"),
    ("+ np.float32(0.5)) * scale - np.float32(0.5)", ") * scale"),
    ("+ np.float32(0.5)) * scale - np.float32(0.5)", "+ np.float32(0.5)) * scale"),
    ("np.maximum(floor.astype(np.int32), 0)", "floor.astype(np.int32)"),
    ("np.minimum(np.ceil(position).astype(np.int32), input_size - 1)", "lower"),
    ("np.ceil(position).astype(np.int32)", "lower + 1"),
    ("position - floor)", "position - lower)"),
    ("position - floor)", "np.float32(1) - (position - floor))"),
    ("start + (end - start) * amount", "start * (np.float32(1) - amount) + end * amount"),
    ("start + (end - start) * amount", "(start + (end - start).astype(np.float64) * amount).astype(np.float32)"),
    ("start + (end - start) * amount", "np.round(start + (end - start) * amount)"),
    (
        "y.upper, x.lower), _pixels_at(pixels, y.upper, x.upper)",
        "y.lower, x.lower), _pixels_at(pixels, y.upper, x.upper)",
    ),
    ("np.arange(output_size, dtype=np.float32)", "np.arange(output_size)"),
)
NEAREST = _in(
    "nearest.py",
    ("np.floor(position)", "np.round(position)"),
    ("+ np.float32(0.5)", ""),
    (
        "(np.arange(output_size, dtype=np.float32) + np.float32(0.5)) * scale",
        "(np.arange(output_size) + 0.5) * (input_size / output_size)",
    ),
    ("np.arange(output_size, dtype=np.float32)", "np.arange(output_size, dtype=np.float64)"),
    ("scale = np.float32(input_size)", "scale = np.float32(input_size - 1)"),
)
_HORIZONTAL_FIRST = """
    horizontal = _resize_columns(pixels, pillow_axis(pixels.shape[1], width))
    vertical = _resize_columns(horizontal.swapaxes(0, 1), pillow_axis(pixels.shape[0], height))
    return vertical.swapaxes(0, 1)
"""
_VERTICAL_FIRST = """
    vertical = _resize_columns(pixels.swapaxes(0, 1), pillow_axis(pixels.shape[0], height))
    return _resize_columns(vertical.swapaxes(0, 1), pillow_axis(pixels.shape[1], width))
"""
PILLOW = _in(
    "pillow_bilinear.py",
    ("filter_scale = max(scale, 1.0)", "filter_scale = 1.0"),
    ("filter_scale = max(scale, 1.0)", "filter_scale = scale"),
    ("support = filter_scale", "support = 1.0"),
    ("support = filter_scale", "support = 0.5 * filter_scale"),
    ("center - support + 0.5", "center - support + 1.5"),
    ("center + support + 0.5", "center + support - 0.5"),
    ("(np.arange(output_size) + 0.5) * scale", "np.arange(output_size) * scale"),
    ("- center + 0.5)", "- center)"),
    ("weights / total[:, np.newaxis]", "weights / filter_scale"),
    ("np.trunc(normalized * (1 << _FRACTION_BITS) + 0.5)", "np.trunc(normalized * (1 << _FRACTION_BITS))"),
    ("np.trunc(normalized * (1 << _FRACTION_BITS) + 0.5)", "np.ceil(normalized * (1 << _FRACTION_BITS))"),
    ("_FRACTION_BITS = 22", "_FRACTION_BITS = 21"),
    ("_FRACTION_BITS = 22", "_FRACTION_BITS = 15"),
    (
        "np.full((pixels.shape[0], output_size, pixels.shape[2]), _ONE_HALF,",
        "np.full((pixels.shape[0], output_size, pixels.shape[2]), 0,",
    ),
    ("pixels.shape[2]), _ONE_HALF,", "pixels.shape[2]), _ONE_HALF - 1,"),
    ("scale = input_size / output_size", "scale = float(np.float32(input_size) / np.float32(output_size))"),
    (_HORIZONTAL_FIRST, _VERTICAL_FIRST),
)
QUANTIZATION = _in(
    "quantization.py",
    ("return values.astype(np.float16)", "return np.clip(values, -65504, 65504).astype(np.float16)"),
    ("return values.astype(np.float16)", "return values.astype(np.float16) * (np.abs(values) >= 2.0**-14)"),
    (
        "return values.astype(np.float16)",
        "return (values.view(np.uint32) & np.uint32(0xFFFFE000)).view(np.float32).astype(np.float16)",
    ),
    (
        "return values.astype(np.float16)",
        "return ((values.view(np.uint32) + 0x1000) & 0xFFFFE000).astype(np.uint32).view(np.float32).astype(np.float16)",
    ),
    ("np.abs(values - whole) >= np.float32(0.5)", "np.abs(values - whole) > np.float32(0.5)"),
    ("whole = np.trunc(values)", "return np.round(values)"),
    ("whole = np.trunc(values)", "return np.floor(values + np.float32(0.5))"),
    ("whole = np.trunc(values)", "return np.trunc(values + np.copysign(np.float32(0.5), values))"),
    ("whole = np.trunc(values)", "return np.trunc(values)"),
    ("values / np.float32(params.scale)", "values * (np.float32(1) / np.float32(params.scale))"),
    ("values / np.float32(params.scale)", "values.astype(np.float64) / float(np.float32(params.scale))"),
    ("values / np.float32(params.scale)", "values"),
    (
        "np.clip(steps + np.float32(params.zero_point), limits.min, limits.max)",
        "(steps + np.float32(params.zero_point)).astype(np.int32)",
    ),
    ("limits.min, limits.max", "limits.min + 1, limits.max"),
    ("limits.min, limits.max", "limits.min, limits.max - 1"),
    ("steps + np.float32(params.zero_point)", "steps - np.float32(params.zero_point)"),
    ("steps + np.float32(params.zero_point)", "steps"),
    ("DType.INT8: np.int8", "DType.INT8: np.uint8"),
    ("(quantized.astype(np.int32) - params.zero_point)", "(quantized.astype(np.int32) + params.zero_point)"),
    (
        "(quantized.astype(np.int32) - params.zero_point).astype(np.float32) * np.float32(params.scale)",
        "(quantized * np.float32(params.scale) - np.float32(params.zero_point) * np.float32(params.scale))",
    ),
)
PREPROCESS = _in(
    "preprocess.py",
    ("(pixels - mean) / std", "pixels / std - mean / std"),
    ("(pixels - mean) / std", "(pixels - mean) * (np.float32(1) / std)"),
    ("(pixels - mean) / std", "(pixels.astype(np.float64) - mean) / std"),
    ("(pixels - mean) / std", "(pixels - mean[0]) / std"),
    ("(pixels - mean) / std", "(pixels - mean) / std[0]"),
    ("preprocessing.normalization.mean, np.float32", "preprocessing.normalization.mean[::-1], np.float32"),
    ("preprocessing.normalization.std, np.float32", "preprocessing.normalization.std[::-1], np.float32"),
    ("preprocessing.pad_value", "0"),
    ("values.transpose(2, 0, 1)", "values"),
    ("values.transpose(2, 0, 1)", "values.transpose(2, 1, 0)"),
    ("source.shape[2]), preprocessing.pad_value, np.float32)", "source.shape[2]), np.nan, np.float32)"),
)
POSTPROCESS = _in(
    "postprocess.py",
    ("wide - wide.max()", "wide"),
    ("wide = values.astype(np.float64)", "wide = values"),
    ("wide - wide.max()", "values - values.max()"),
    ("1.0 / (1.0 + np.exp(-values.astype(np.float64)))", "1.0 / (1.0 + np.exp(values.astype(np.float64)))"),
    ("-values.astype(np.float64)", "-values"),
    ("return softmax(values)", "return sigmoid(values)"),
    ("return sigmoid(values)", "return values"),
    ("(-np.where(is_nan, np.float32(0), scores), is_nan)", "(-np.where(is_nan, np.float32(0), scores),)"),
    ("(-np.where(is_nan, np.float32(0), scores), is_nan)", "(-np.where(is_nan, np.float32(0), scores), ~is_nan)"),
    ("(-np.where(is_nan, np.float32(0), scores), is_nan)", "(np.where(is_nan, np.float32(0), scores), is_nan)"),
    ("np.where(is_nan, np.float32(0), scores), is_nan)", "np.where(is_nan, -np.inf, scores),)"),
    ("(-np.where(is_nan,", "(-np.arange(scores.size), -np.where(is_nan,"),
    ("(-np.where(is_nan,", "(~np.signbit(scores) * -1, -np.where(is_nan,"),
    ("return order[:k]", "return order[: k - 1]"),
    ("return order[:k]", "return order[:5]"),
)
MUTATIONS = [
    *ADDRESSING,
    *FITTING,
    *CHANNELS,
    *BILINEAR,
    *NEAREST,
    *PILLOW,
    *QUANTIZATION,
    *PREPROCESS,
    *POSTPROCESS,
]
