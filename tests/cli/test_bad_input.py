"""A user's mistake gets one message, the right exit code, and leaves nothing behind."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.command_line import DIGIT_LABELS, DIGITS, Ran, mobilegen
from tests.support.models import small_cnn
from tests.support.trees import build_tree, read_tree

ENOUGH = ("--labels", DIGIT_LABELS, "--normalize", "minus-one-to-one", "--no-input")


def refused(here: Path, *arguments: str | Path, code: int, through: Sequence[str] = ()) -> str:
    """Runs a command that must fail with `code`; returns its one message and hint."""
    before = read_tree(here)
    ran = mobilegen(*arguments, cwd=here, through=through)
    _is_one_message(ran)
    assert ran.code == code, ran.err
    assert read_tree(here) == before
    assert not (here / "out").exists()
    assert [path.name for path in here.iterdir() if path.name.startswith(".")] == []
    return ran.err


def _is_one_message(ran: Ran) -> None:
    assert ran.out == ""
    assert "Traceback" not in ran.err
    assert len(ran.errors) == 1, ran.err
    assert sum(line.startswith("hint: ") for line in ran.err.splitlines()) == 1, ran.err
    said = [line for line in ran.err.splitlines() if not line.startswith(("✓ ", "The log of this run: "))]
    assert said[0].startswith("error: "), f"noise: {ran.err}"


@pytest.fixture(scope="session")
def weights_only(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("models") / "model.weights.h5"
    small_cnn().save_weights(path)
    return path


@pytest.mark.parametrize("command", ["new", "convert", "inspect"])
def test_a_missing_file(here: Path, command: str) -> None:
    options = () if command == "inspect" else (*ENOUGH, "-o", "out")
    assert "“none.keras” does not exist" in refused(here, command, "none.keras", *options, code=3)


@pytest.mark.parametrize("command", ["new", "convert", "inspect"])
def test_a_text_file_named_keras(here: Path, command: str) -> None:
    build_tree(here, {"model.keras": "# my model\n"})
    options = () if command == "inspect" else (*ENOUGH, "-o", "out")
    assert "“model.keras” is a text file" in refused(here, command, "model.keras", *options, code=3)


@pytest.mark.parametrize("kept", [100, 5_000, 200_000])
def test_a_truncated_keras_file(here: Path, kept: int) -> None:
    build_tree(here, {"model.keras": DIGITS.read_bytes()[:kept]})
    assert "“model.keras” is damaged or cut short" in refused(here, "new", "model.keras", *ENOUGH, "-o", "out", code=3)


def test_weights_without_a_model(here: Path, weights_only: Path) -> None:
    message = refused(here, "new", weights_only, *ENOUGH, "-o", "out", code=3)
    assert "weights" in message
    assert "model.save" in message


@pytest.mark.parametrize(("count", "told"), [(9, "9 labels"), (11, "11 labels")])
def test_a_wrong_number_of_labels(here: Path, count: int, told: str) -> None:
    build_tree(here, {"labels.txt": "".join(f"label {index}\n" for index in range(count))})
    options = ("--labels", "labels.txt", "--normalize", "none", "--no-input", "-o", "out")
    message = refused(here, "new", DIGITS, *options, code=4)
    assert "the model gives 10 scores" in message
    assert told in message


@pytest.mark.parametrize(
    ("application_id", "told"),
    [
        ("digits", "has no dot"),
        ("com.example.2nd", "“2nd” in “com.example.2nd” is not allowed"),
        ("com..digits", "is not allowed"),
        ("com.example.{{ digits }}", "is not allowed"),
        ("com.example/../../etc", "is not allowed"),
        ("com.example.fun", "“fun” in “com.example.fun” is a Kotlin or Java keyword"),
        ("com.when.digits", "“when” in “com.when.digits” is a Kotlin or Java keyword"),
        ("", "has no dot"),
    ],
)
def test_an_application_id_that_android_refuses(here: Path, application_id: str, told: str) -> None:
    message = refused(here, "new", DIGITS, *ENOUGH, "--application-id", application_id, "-o", "out", code=4)
    assert told in message


def test_no_normalisation_and_nobody_to_ask(here: Path) -> None:
    message = refused(here, "new", DIGITS, "--labels", DIGIT_LABELS, "--no-input", "-o", "out", code=4)
    assert "not known" in message
    assert "A wrong guess looks like a bad model" in message


@pytest.mark.parametrize("inside", ["notes.txt", ".git/config"])
def test_an_output_folder_in_use(here: Path, inside: str) -> None:
    build_tree(here, {f"mine/{inside}": "mine"})
    message = refused(here, "new", DIGITS, *ENOUGH, "-o", "mine", code=7)
    assert f"it holds {inside.split('/', maxsplit=1)[0]}" in message


def test_a_file_in_the_way(here: Path) -> None:
    build_tree(here, {"mine": "a file"})
    assert "is not a folder" in refused(here, "new", DIGITS, *ENOUGH, "-o", "mine", code=7)
    assert "is not a folder" in refused(here, "new", DIGITS, *ENOUGH, "-o", "mine/app", code=7)


def test_a_place_where_nothing_can_be_made(here: Path) -> None:
    assert "/proc" in refused(here, "new", DIGITS, *ENOUGH, "-o", "/proc/mobilegen", code=7)


# Root may write anywhere. This gives that right (CAP_DAC_OVERRIDE) up and becomes the program that it is given.
OBEY_PERMISSIONS = """
import ctypes, os, sys
drop_from_bounding_set, dac_override = 24, 1
if os.geteuid() == 0 and ctypes.CDLL(None).prctl(drop_from_bounding_set, dac_override, 0, 0, 0):
    sys.exit("this machine doesn't let root give up a right")
os.execv(sys.argv[1], sys.argv[1:])
"""


@pytest.mark.parametrize("target", ["locked", "locked/app", "locked/a/b"])
def test_a_read_only_output_folder(here: Path, target: str) -> None:
    (here / "locked").mkdir(mode=0o555)
    (here / "locked").chmod(0o555)
    if target == "locked":
        here.chmod(0o555)
    named = here if target == "locked" else here / "locked"
    try:
        message = refused(
            here, "new", DIGITS, *ENOUGH, "-o", target, code=7, through=[sys.executable, "-c", OBEY_PERMISSIONS]
        )
    finally:
        here.chmod(0o755)
        (here / "locked").chmod(0o755)
    assert f"Nothing can be written to {named}: Permission denied" in message


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--mean", "1"), "--std is missing"),
        (("--std", "1"), "--mean is missing"),
        (("--normalize", "none", "--mean", "1", "--std", "1"), "the same thing twice"),
        (("--mean", "one", "--std", "1"), "“one” for --mean is not a list of numbers"),
        (("--mean", "nan", "--std", "1"), "“nan” for --mean is not a list of numbers"),
        (("--normalize", "none", "--force"), "--force keeps what float16 breaks"),
        (("--normalize", "none", "--input-size", "big"), "“big” for --input-size is not a size"),
        (("--normalize", "none", "--input-size", "0x5"), "“0x5” for --input-size is not a size"),
        (("--npu", "qualcomm", "--platform", "ios"), "--npu is for the Android app, which --platform ios leaves out"),
    ],
)
def test_options_that_make_no_sense(here: Path, arguments: tuple[str, ...], told: str) -> None:
    assert told in refused(here, "new", DIGITS, "--no-input", *arguments, code=2)


def test_text_that_no_file_can_hold(here: Path) -> None:
    ran = mobilegen("new", DIGITS, *ENOUGH, "--name", os.fsdecode(b"caf\xe9"), "-o", "out", cwd=here)
    assert ran.code == 2
    assert "is not UTF-8" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("content", "told"),
    [("caf\xe9\n".encode("latin-1"), "not UTF-8 (line 1)"), (b"", "is empty"), (b"a\n\nb\n", "labels[1]: is empty")],
)
def test_labels_that_are_none(here: Path, content: bytes, told: str) -> None:
    build_tree(here, {"labels.txt": content})
    options = ("--labels", "labels.txt", "--normalize", "none", "--no-input", "-o", "out")
    assert told in refused(here, "new", DIGITS, *options, code=4)


def test_an_unknown_recipe(here: Path) -> None:
    ran = mobilegen("new", DIGITS, "--quantize", "int8", cwd=here)
    assert ran.code == 2
    assert "“int8” for --quantize is no recipe" in ran.err
    assert "static_wi8_ai8" in ran.err


def test_an_unknown_option_and_an_unknown_command(here: Path) -> None:
    for arguments in (("new", DIGITS, "--colour"), ("nwe", DIGITS), ("new",), ("new", DIGITS, "--io", "int16")):
        ran = mobilegen(*arguments, cwd=here)
        assert ran.code == 2
        assert "Usage: mobilegen" in ran.err
        assert "Traceback" not in ran.err
