"""Decides what rendering and writing both projects cost, beside cookiecutter with as many files of the same sizes."""

from __future__ import annotations

import itertools
import json
import tempfile
from pathlib import Path

from benchmarks.measure import Row, compare_times
from generator.output import apply, check_target, existing_paths, plan
from generator.render import RENDERERS
from generator.render.files import RenderedProject
from generator.spec import Platform
from tests.support.rendering import coreml_artifact, render_request, tflite_artifact

RUNS = 7


def rows() -> list[Row]:
    """One row: seconds to render and write the Android and the iOS project, against cookiecutter."""
    from cookiecutter.main import cookiecutter

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        project = _render()
        template = _cookiecutter_template(project, folder / "template")
        targets = (folder / f"out{number}" for number in itertools.count())

        def ours() -> None:
            target = check_target(next(targets))
            apply(plan(_render(), existing_paths(target)), target)

        def other() -> None:
            cookiecutter(str(template), no_input=True, output_dir=str(next(targets)))

        subject = f"render and write {len(project.files)} files / cookiecutter with as many"
        return [compare_times(subject, ours, other, RUNS)]


def _render() -> RenderedProject:
    artifacts = {Platform.ANDROID: tflite_artifact(), Platform.IOS: coreml_artifact()}
    return RenderedProject.of(
        file
        for platform, renderer in RENDERERS.items()
        for file in renderer.render(render_request(artifact=artifacts[platform])).under(renderer.folder).files
    )


def _cookiecutter_template(project: RenderedProject, folder: Path) -> Path:
    """A template that gives files of the same sizes, each text with one variable."""
    folder.mkdir()
    (folder / "cookiecutter.json").write_text(json.dumps({"slug": "digit-reader", "_copy_without_render": []}))
    for file in project.files:
        path = folder / "{{ cookiecutter.slug }}" / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            text = file.content.decode()
        except UnicodeDecodeError:
            path.write_bytes(file.content)
        else:
            raw = "{{ cookiecutter.slug }}{% raw %}" + text[len("digit-reader") :] + "{% endraw %}"
            path.write_text(raw, encoding="utf-8", newline="")
    return folder
