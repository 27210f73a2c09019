"""What float16 does to an artefact is told in words that name the layer, the number and a remedy."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from generator.parity.float16_coreml import explain_coreml, explain_program
from generator.parity.float16_diagnosis import Float16Diagnosis
from generator.parity.float16_tflite import explain_tflite
from generator.processing import Frame
from generator.spec import ModelArtifact, ModelFormat, ModelSpec, QuantizationRecipe, TensorSpec
from tests.support.frames import random_picture
from tests.support.mil_packages import MilProgram, set_tensor_type
from tests.support.tflite_files import TinyClassifier, tiny_artifact, tiny_spec, tiny_weights

SHAPE = (1, 4, 4, 3)
ROW = (1, 48)
FRAMES = [Frame.from_rgb(random_picture(9, 7, 1))]
MODEL = TinyClassifier(SHAPE, 4 * tiny_weights(SHAPE))


def package(scale: float) -> tuple[ModelArtifact, ModelSpec]:
    """Pixels in -1..1, times `scale`, squared in float16, and divided by the scale twice."""
    program = MilProgram()
    program.input("image", SHAPE)
    program.op("reshape", {"flat": ("FLOAT32", ROW)}, x="image", shape=np.array(ROW, np.int32))
    program.op("mul", {"scaled_cast_fp16": ("FLOAT16", ROW)}, x="flat", y=np.float32(scale))
    program.op("mul", {"square_cast_fp16": ("FLOAT16", ROW)}, x="scaled_cast_fp16", y="scaled_cast_fp16")
    program.op("cast", {"wide": ("FLOAT32", ROW)}, x="square_cast_fp16", dtype=np.array("fp32"))
    program.op("mul", {"scores": ("FLOAT32", ROW)}, x="wide", y=np.float32(1 / scale**2))
    program.output("scores")
    spec = replace(tiny_spec(MODEL), outputs=(TensorSpec("scores", ROW),))
    artifact = ModelArtifact(ModelFormat.COREML, QuantizationRecipe.FLOAT16, program.files(), spec.inputs, spec.outputs)
    return artifact, spec


def test_an_overflow_names_the_operation_the_number_and_what_to_do() -> None:
    half, spec = package(1000)

    cause, left, nearest, remedy = explain_coreml(half, half, spec, FRAMES)

    assert cause == "“square” (mul) reaches about 500000, float16 ends at 65504: about 50% of it becomes infinite."
    assert left == "That leaves infinities or NaN in “scores”."
    assert nearest.startswith("All other operations stay ")
    assert "“scaled” (mul)" in nearest
    assert remedy.startswith("Scale down what goes in")


def test_an_underflow_is_told_as_such() -> None:
    half, spec = package(1e-5)

    cause, *_, remedy = explain_coreml(half, half, spec, FRAMES)

    assert cause.startswith("“square” (mul) is too small for float16: all of it becomes zero")
    assert remedy.startswith("Scale up what goes in")


def test_little_room_is_a_warning_even_if_nothing_fails() -> None:
    half, spec = package(250)

    (risk,) = explain_coreml(half, None, spec, FRAMES)

    where = "“square” (mul) reaches more than half of what there is, float16 ends at 65504"
    assert risk == f"{where}: other pictures may go beyond it."


def test_enough_room_is_nothing_to_tell() -> None:
    half, spec = package(10)

    assert explain_coreml(half, None, spec, FRAMES) == ()


def test_rounded_weights_are_blamed_if_the_arithmetic_is_sound() -> None:
    half, spec = package(10)

    (told,) = explain_coreml(half, half, spec, FRAMES)

    assert told.startswith("Computing in float16 puts the outputs off by about 0.")
    assert "the rest comes from the weights" in told


def test_a_package_that_can_not_be_evaluated_is_not_explained() -> None:
    half, spec = package(10)

    (told,) = explain_coreml(replace(half, files={}), half, spec, FRAMES)

    assert told.startswith("What float16 does to it could not be looked at: the runtime refused it: ")
    assert told.endswith(".")
    assert not told.endswith("..")


def test_a_program_that_never_ends_is_not_explained() -> None:
    program = MilProgram()
    program.input("image", SHAPE)
    loop = program.op("while_loop", {"scores": ("FLOAT16", SHAPE)}, loop_vars="image")
    for block in (loop.blocks.add(), loop.blocks.add()):
        set_tensor_type(block.inputs.add(name="turn").type, "FLOAT32", SHAPE)
    condition, body = loop.blocks
    program.const("again", np.array(True), block=condition)
    condition.outputs.append("again")
    body.outputs.append("turn")
    program.output("scores")
    half, _ = package(10)
    impatient = Float16Diagnosis(replace(Float16Diagnosis().worker, seconds=3))

    (told,) = explain_program(
        replace(half, files=program.files()),
        {"image": np.zeros(SHAPE, np.float32)},
        0.05,
        fails=True,
        diagnoses=impatient,
    )

    assert told == "What float16 does to it could not be looked at: it did not end within 3 seconds."


def test_an_operation_that_the_evaluator_lacks_is_not_explained() -> None:
    program = MilProgram()
    program.input("image", SHAPE)
    program.op("imagine", {"scores": ("FLOAT16", SHAPE)}, x="image")
    program.output("scores")
    half, spec = package(10)

    (told,) = explain_coreml(replace(half, files=program.files()), half, spec, FRAMES)

    assert told.startswith("What float16 does to it could not be looked at: imagine (output “scores”)")


def test_weights_beyond_float16_are_named_by_their_layer() -> None:
    large = MODEL.weights.copy()
    large[3, 1] = 2e5
    full = tiny_artifact(replace(MODEL, weights=large))

    told = explain_tflite(tiny_artifact(MODEL), full, tiny_spec(MODEL), FRAMES)

    assert len(told) == 1
    assert told[0].startswith("A weight of “")
    assert told[0].endswith("” is 2e+05, and float16 ends at 65504. Scale the layer down.")


def test_weights_that_float16_flushes_are_counted() -> None:
    full = tiny_artifact(replace(MODEL, weights=(MODEL.weights * np.float32(1e-8)).astype(np.float32)))

    (told,) = explain_tflite(tiny_artifact(MODEL), full, tiny_spec(MODEL), FRAMES)

    assert told.startswith("100% of the weights of “")
    assert "become zero or lose most of their digits" in told


def test_sound_weights_leave_their_rounding() -> None:
    told = explain_tflite(tiny_artifact(MODEL), tiny_artifact(MODEL), tiny_spec(MODEL), FRAMES)

    assert told == (
        "Float16 holds every weight's magnitude: rounding them to 11 significant bits is what harms the model.",
    )


def test_what_a_gpu_would_overflow_in_is_told_though_the_interpreter_passes() -> None:
    hot = replace(MODEL, weights=(MODEL.weights * np.float32(1e5)).astype(np.float32))

    (told,) = explain_tflite(tiny_artifact(hot), None, tiny_spec(MODEL), FRAMES)

    assert "on a GPU that computes in float16 it becomes infinite" in told
    assert explain_tflite(tiny_artifact(MODEL), None, tiny_spec(MODEL), FRAMES) == ()
