"""The same model gives the same bytes: in another process, in another folder, and after other work."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.spec import ModelFormat
from tests.support.conversions import Conversions
from tests.support.specs import FLOAT_RECIPES

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("small_cnn", "lstm", "two_inputs")
MADE_AGAIN = ("lstm", "two_inputs")
"""Two are enough to convert one of them first and last; each conversion has a process to itself."""

SCRIPT = """
import hashlib, json, sys
from pathlib import Path

from generator.convert import CONVERTERS
from generator.sources import load
from generator.spec import ModelSource, QuantizationRecipe, SourceFormat

digests = {}
for path in map(Path, sys.argv[1:]):
    model = load(ModelSource(path, SourceFormat.KERAS))
    for form, convert in CONVERTERS.items():
        for recipe in (QuantizationRecipe.FLOAT32, QuantizationRecipe.FLOAT16):
            for name, content in convert(model, recipe, path.stem).files.items():
                digests[f"{path.stem} {form.value} {recipe.value} {name}"] = hashlib.sha256(content).hexdigest()
print(json.dumps(digests))
"""


def digests_elsewhere(models: list[Path], folder: Path, hash_seed: str) -> dict[str, str]:
    """Digests of all files that a fresh process makes of `models`, in that order, from within `folder`."""
    folder.mkdir()
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, *map(str, models)],
        cwd=folder,
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT), "TZ": f"UTC{hash_seed}"},
        capture_output=True,
        text=True,
        check=True,
    )
    digests: dict[str, str] = json.loads(run.stdout)
    return digests


def test_fresh_processes_give_the_same_bytes(conversions: Conversions, tmp_path: Path) -> None:
    paths = [conversions.source(name).source.path for name in MADE_AGAIN]
    first = digests_elsewhere(paths, tmp_path / "here", "1")
    moved = tmp_path / "there"
    moved.mkdir()
    copies = [moved / path.name for path in paths]
    for path, copy in zip(paths, copies, strict=True):
        copy.write_bytes(path.read_bytes())
    # In the other order: TensorFlow numbers functions by what was traced before.
    second = digests_elsewhere(copies[::-1], moved / "deeper", "2")
    assert len(first) == len(MADE_AGAIN) * len(FLOAT_RECIPES) * 4
    assert first == second


@pytest.mark.parametrize("form", list(ModelFormat))
@pytest.mark.parametrize("name", NAMES)
def test_no_path_of_this_machine_is_in_an_artifact(conversions: Conversions, name: str, form: ModelFormat) -> None:
    artifact = conversions.artifact(name, form)
    content = b"".join(artifact.files.values())
    for part in (str(ROOT), str(conversions.folder), str(Path.home()), sys.prefix):
        assert part.encode() not in content
