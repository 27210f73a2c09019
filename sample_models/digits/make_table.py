"""Measures every recipe on the held-back digits and writes the README's table of them.

Run from a developer's environment: `python sample_models/digits/make_table.py`, or `make digits-table`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
OPTIONS = ("--labels", "labels.txt", "--normalize", "minus-one-to-one", "--calibration", "calibration")
COMMAND = ("evaluate", "digits.keras", "--eval", "held-back", *OPTIONS, "--quantize", "all")
FORMATS = {"tflite": "TFLite", "coreml": "Core ML", None: "Keras"}


def measured() -> dict[str, Any]:
    """What `mobilegen evaluate` says, nothing of it kept from before; raises `SystemExit` if it fails."""
    ran = subprocess.run(
        [sys.executable, "-m", "generator", *COMMAND, "--jobs", "1", "--no-input", "--no-cache", "--json"],
        cwd=FOLDER,
        stdout=subprocess.PIPE,
        check=False,
    )
    if ran.returncode:
        raise SystemExit(ran.returncode)
    data: dict[str, Any] = json.loads(ran.stdout)
    return data


def table(data: dict[str, Any]) -> list[str]:
    """The lines of the table: the source, and under it each artefact, by format and size."""
    order = list(FORMATS)
    models = sorted(data["models"][1:], key=lambda model: (order.index(model["format"]), -model["size"]))
    rows = [_row(model) for model in [data["models"][0], *models]]
    return ["| format | recipe | size | right answers (95 %) | same as the source |", "|---|---|---|---|---|", *rows]


def _row(model: dict[str, Any]) -> str:
    recipe = f"`{model['precision']}`" if model["precision"] else "trained"
    top1, agreement = model["accuracy"]["top1"], model["accuracy"]["agreement"]
    right = f"{top1['value']:.2%} ({top1['low']:.1%} – {top1['high']:.1%})".replace("%", " %")
    same = f"{agreement['value']:.2%}".replace("%", " %") if agreement else ""
    return f"| {FORMATS[model['format']]} | {recipe} | {model['size'] / 1000:.0f} kB | {right} | {same} |"


def main() -> None:
    """Replaces the part of the README between its markers."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    readme = FOLDER / "README.md"
    before, begin, rest = readme.read_text(encoding="utf-8").partition("<!-- recipes -->\n")
    _, end, after = rest.partition("\n<!-- /recipes -->")
    if not begin or not end:
        raise SystemExit(f"{readme} has lost its markers for the table of recipes")
    readme.write_text(before + begin + "\n".join(table(measured())) + end + after, encoding="utf-8")


if __name__ == "__main__":
    main()
