"""mobilegen.toml holds a whole project, keeps what a person wrote there, and says everything that is wrong at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.config import dumps, parse, read, update
from generator.errors import SpecError
from generator.spec import (
    Activation,
    AppSpec,
    ChannelOrder,
    DType,
    IosRuntime,
    LabelSet,
    ModelInfo,
    ModelSource,
    Normalization,
    NpuVendor,
    Platform,
    Postprocessing,
    ProjectSpec,
    QuantizationParams,
    QuantizationPlan,
    QuantizationRecipe,
    ResizeFilter,
    ResizeMode,
    SourceFormat,
    TemplateChoice,
    TensorLayout,
    TensorSpec,
)
from generator.spec.budgets import Budget, Budgets
from tests.support.specs import digits_preprocessing, digits_project, digits_spec
from tests.support.texts import CONTROL, NASTY

FOLDER = Path("/projects/app")
SOURCE = ModelSource(Path("/projects/models/digits.keras"), SourceFormat.KERAS)
CALIBRATED = QuantizationPlan(
    tflite=QuantizationRecipe.STATIC_WI8_AI8,
    coreml=QuantizationRecipe.PALETTIZED_W6_AFP16,
    io=DType.UINT8,
    keep_float=("dense “1”", "conv/2"),
    calibration=Path("/projects/pictures"),
)

WRITTEN = """\
# What this project is made from. Paths are relative to this file.
schema = 1

[app]
# The accent colours both apps and their icon; without it the name decides.
display_name = "Digit Reader"
application_id = "com.example.digits"
platforms = ["android", "ios"]
ios_runtime = "coreml"

[source]
# Without labels the classes are numbered.
path = "../models/digits.keras"
format = "keras"
labels = "../models/labels.txt"

[model]
# The contract that both apps and mobilegen agree upon.
name = "digits"
task = "image-classification"
inputs = [{name = "image", shape = [1, 32, 32, 3], dtype = "float32"}]
outputs = [{name = "probabilities", shape = [1, 10], dtype = "float32"}]

[preprocessing]
# From a camera frame to the input tensor; mean and std are over pixel values 0..255.
width = 32
height = 32
resize_mode = "center-crop"
resize_filter = "bilinear"
channel_order = "rgb"
layout = "nhwc"
pad_value = 0
mean = [127.5, 127.5, 127.5]
std = [127.5, 127.5, 127.5]

[postprocessing]
activation = "none"
top_k = 3
score_threshold = 0.5

[quantization]
# How each format is stored and computed. Where float16 would break the model, it is float32 all the same; the app's
# README says so.
tflite = "float32"
coreml = "float32"
io = "float32"

[evaluation]
# Points of top-1 accuracy that a recipe may lose, and the labelled pictures that tell.
max_drop = 1.0

[budgets]
# Good, and worse than which nothing is written: megabytes, milliseconds, share of right answers.
size_mb = {good = 10.0, bad = 50.0}
latency_ms = {good = 100.0, bad = 1000.0}
accuracy = {good = 0.85, bad = 0.7}
app_size_growth_mb = {good = 25.0, bad = 150.0}
"""


def project(**changes: object) -> ProjectSpec:
    return digits_project(**({"source": SOURCE} | changes))


@pytest.mark.parametrize(
    "original",
    [
        project(),
        project(app=AppSpec("Digit Reader", "com.example.digits", "#2F63CB")),
        project(platforms=(Platform.IOS,), quantization=QuantizationPlan(coreml=QuantizationRecipe.FLOAT16)),
        project(quantization=CALIBRATED, data=FOLDER / "held-back", max_drop=0.5),
        project(budgets=Budgets(size_mb=Budget(1.5, 4), accuracy=Budget(0.99, 0.95))),
        project(platforms=(Platform.ANDROID,), ios_runtime=IosRuntime.TFLITE),
        project(source=ModelSource(Path("/elsewhere/m.h5"), SourceFormat.KERAS_H5)),
        project(template=TemplateChoice(Path("/projects/acme"))),
        project(template=TemplateChoice(FOLDER / "own", {"company": 'A"B\\', "level": "low"})),
        project(model=digits_spec(labels=LabelSet.numbered(10))),
        project(model=digits_spec(labels=LabelSet(tuple((NASTY | CONTROL).values())[2:12]))),
        project(model=digits_spec(info=ModelInfo(*list((NASTY | CONTROL).values())[2:6]))),
        project(
            model=digits_spec(
                inputs=(TensorSpec("im:age", (1, 3, 8, 9), DType.UINT8, QuantizationParams(0.00392156862745098, 128)),),
                outputs=(TensorSpec("a", (1, 10)), TensorSpec("b", (1, 2), DType.FLOAT16)),
                preprocessing=digits_preprocessing(
                    normalization=Normalization((0.1, 1e-30, 123.675), (1 / 3, 58.395, 1e20)),
                    resize_mode=ResizeMode.LETTERBOX,
                    resize_filter=ResizeFilter.PILLOW_BILINEAR,
                    channel_order=ChannelOrder.BGR,
                    layout=TensorLayout.NCHW,
                    pad_value=114,
                ),
                postprocessing=Postprocessing(Activation.SIGMOID, 5, 0.25),
            )
        ),
    ],
)
def test_a_project_is_read_back_as_it_was(original: ProjectSpec) -> None:
    assert parse(dumps(original, FOLDER), FOLDER) == original


@pytest.mark.parametrize("name", [name for name in NASTY.values() if name.strip() and "\u2028" not in name])
def test_any_name_survives(name: str) -> None:
    original = project(app=AppSpec(name, "com.example.digits"))
    assert parse(dumps(original, FOLDER), FOLDER) == original


def test_it_reads_like_something_a_person_wrote() -> None:
    assert dumps(project(labels_path=Path("/projects/models/labels.txt")), FOLDER) == WRITTEN


def test_comments_order_and_spelling_survive_an_update() -> None:
    text = dumps(project(), FOLDER)
    mine = (
        text.replace('display_name = "Digit Reader"', "display_name = 'Digit Reader'  # asked marketing")
        .replace("top_k = 3", "# more than three confuse people\ntop_k = 3 # really")
        .replace("std = [127.5, 127.5, 127.5]", "std = [\n  127.5, # r\n  127.5,\n  127.5,\n]")
    )
    changed = replace(project(), app=AppSpec("Digit Reader", "org.example.digits"))
    updated = update(mine, changed, FOLDER)
    assert updated == mine.replace('"com.example.digits"', '"org.example.digits"')
    fewer = replace(changed, model=digits_spec(postprocessing=Postprocessing(top_k=1)))
    assert "# more than three confuse people\ntop_k = 1 # really" in update(mine, fewer, FOLDER)


def test_an_accent_is_written_and_read_with_the_app() -> None:
    colored = project(app=AppSpec("Digit Reader", "com.example.digits", "#2F63CB"))
    text = dumps(colored, FOLDER)
    assert 'application_id = "com.example.digits"\naccent = "#2F63CB"\n' in text
    assert parse(text.replace('"#2F63CB"', '"teal"'), FOLDER).app.accent == "#008080"
    assert "accent =" not in update(text, project(), FOLDER)
    with pytest.raises(SpecError, match=r"app\.accent: “bluish” is not a colour"):
        parse(text.replace('"#2F63CB"', '"bluish"'), FOLDER)
    with pytest.raises(SpecError, match=r"app\.accent: must be a text"):
        parse(text.replace('"#2F63CB"', "0x2F63CB"), FOLDER)


def test_an_update_takes_out_what_is_gone() -> None:
    text = dumps(project(model=digits_spec(info=ModelInfo(author="Ada"))), FOLDER)
    assert 'author = "Ada"' in text
    assert "author" not in update(text, project(), FOLDER)


def test_a_template_is_written_like_other_paths_and_can_be_taken_out() -> None:
    own = project(template=TemplateChoice(Path("/projects/acme"), {"company": "Acme"}))
    text = dumps(own, FOLDER)
    assert text.endswith('\n[templates]\npath = "../acme"\nvalues = {company = "Acme"}\n')
    apart = text.replace('values = {company = "Acme"}', '[templates.values] # ours\ncompany = "Acme"')
    assert update(apart, own, FOLDER) == apart
    assert update(text, project(), FOLDER).rstrip() == dumps(project(), FOLDER).rstrip()
    with pytest.raises(SpecError, match=r"templates\.path: is missing\n.*templates\.values: must be a table of texts"):
        parse(text.replace("path =", "# ").replace('"Acme"', "1"), FOLDER)


def test_labels_come_from_their_file(tmp_path: Path) -> None:
    (tmp_path / "labels.txt").write_text("".join(f"label {i}\n" for i in range(10)), "utf-8")
    original = project(labels_path=tmp_path / "labels.txt")
    (tmp_path / "app").mkdir()
    (tmp_path / "app/mobilegen.toml").write_text(dumps(original, tmp_path / "app"), "utf-8")
    found = read(tmp_path / "app/mobilegen.toml")
    assert found.labels_path == tmp_path / "labels.txt"
    assert found.model.labels.names[3] == "label 3"


def test_every_problem_is_named_with_its_key_path() -> None:
    text = dumps(project(), FOLDER)
    for right, wrong in {
        "top_k = 3": "top_j = 3",
        '"bilinear"': '"bilinaer"',
        'platforms = ["android", "ios"]': 'platforms = ["android", "io"]',
        "shape = [1, 10]": 'shape = [1, "ten"]',
        "width = 32": "width = true",
        "mean = [127.5": 'mean = ["a"',
        "score_threshold = 0.5": 'score_threshold = "half"',
        "[source]": "[sauce]",
    }.items():
        assert right in text
        text = text.replace(right, wrong)
    with pytest.raises(SpecError) as caught:
        parse(text, FOLDER)
    assert sorted(caught.value.message.splitlines()) == [
        "app.platforms: “io” is not possible",
        "model.outputs[0].shape: must be a list of whole numbers",
        "postprocessing.score_threshold: must be a number",
        "postprocessing.top_j: is not a key that mobilegen knows",
        "postprocessing.top_k: is missing",
        "preprocessing.mean: must be a list of numbers",
        "preprocessing.resize_filter: “bilinaer” is not possible",
        "preprocessing.width: must be a whole number",
        "sauce: is not a key that mobilegen knows",
        "source.format: is missing",
        "source.path: is missing",
        "source: is missing",
    ]
    for suggestion in ("“source”", "“top_k”", "“bilinear”", "“ios”"):
        assert f"Did you mean {suggestion}?" in caught.value.hint


@pytest.mark.parametrize(
    ("right", "wrong", "key"),
    [
        ('npu = ["qualcomm"]', 'npu = [""]', "app.npu"),
        ('ios_runtime = "coreml"', 'ios_runtime = ""', "app.ios_runtime"),
        ('platforms = ["android", "ios"]', 'platforms = [""]', "app.platforms"),
        ('tflite = "float32"', 'tflite = ""', "quantization.tflite"),
        ('coreml = "float32"', 'coreml = ""', "quantization.coreml"),
    ],
)
def test_an_empty_choice_is_none(right: str, wrong: str, key: str) -> None:
    text = dumps(project(npu=(NpuVendor.QUALCOMM,)), FOLDER)
    assert right in text
    with pytest.raises(SpecError) as caught:
        parse(text.replace(right, wrong), FOLDER)
    assert caught.value.message == f"{key}: “” is not possible"
    assert "Choose one of: " in caught.value.hint


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        (
            'tflite = "float32"',
            'tflite = "palettized_w4_afp16"',
            "quantization.tflite: TFLite knows no palettized_w4_afp16",
        ),
        ('coreml = "float32"', 'coreml = "static_wi8_ai8"', "quantization.coreml: Core ML knows no static_wi8_ai8"),
        (
            'tflite = "float32"',
            'tflite = "static_wi8_ai8"',
            "quantization.calibration: static_wi8_ai8 fixes the ranges",
        ),
        ('io = "float32"', 'io = "int8"', "quantization.io: float32 has no inputs of int8"),
        ('io = "float32"', 'io = "bool"', "quantization.io: bool is not possible"),
        ("max_drop = 1.0", "max_drop = 101.0", "evaluation.max_drop: 101 is no number of points"),
        (
            "{good = 10.0, bad = 50.0}",
            "{good = 10.0, bad = 5.0}",
            "budgets.size_mb: “good” (10) is more than “bad” (5)",
        ),
        ("{good = 10.0, bad = 50.0}", "{good = 10.0}", "budgets.size_mb.bad: is missing"),
        ("{good = 10.0, bad = 50.0}", "10", "budgets.size_mb: must be a table"),
    ],
)
def test_what_is_asked_of_the_model_must_be_possible(right: str, wrong: str, told: str) -> None:
    text = dumps(project(), FOLDER)
    assert right in text
    with pytest.raises(SpecError) as caught:
        parse(text.replace(right, wrong), FOLDER)
    assert caught.value.message.startswith(told)


@pytest.mark.parametrize("table", ["quantization", "evaluation", "budgets"])
def test_tables_of_what_is_asked_may_be_left_out(table: str) -> None:
    text = dumps(project(), FOLDER)
    head, _, rest = text.partition(f"[{table}]")
    left = "[" + rest.partition("\n[")[2] if "\n[" in rest else ""
    assert parse(head + left, FOLDER) == project()


def test_values_that_can_be_read_are_judged() -> None:
    wrong = project(app=AppSpec("Digit Reader", "digits"), model=digits_spec(postprocessing=Postprocessing(top_k=0)))
    with pytest.raises(SpecError) as caught:
        parse(dumps(wrong, FOLDER), FOLDER)
    assert "app.application_id" in caught.value.message
    assert "postprocessing.top_k" in caught.value.message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("schema = 1\n[app\n", "not valid TOML"),
        ("schema = 2\n", "has schema 2; this mobilegen reads 1"),
        ('schema = "1"\n', "schema: must be 1"),
        ("", "schema: must be 1"),
        ("a = 1\na = 2\n", "not valid TOML"),
    ],
)
def test_files_that_are_none_are_refused(text: str, message: str) -> None:
    with pytest.raises(SpecError, match=message):
        parse(text, FOLDER)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SpecError, match=r"mobilegen\.toml can't be read: No such file"):
        read(tmp_path / "mobilegen.toml")
