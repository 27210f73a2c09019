"""What a template of one's own may do, what it becomes, and what is said of one that doesn't fit."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path, PurePosixPath
from typing import Any, get_args, get_type_hints

import pytest

from generator.errors import SpecError
from generator.render import RENDERERS
from generator.render.context import ProjectContext, UserText
from generator.render.files import Ownership, RenderedFile, RenderedProject
from generator.render.filters import FILTERS
from generator.render.own.contract import CONTRACT
from generator.render.own.folder import read_own_folder
from generator.render.own.sandbox import Source, rendered_texts
from generator.render.own.template import own_template
from generator.render.own.worker import answer
from generator.render.project_context import project_context
from generator.spec import AppSpec, Platform, TemplateChoice
from tests.support.command_line import ROOT
from tests.support.rendering import render_request
from tests.support.specs import digits_project
from tests.support.texts import NASTY
from tests.support.trees import build_tree

FOLDER = "{{ cookiecutter.slug }}"
CONTRACT_TEXT = 'contract = 1\nplatforms = ["android"]\ntasks = ["image-classification"]\n'
KOTLIN = "android/app/{{ cookiecutter.package_path }}/A.kt"
EXAMPLE = ROOT / "docs" / "acme-template"
PAGE = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")


def template(
    folder: Path, files: Mapping[str, str | bytes], contract: str = "", variables: str = "", **values: str
) -> TemplateChoice:
    tree: dict[str, str | bytes] = {f"{FOLDER}/{path}": content for path, content in files.items()}
    tree["mobilegen-template.toml"] = contract if "contract" in contract else CONTRACT_TEXT + contract
    if variables:
        tree["cookiecutter.json"] = variables
    return TemplateChoice(build_tree(folder, tree), values)


def project(*names: str, content: bytes = b"ours\n") -> RenderedProject:
    owners = {"inference": Ownership.GENERATED}
    return RenderedProject.of(
        RenderedFile(PurePosixPath(name), content, owners.get(name.split("/")[0], Ownership.SCAFFOLD)) for name in names
    )


def over(
    choice: TemplateChoice, *names: str, content: bytes = b"ours\n", taken: tuple[str, ...] = ()
) -> dict[str, RenderedFile]:
    """The Android project with `names`, and the template over it."""
    context = project_context(render_request(), {"agp": "9.4.0"})
    done = own_template(choice).over(
        project(*names, content=content), Platform.ANDROID, context, [PurePosixPath(path) for path in taken]
    )
    return {file.path.as_posix(): file for file in done.files}


def test_files_are_added_replaced_and_removed(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        KOTLIN: "package {{ cookiecutter.application_id }}\n",
        "android/README.md": "{{ cookiecutter.company | markdown }} {{ cookiecutter.level }}"
        "{% if cookiecutter.loud %}!{% endif %}",
        "android/inference/B.kt": "theirs",
        "android/{% if cookiecutter.npu %}Npu.kt{% endif %}": "",
        "android/logo.png": b"\x89PNG\x00{{ cookiecutter.slug }}",
        "android/raw/x.txt": "{{ untouched }}",
        "android/run.sh": "#!/bin/sh\n",
    }
    contract = """
replaces = ["android/README.md", "android/inference/B.kt", "android/{% if cookiecutter.npu %}Npu.kt{% endif %}"]
removes = ["android/AGENTS.md"]
generated = ["android/app/{{ cookiecutter.package_path }}"]
[headers]
kt = "// {{ cookiecutter.company | comment }}"
sh = "# {{ cookiecutter.company | comment }}"
"""
    variables = '{"company": "Acme", "level": ["low", "high"], "loud": true, "slug": "{{ x }}", "_copy_without_render":'
    choice = template(tmp_path, files, contract, variables + ' ["android/raw"]}', company="A_B", level="high")
    (tmp_path / FOLDER / "android/run.sh").chmod(0o755)

    done = over(choice, "README.md", "AGENTS.md", "inference/B.kt", "inference/C.kt", "app/D.kts")

    contents = {path: file.content.decode("utf-8", "replace") for path, file in done.items()}
    assert contents == {
        "README.md": "A\\_B high!",
        "app/D.kts": "ours\n",
        "app/com/example/digits/A.kt": "// A_B\n\npackage com.example.digits\n",
        "inference/B.kt": "// A_B\n\ntheirs",
        "inference/C.kt": "// A_B\n\nours\n",
        "logo.png": "\ufffdPNG\0{{ cookiecutter.slug }}",
        "raw/x.txt": "{{ untouched }}",
        "run.sh": "#!/bin/sh\n# A_B\n",
    }
    generated = {path for path, file in done.items() if file.ownership is Ownership.GENERATED}
    assert generated == {"app/com/example/digits/A.kt", "inference/B.kt", "inference/C.kt"}
    assert [path for path, file in done.items() if file.executable] == ["run.sh"]


def test_a_platform_that_it_does_not_go_over_stays_as_it_is(tmp_path: Path) -> None:
    own = own_template(template(tmp_path, {KOTLIN: "{{ cookiecutter.nope }}"}))
    ours = project("README.md")
    assert own.over(ours, Platform.IOS, project_context(render_request(), {}), []) is ours
    with pytest.raises(SpecError, match="is for android; the project is for ios"):
        own.check_platforms([Platform.IOS])


@pytest.mark.parametrize(
    ("files", "contract", "message", "hint"),
    [
        ({"android/README.md": ""}, "", "a file android/README.md, and so has mobilegen", "`replaces`"),
        ({KOTLIN: ""}, 'replaces = ["android/README.md"]', "android/README.md, which the template doesn't hold", ""),
        (
            {"android/app/Main.kt": ""},
            'replaces = ["android/app/Main.kt"]',
            "replaces names android/app/Main.kt, which mobilegen .* doesn't write",
            "may be android/ui/Main.kt by now",
        ),
        ({KOTLIN: ""}, 'removes = ["android/gone"]', "removes names android/gone, which mobilegen", "take it out"),
        ({"android/m.tflite": ""}, "", "android/m.tflite is made from the model", ""),
        ({"android/a": "", "android/{{ 'a' }}": ""}, "", "two files that become a", "Rename"),
        ({"android/a": "1\n{{ cookiecutter.nope }}"}, "", "android/a, line 2: cookiecutter has no attribute", "docs"),
        ({"android/a": "{{ cookiecutter.display_name }}"}, "", "without a language filter", "docs"),
        ({KOTLIN: ""}, "[headers]\nkt = '{{ cookiecutter.display_name }}'", "headers.kt, line 1: user text", ""),
        ({"android/{{ '../..' }}/x": ""}, "", r"becomes 'android/../../x'", "inside android/"),
        ({"android/{{ '.GIT' }}/hooks/x": ""}, "", r"becomes 'android/.GIT/hooks/x'", "inside android/"),
        ({"android/{{ '.g' ~ '\\u200c' ~ 'it' }}/x": ""}, "", "has a path that becomes", "inside android/"),
        ({"android/{{ '/etc' }}/x": ""}, "", "has a path that becomes", "inside android/"),
        ({"android/a": ""}, "removes = [\"android/{{ '..' }}/x\"]", "has a path that becomes", "inside android/"),
    ],
)
def test_what_does_not_fit_is_told(
    tmp_path: Path, files: dict[str, str], contract: str, message: str, hint: str
) -> None:
    with pytest.raises(SpecError, match=message) as caught:
        over(template(tmp_path, files, contract), "README.md", "ui/Main.kt", taken=("m.tflite",))
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("contract", "message"),
    [
        ("contract = 2\n", "written for contract 2; this mobilegen's is 1"),
        ("contract = 0\n", "doesn't say for which contract"),
        ("contract = true\n", "doesn't say for which contract"),
        ("contract = '1'\n", "doesn't say for which contract"),
        ("[contract\n", "not valid TOML"),
        ("contract = 1\n", "platforms: is missing\n.*tasks: is missing"),
        (CONTRACT_TEXT.replace("android", "palm"), "platforms: “palm” is not possible"),
        (CONTRACT_TEXT.replace('["android"]', "[]"), "platforms: must name something"),
        (CONTRACT_TEXT.replace("image-classification", "singing"), "tasks: “singing” is not possible"),
        (CONTRACT_TEXT + "replace = []", "replace: is not a key"),
        (CONTRACT_TEXT + "replaces = 'x'", "replaces: must be a list of texts"),
        (CONTRACT_TEXT + "replaces = ['ios/README.md']", "replaces: “ios/README.md” lies in no platform's folder"),
        (CONTRACT_TEXT + "generated = ['android/app/']", "generated: “android/app/” ends with a slash"),
        (CONTRACT_TEXT + "headers = 1", "headers: must be a table"),
        (CONTRACT_TEXT + "[headers]\nkt = ' '", "headers.kt: is empty"),
        (CONTRACT_TEXT + "[headers]\n'.kt' = 'x'", "headers: “.kt” is not a file's suffix"),
        (CONTRACT_TEXT + "[headers]\nkt = '{% if'", "headers.kt, line 1: "),
    ],
)
def test_a_wrong_contract_is_told_at_once(tmp_path: Path, contract: str, message: str) -> None:
    with pytest.raises(SpecError, match=message):
        own_template(template(tmp_path, {KOTLIN: ""}, contract))


@pytest.mark.parametrize(
    ("variables", "values", "message"),
    [
        ("[", {}, "not valid JSON"),
        ("[]", {}, "must be an object"),
        ('{"_extensions": ["os"]}', {}, "_extensions would run code"),
        ('{"_copy_without_render": "x"}', {}, "must be a list of patterns"),
        ('{"a-b": ""}', {}, "“a-b” can't be the name"),
        ('{"a": 1}', {}, "a is none of what mobilegen reads"),
        ('{"a": "{{ cookiecutter.b }}"}', {}, "default of a is an expression"),
        ('{"a": ["x", "y"]}', {"a": "z"}, "“z” is not possible"),
        ('{"a": true}', {"a": "yes"}, "“yes” is not possible"),
        ('{"company": ""}', {"compny": "x"}, "“compny” is no variable"),
        ("", {"company": "x"}, "“company” is no variable"),
        ('{"slug": ""}', {"slug": "x"}, "“slug” is no variable"),
    ],
)
def test_wrong_variables_are_told_at_once(tmp_path: Path, variables: str, values: dict[str, str], message: str) -> None:
    with pytest.raises(SpecError, match=message):
        own_template(template(tmp_path, {KOTLIN: ""}, "", variables, **values))


def test_a_wrong_expression_is_told_before_anything_is_converted(tmp_path: Path) -> None:
    with pytest.raises(SpecError, match=r"android/a, line 2: "):
        own_template(template(tmp_path, {"android/a": "\n{% if %}"}))


@pytest.mark.parametrize("path", ["README.md", "palm/a", "android"])
def test_only_platforms_folders_are_rendered(tmp_path: Path, path: str) -> None:
    with pytest.raises(SpecError, match="has a file") as caught:
        own_template(template(tmp_path, {path: ""}))
    assert "android/" in caught.value.hint


@pytest.mark.parametrize(
    ("path", "target"),
    [
        (f"{FOLDER}/android/secret", "/etc/passwd"),
        (f"{FOLDER}/android/folder", "/etc"),
        ("cookiecutter.json", "/etc/hostname"),
        (f"{FOLDER}/android/pipe", None),
    ],
)
def test_links_and_what_is_no_file_are_refused(tmp_path: Path, path: str, target: str | None) -> None:
    choice = template(tmp_path, {"android/a": ""})
    if target is None:
        os.mkfifo(tmp_path / path)
    else:
        (tmp_path / path).symlink_to(target)
    with pytest.raises(SpecError, match=r"is a (link|file that can't be read)"):
        own_template(choice)


def test_a_folder_that_is_no_template_is_told(tmp_path: Path) -> None:
    with pytest.raises(SpecError, match="not a folder"):
        read_own_folder(tmp_path / "none")
    with pytest.raises(SpecError, match="has no folder called"):
        read_own_folder(tmp_path)
    (tmp_path / FOLDER).mkdir()
    with pytest.raises(SpecError, match=r"has no mobilegen-template\.toml"):
        read_own_folder(tmp_path)
    (tmp_path / "{{cookiecutter.name}}").mkdir()
    with pytest.raises(SpecError, match="must have one folder"):
        read_own_folder(tmp_path)


def test_too_much_is_not_read(tmp_path: Path) -> None:
    choice = template(tmp_path, {"android/a": ""})
    with (tmp_path / FOLDER / "android/huge").open("wb") as file:
        file.truncate(2**40)
    with pytest.raises(SpecError, match="more than 2000 files or 32 MB"):
        own_template(choice)


def test_hooks_are_not_run_and_that_is_said(tmp_path: Path) -> None:
    choice = template(tmp_path, {"android/a": "", "../hooks/pre_gen_project.py": "raise SystemExit(1)"})
    (note,) = own_template(choice).notes
    assert "hooks" in note
    assert own_template(TemplateChoice(EXAMPLE)).notes == ()


def test_its_digest_is_of_what_is_rendered(tmp_path: Path) -> None:
    choice = template(tmp_path, {"android/a": "x"})
    before = read_own_folder(choice.path).digest
    build_tree(tmp_path, {"README.md": "", ".git/HEAD": "x", f"{FOLDER}/android/.DS_Store": ""})
    assert read_own_folder(choice.path).digest == before
    (tmp_path / FOLDER / "android/a").chmod(0o755)
    changed = read_own_folder(choice.path).digest
    (tmp_path / FOLDER / "android/a").rename(tmp_path / FOLDER / "android/b")
    renamed = read_own_folder(choice.path).digest
    build_tree(tmp_path, {"cookiecutter.json": "{}"})
    assert len({before, changed, renamed, read_own_folder(choice.path).digest}) == 4


@pytest.mark.parametrize(
    "expression",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ cookiecutter.__class__ }}",
        "{{ cookiecutter.text._text }}",
        "{{ cookiecutter.text.__str__.__globals__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ '{0.__class__}'.format(1) }}",
        "{{ [1] | map(attribute='__class__') | list | first }}",
        "{% set x = [] %}{{ x.append(1) }}",
        "{% include '/etc/passwd' %}",
        "{% extends 'x' %}",
        "{% now 'utc' %}",
        "{{ [1, 2] | random }}",
        "{{ lipsum() }}",
        "{{ random_ascii_string(3) }}",
        "{{ uuid4() }}",
        "{% for a in range(999999999) %}{% endfor %}",
        "{{ cookiecutter.text }}",
        "{{ cookiecutter.text ~ 'x' }}",
        "{{ cookiecutter.text | jsonify }}",
    ],
)
def test_the_sandbox_holds(expression: str) -> None:
    assert answer([("T", expression)], {"text": UserText("secret")}).get("error", "").startswith("T")


@pytest.mark.parametrize("text", list(NASTY.values()))
def test_a_comment_stays_on_its_line(text: str) -> None:
    (line,) = answer([("T", "// {{ cookiecutter.text | comment }}")], {"text": UserText(text)})["texts"]
    assert line.isprintable()
    assert not line.endswith("\\")


def test_no_expression_takes_all_time_or_memory() -> None:
    endless = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    with pytest.raises(SpecError, match="too much time"):
        rendered_texts([Source("T", endless)], {}, seconds=1)
    with pytest.raises(SpecError, match="T takes too much memory"):
        rendered_texts([Source("T", "{{ 'x' * 10**10 }}")], {})
    with pytest.raises(SpecError, match="more than 64 MB of text"):
        rendered_texts([Source("T", "{{ 'x' * 10**8 }}")], {})


def test_what_a_file_cannot_hold_is_told_with_its_template(tmp_path: Path) -> None:
    own = own_template(template(tmp_path, {"android/a.xml": "{{ cookiecutter.display_name | xml_text }}"}))
    app = AppSpec("Bell \x07", "com.example.digits")
    context = project_context(render_request(project=digits_project(app=app)), {})
    with pytest.raises(SpecError, match=r"android/a\.xml: .*U\+0007"):
        own.over(project(), Platform.ANDROID, context, [])


def test_the_example_fits_the_templates_of_today_and_gives_the_same_bytes() -> None:
    own = own_template(TemplateChoice(EXAMPLE))
    one = RENDERERS[Platform.ANDROID].render(render_request(own=own))
    assert one == RENDERERS[Platform.ANDROID].render(render_request(own=own))
    paths = {file.path.name for file in one.files}
    assert "WelcomeGate.kt" in paths
    assert "AGENTS.md" not in paths


def names(context: type) -> Iterator[str]:
    """Every name below `cookiecutter`."""
    for field in fields(context):
        kind: Any = get_type_hints(context)[field.name]
        yield field.name
        for inner in (kind, *get_args(kind)):
            if is_dataclass(inner) and isinstance(inner, type):
                yield from names(inner)


def test_the_page_names_every_value_and_filter() -> None:
    """Whoever renames one changes the contract: raise `CONTRACT`, and tell on the page what has changed."""
    assert f"contract = {CONTRACT} " in PAGE
    told = {name.rpartition(".")[2] for name in re.findall(r"`([a-z_0-9.]+)`", PAGE)}
    assert {*names(ProjectContext), *FILTERS} - told == set()
