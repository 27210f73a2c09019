"""A project follows the templates of its owner: recorded, checked, updated, and edits kept."""

from __future__ import annotations

import re
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.errors import SpecError
from generator.output import Resolution
from generator.spec import AppSpec, ModelSource, Platform, SourceFormat, TemplateChoice
from generator.usecases.check_project import check_project
from generator.usecases.model_options import ModelOptions
from generator.usecases.new_project import NewProjectRequest, new_project
from generator.usecases.normalization import NormalizationPreset
from generator.usecases.refusals import Refusals
from generator.usecases.stages import Stages
from generator.usecases.update_project import PlannedUpdate, UpdateRequest, apply_planned, planned_update
from tests.support.command_line import ROOT, mobilegen
from tests.support.fakes import FakeProgress, fake_stages
from tests.support.templates import tiny_templates
from tests.support.trees import build_tree, read_tree

INSIDE = "{{ cookiecutter.slug }}/android"
CONTRACT = """\
contract = 1
platforms = ["android"]
tasks = ["image-classification"]
replaces = ["android/app/Main.kt"]
[headers]
kt = "// Ours"
"""
TREE = {
    "mobilegen-template.toml": CONTRACT,
    "cookiecutter.json": '{"company": "Acme"}',
    f"{INSIDE}/app/Main.kt": "first\n\n\nlast\n",
    f"{INSIDE}/app/About.kt": "{{ cookiecutter.company | kotlin_string }}\n",
    "hooks/post_gen_project.py": "",
}


@dataclass(frozen=True)
class Project:
    root: Path
    stages: Stages

    @property
    def template(self) -> Path:
        return self.root.parent / "acme"

    @property
    def main(self) -> Path:
        return self.root / "android/app/Main.kt"

    def planned(self) -> PlannedUpdate:
        request = UpdateRequest(self.root, resolution=Resolution.ASK)
        return planned_update(request, Refusals(), FakeProgress(), self.stages)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    build_tree(tmp_path / "acme", TREE)
    (tmp_path / "digits.keras").write_bytes(b"PK\x03\x04")
    request = NewProjectRequest(
        source=ModelSource(tmp_path / "digits.keras", SourceFormat.KERAS),
        app=AppSpec("Digit Reader", "com.example.digits"),
        output=tmp_path / "app",
        platforms=tuple(Platform),
        options=ModelOptions(normalization=NormalizationPreset.MINUS_ONE_TO_ONE),
        template=TemplateChoice(tmp_path / "acme", {"company": "Bell"}),
    )
    stages = fake_stages(tiny_templates(tmp_path / "templates"))
    made = new_project(request, Refusals(), FakeProgress(), stages)
    assert "hooks" in made.notes[-1]
    return Project(made.folder, stages)


def test_a_change_of_the_template_is_brought_and_edits_are_kept(project: Project) -> None:
    assert project.main.read_text() == "// Ours\n\nfirst\n\n\nlast\n"
    assert (project.root / "android/app/About.kt").read_text() == '// Ours\n\n"Bell"\n'
    assert project.planned().plan is None

    project.main.write_text("// Ours\n\nfirst\n\n\nmine\n")
    build_tree(project.template, {f"{INSIDE}/app/Main.kt": "new\n\n\nlast\n", f"{INSIDE}/app/B.kt": "b\n"})
    (project.template / INSIDE / "app/About.kt").unlink()
    apply_planned(project.planned())

    assert project.main.read_text() == "// Ours\n\nnew\n\n\nmine\n"
    assert (project.root / "android/app/B.kt").read_text() == "// Ours\n\nb\n"
    assert not (project.root / "android/app/About.kt").exists()
    assert project.planned().plan is None


def test_the_table_in_mobilegen_toml_counts(project: Project) -> None:
    config = project.root / "mobilegen.toml"
    text = config.read_text()
    assert '[templates]\npath = "../acme"\nvalues = {company = "Bell"}\n' in text
    config.write_text(text.replace('"Bell"', '"Acme"'))
    apply_planned(project.planned())
    assert (project.root / "android/app/About.kt").read_text() == '// Ours\n\n"Acme"\n'
    config.write_text(text.partition("[templates]")[0])
    apply_planned(project.planned())
    assert project.main.read_text() == "overlay"
    assert not (project.root / "android/app/About.kt").exists()


def test_a_template_that_is_wrong_or_gone_writes_nothing(project: Project) -> None:
    def drift() -> tuple[str, ...]:
        return tuple(word for word in check_project(project.root).drift if "template is" in word)

    before = read_tree(project.root)
    assert drift() == ()
    (project.stages.renderers[Platform.ANDROID].templates or Path()).joinpath("android/tasks").rename(
        project.root.parent / "gone"
    )
    build_tree(project.template, {f"{INSIDE}/app/C.kt": ""})
    with pytest.raises(SpecError, match=r"replaces names android/app/Main\.kt, which mobilegen"):
        project.planned()
    (project.template / INSIDE / "link").symlink_to("/etc")
    assert drift() == ("your template is another one",)
    with pytest.raises(SpecError, match="link is a link"):
        project.planned()
    shutil.rmtree(project.template)
    assert [word for word in check_project(project.root).missing if "template" in word]
    with pytest.raises(SpecError, match="acme is not a folder"):
        project.planned()
    assert read_tree(project.root) == before


def test_the_documented_commands_run(tmp_path: Path) -> None:
    """With a model that is converted already, one platform, and the answer to the one question."""
    page = (ROOT / "docs/templates.md").read_text(encoding="utf-8")
    block = re.search(r"```\n(mobilegen new.*?)```", page, re.DOTALL)
    assert block is not None
    new, check, update = (shlex.split(line, comments=True)[1:] for line in block[1].splitlines())
    here = tmp_path / "here"
    shutil.copytree(ROOT / "docs/acme-template", here / "acme-template")
    shutil.copy(ROOT / "tests/golden/digits/android/inference/src/main/assets/digits.tflite", here / "digits.tflite")
    new[new.index("digits.keras")] = "digits.tflite"

    made = mobilegen(*new, "--platform", "android", "--normalize", "minus-one-to-one", "--no-input", cwd=here)
    assert made.code == 0, made.err
    strings = here / "digits/android/app/src/main/res/values/strings_welcome.xml"
    assert "Zoë\\'s Lab" in strings.read_text(encoding="utf-8")
    for command in (check, update):
        ran = mobilegen(*command, cwd=here)
        assert (ran.code, ran.out[:10]) == (0, "Up to date"), ran.err

    (text,) = (here / "acme-template").rglob("strings_welcome.xml")
    text.write_text(text.read_text(encoding="utf-8").replace("Go on", "Begin"), encoding="utf-8")
    drifted = mobilegen(*check, cwd=here)
    assert (drifted.code, drifted.errors) == (3, ["the project isn't up to date: your template is another one"])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--template-value", "a=b"), "--template-value is for a template"),
        (("--template", "acme", "--template-value", "a"), "“a” for --template-value is no value"),
        (("--template", "acme", "--template-value", "a=1", "--template-value", "a=2"), "names a twice"),
        (("--template", "acme"), "The template acme is not a folder."),
    ],
)
def test_options_that_cannot_be_right_are_told(tmp_path: Path, options: tuple[str, ...], message: str) -> None:
    here = tmp_path / "here"
    build_tree(here, {"model.keras": b"PK\x03\x04"})
    ran = mobilegen("new", "model.keras", "--no-input", *options, cwd=here)
    assert ran.code == (4 if "folder" in message else 2)
    assert message in ran.errors[0]
    assert [path.name for path in here.iterdir()] == ["model.keras"]
