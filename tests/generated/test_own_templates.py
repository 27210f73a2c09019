"""The example of docs/templates.md, rendered over mobilegen's own templates, by the real compilers."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.render import RENDERERS
from generator.render.own.template import own_template
from generator.spec import Platform, TemplateChoice
from tests.generated.checks.text_files import file_problems
from tests.support.command_line import ROOT
from tests.support.rendering import coreml_artifact, render_request
from tests.support.trees import build_tree
from tests.toolchains.android.build import AndroidBuild
from tests.toolchains.android.project import AndroidProject
from tests.toolchains.kotlin.compiler import Compiler
from tests.toolchains.ktlint import ktlint_jar
from tests.toolchains.swift.package import format_problems
from tests.toolchains.swift.toolchain import swift_tool

pytestmark = pytest.mark.toolchain

EXAMPLE = ROOT / "docs" / "acme-template"
VALUES = {"company": 'Zoë\'s "Lab" */ $HOME <&> \\(x)\u2028?'}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both apps with the example's files, for a company whose name is hard to write."""
    own = own_template(TemplateChoice(EXAMPLE, VALUES))
    root = tmp_path_factory.mktemp("example")
    for platform, more in ((Platform.ANDROID, {}), (Platform.IOS, {"artifact": coreml_artifact()})):
        project = RENDERERS[platform].render(render_request(own=own, **more))
        build_tree(root / platform.value, {file.path.as_posix(): file.content for file in project.files})
    return root


def test_android_compiles_what_the_template_brings(
    example: Path, golden_build: AndroidBuild, compiler: Compiler, tmp_path: Path
) -> None:
    project = AndroidProject(example / "android")
    names = {path.name for path in (EXAMPLE / "{{ cookiecutter.slug }}").rglob("*.kt")}
    sources = [path for path in project.app.sources("main") if path.name in names]
    assert len(sources) == len(names) > 2

    build = AndroidBuild(project, compiler, tmp_path / "build")
    assert build.resources.problems == ""
    compiled = build.compile_app_files(sources, golden_build, tmp_path / "classes")

    assert compiled.succeeded, compiled.output
    assert list((tmp_path / "classes").rglob("WelcomeGateKt.class"))


def test_every_kotlin_file_bears_the_header(example: Path) -> None:
    project = AndroidProject(example / "android")
    sources = [*project.app.root.rglob("*.kt"), *project.inference.root.rglob("*.kt")]
    assert len(sources) > 100
    header = '// Copyright Zoë\'s "Lab" */ $HOME <&> \\(x) ?\n// SPDX-License-Identifier: LicenseRef-Acme\n\n'
    assert [path.name for path in sources if not path.read_text().startswith(header)] == []
    assert b"Copyright" not in (example / "android/build.gradle.kts").read_bytes()
    names = {path.name for path in (EXAMPLE / "{{ cookiecutter.slug }}").rglob("*.kt")}
    lint = ["java", "-XX:TieredStopAtLevel=1", "-jar", str(ktlint_jar()), "--log-level=error"]
    checked = [str(path.relative_to(example / "android")) for path in sources if path.name in names]
    found = subprocess.run([*lint, *checked], cwd=example / "android", capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


def test_every_swift_file_bears_the_header_and_is_still_swift(example: Path) -> None:
    sources = sorted((example / "ios").rglob("*.swift"))
    assert len(sources) > 50
    package = example / "ios/Packages/Inference/Package.swift"
    assert package.read_text().startswith("// swift-tools-version: 6.0\n// Copyright Zoë's")
    others = [path for path in sources if path != package]
    assert [path.name for path in others if not path.read_text().startswith("// Copyright Zoë's")] == []
    parsed = subprocess.run(
        [swift_tool("swiftc"), "-frontend", "-parse", *sources], capture_output=True, text=True, check=False
    )
    assert (parsed.returncode, parsed.stderr) == (0, "")
    assert format_problems(example / "ios", [package, others[0]]) == ""


def test_other_files_are_as_mobilegens_should_be(example: Path) -> None:
    # Vectors and measurements are made up here.
    made_up = (
        "android/README.md:",
        "android/inference/src/main/assets/",
        "ios/Packages/Inference/Sources/",
        "ios/Models/",
    )
    problems = [problem for problem in file_problems(example) if not problem.startswith(made_up)]
    assert problems == []
    readme = (example / "ios/README.md").read_text()
    assert 'An app of Zoë\'s "Lab" \\*/ \\$HOME \\<\\&\\> \\\\(x)' in readme
    assert not (example / "android/AGENTS.md").exists()
