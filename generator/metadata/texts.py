"""Decides which sentences describe a model's inputs and outputs to the people who open the file."""

from __future__ import annotations

from generator.spec import (
    Activation,
    ChannelOrder,
    ImagePreprocessing,
    ModelSpec,
    ResizeFilter,
    ResizeMode,
    TensorLayout,
    TensorSpec,
)

_CHANNELS = {
    ChannelOrder.RGB: "channels in the order red, green, blue (RGB)",
    ChannelOrder.BGR: "channels in the order blue, green, red (BGR)",
    ChannelOrder.GRAYSCALE: "one channel of grey (ITU-R 601 luma)",
}
_MODES = {
    ResizeMode.STRETCH: "stretched to the whole size",
    ResizeMode.CENTER_CROP: "cropped around the centre to the input's aspect ratio",
    ResizeMode.LETTERBOX: "fitted inside with bars of the value {pad_value}",
}
_FILTERS = {
    ResizeFilter.BILINEAR: "bilinear interpolation as in tf.image.resize (no antialiasing)",
    ResizeFilter.PILLOW_BILINEAR: "bilinear interpolation as in Pillow (antialiased)",
    ResizeFilter.NEAREST: "the nearest pixel as in tf.image.resize",
}
_LAYOUTS = {TensorLayout.NHWC: "height, width, channels", TensorLayout.NCHW: "channels, height, width"}
_SCORES = {
    Activation.NONE: "one score for each class",
    Activation.SOFTMAX: "one raw score for each class; the app applies softmax",
    Activation.SIGMOID: "one raw score for each class; the app applies the logistic function to each",
}


def input_text(spec: ModelSpec, tensor: TensorSpec) -> str:
    """What an input expects; empty for an input that is not the picture."""
    if not is_picture(spec, tensor):
        return ""
    preprocessing = spec.preprocessing
    mode = _MODES[preprocessing.resize_mode].format(pad_value=preprocessing.pad_value)
    size = preprocessing.size
    return (
        f"Upright picture of {size.width} x {size.height} pixels, {mode}, resized with "
        f"{_FILTERS[preprocessing.resize_filter]}; {_CHANNELS[preprocessing.channel_order]}; "
        f"axes {_LAYOUTS[preprocessing.layout]}; "
        f"value = (pixel - mean) / std for pixels 0 to 255, with {_normalization_text(preprocessing)}."
    )


def output_text(spec: ModelSpec, tensor: TensorSpec) -> str:
    """What an output holds; empty for an output that holds no scores for the labels."""
    if tensor is not scores_output(spec):
        return ""
    return _SCORES[spec.postprocessing.activation].capitalize() + "."


def is_picture(spec: ModelSpec, tensor: TensorSpec) -> bool:
    """Whether the preprocessing makes this input."""
    return tensor.shape == spec.preprocessing.tensor_shape


def scores_output(spec: ModelSpec) -> TensorSpec | None:
    """The first output that has a score for each label; without labels the first one that has more than one value."""
    for tensor in spec.outputs:
        classes = tensor.shape[-1] if tensor.shape else 0
        if classes == len(spec.labels) or (classes > 1 and not len(spec.labels)):
            return tensor
    return None


def channel_values(values: tuple[float, ...], channels: int) -> tuple[float, ...]:
    """One value for each channel from one that stands for all, or from one for each."""
    return values if len(values) == channels else values * channels


def _normalization_text(preprocessing: ImagePreprocessing) -> str:
    mean = ", ".join(f"{value:.9g}" for value in preprocessing.normalization.mean)
    std = ", ".join(f"{value:.9g}" for value in preprocessing.normalization.std)
    return f"mean {mean} and std {std}"
