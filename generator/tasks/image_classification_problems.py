"""Decides whether a model contract can be an image classifier, and says why if it can't."""

from __future__ import annotations

from generator.spec import Activation, DType, ModelSpec, Problem, TensorSpec
from generator.spec.problems import error, warning

_TYPES = (DType.FLOAT32, DType.UINT8, DType.INT8)
_FLOAT16_HINT = (
    "LiteRT's Kotlin API can't read float16. Keep the first and the last layer in float32, such as "
    "Activation('softmax', dtype='float32'); what is between may be float16."
)


def classification_problems(spec: ModelSpec, final_activation: Activation | None) -> list[Problem]:
    """Everything that image classification demands beyond what each part of the contract demands itself."""
    found = _count_problems("inputs", spec.inputs) + _count_problems("outputs", spec.outputs)
    if len(spec.inputs) == 1:
        found += _input_problems(spec.inputs[0], spec)
    if len(spec.outputs) == 1:
        found += _output_problems(spec.outputs[0], spec)
    if final_activation is not None:
        found += _activation_problems(spec.postprocessing.activation, final_activation)
    return found


def _count_problems(kind: str, tensors: tuple[TensorSpec, ...]) -> list[Problem]:
    if len(tensors) < 2:
        return []
    names = ", ".join(f"“{tensor.name}”" for tensor in tensors)
    message = f"an image classifier has one, this model has {len(tensors)}: {names}"
    return [
        error(
            f"model.{kind}",
            message,
            "mobilegen supports models with one picture as input and one row of scores as output.",
        )
    ]


def _input_problems(tensor: TensorSpec, spec: ModelSpec) -> list[Problem]:
    where = f"model.inputs.{tensor.name}"
    found = _type_problems(where, tensor)
    if len(tensor.shape) != 4:
        message = f"has the shape {list(tensor.shape)}; a picture has four axes: batch, height, width, channels"
        found.append(error(where, message))
    elif min(tensor.shape) >= 1 and tensor.shape != spec.preprocessing.tensor_shape:
        made = list(spec.preprocessing.tensor_shape)
        message = f"has the shape {list(tensor.shape)}, but preprocessing makes {made}"
        found.append(error(where, message, "Check the size, the layout and the channel order of preprocessing."))
    return found


def _output_problems(tensor: TensorSpec, spec: ModelSpec) -> list[Problem]:
    where = f"model.outputs.{tensor.name}"
    found = _type_problems(where, tensor)
    if not tensor.shape or any(extent != 1 for extent in tensor.shape[:-1]):
        message = f"has the shape {list(tensor.shape)}; a classifier gives one row of scores, such as [1, 10]"
        return [*found, error(where, message)]
    count = tensor.shape[-1]
    if count == 1 and Activation.SOFTMAX is spec.postprocessing.activation:
        hint = "Use sigmoid for a model with one score."
        found.append(error("postprocessing.activation", "softmax of a single score is always 1", hint))
    if count >= 1 and len(spec.labels) != count:
        found.append(_label_count_problem(len(spec.labels), count))
    return found


def _label_count_problem(labels: int, scores: int) -> Problem:
    hint = "The labels file must hold one line for each score, in the order of the model's output."
    if scores == labels + 1:
        hint += " A first class such as “background”, which some models have, needs its line, too."
    if scores == 1 and labels == 2:
        hint = "One score is the probability of one of two classes: give its label alone, usually the second."
    given = "1 label was" if labels == 1 else f"{labels} labels were"
    return error("labels", f"the model gives {scores} score{'s' * (scores != 1)}, but {given} given", hint)


def _type_problems(where: str, tensor: TensorSpec) -> list[Problem]:
    if tensor.dtype in _TYPES:
        return []
    expected = ", ".join(dtype.value for dtype in _TYPES)
    hint = _FLOAT16_HINT if tensor.dtype is DType.FLOAT16 else ""
    return [error(where, f"holds {tensor.dtype.value}; an image classifier's tensors hold one of {expected}", hint)]


def _activation_problems(applied: Activation, final: Activation) -> list[Problem]:
    where = "postprocessing.activation"
    if final is not Activation.NONE and applied is not Activation.NONE:
        message = f"the model ends in {final.value} itself; {applied.value} on top of it would distort the scores"
        return [error(where, message, "Use none.")]
    if final is Activation.NONE and applied is Activation.NONE:
        message = (
            "the model doesn't end in softmax or sigmoid, and the app applies none: scores may not be probabilities"
        )
        return [
            warning(where, message, "Use softmax (one class is right) or sigmoid (several may be) if these are logits.")
        ]
    return []
