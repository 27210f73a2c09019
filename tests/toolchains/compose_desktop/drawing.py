"""Decides how a compiled app's screens are drawn: its own class files on the JVM, in pinned fonts and time."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.toolchains.android.build import AndroidBuild
from tests.toolchains.compose_desktop.classes import renderer_classpath
from tests.toolchains.compose_desktop.toolchain import font_folder
from tests.toolchains.kotlin.compiler import Compiler, joined

OPTIONS = ("-Djava.awt.headless=true", "-Dskiko.renderApi=SOFTWARE", "-Dfile.encoding=UTF-8", "-Duser.timezone=UTC")
# Asked for one of its default families, skia takes only an answer that fontconfig is sure of.
FONTS_CONF = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  {aliases}
</fontconfig>
"""
ALIAS = """\
<match target="pattern">
    <test name="family"><string>{asked}</string></test>
    <edit name="family" mode="assign" binding="same"><string>{given}</string></edit>
  </match>"""
ALIASES = {
    **dict.fromkeys(("sans-serif", "Noto Sans", "DejaVu Sans", "Arial"), "Roboto"),
    **dict.fromkeys(("monospace", "Noto Sans Mono", "DejaVu Sans Mono"), "Roboto Mono"),
}


class DrawingError(Exception):
    """A screen can't be drawn; the text is what the program said."""


@dataclass(frozen=True)
class Drawing:
    """The pictures that were made, by name in their order, with their captions, and what is wrong with their layout.

    `readings` hold what a screen reader says of each, stop by stop.
    """

    folder: Path
    captions: Mapping[str, str]
    problems: Sequence[str]
    readings: Mapping[str, Sequence[str]]

    def picture(self, name: str) -> Path:
        return self.folder / f"{name}.png"


def draw(build: AndroidBuild, compiler: Compiler, scenes: Sequence[Path], folder: Path) -> Drawing:
    """Compiles `scenes` around the app and draws what they list.

    In `scenes`, NAMESPACE stands for the app's package; one of them is `Main.kt`.
    """
    namespace = build.project.app.namespace
    sources = [_adapted(scene, namespace, folder / "scenes") for scene in scenes]
    app = [build.app_classes, build.resource_ids, build.inference_classes]
    classpath = [*app, *renderer_classpath(compiler)]
    build.compile_program(sources, classpath, folder / "classes", friends=[build.app_classes], compose=True)
    pictures = folder / "pictures"
    pictures.mkdir()
    result = subprocess.run(
        [
            *("java", "-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", *OPTIONS),
            f"-Dskiko.data.path={folder / 'skiko'}",
            *("-cp", joined([folder / "classes", *classpath]), f"{namespace}.screenshots.MainKt"),
            *(build.project.app.resources, pictures),
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
        env={**os.environ, "FONTCONFIG_FILE": str(_fonts_conf(folder))},
    )
    if result.returncode:
        raise DrawingError(result.stdout + result.stderr)
    captions = dict(_rows(pictures / "captions.tsv"))
    readings = {name: stops for name, *stops in _rows(pictures / "readings.tsv")}
    return Drawing(pictures, captions, _lines(pictures / "problems.tsv"), readings)


def _adapted(scene: Path, namespace: str, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / scene.name
    target.write_text(scene.read_text(encoding="utf-8").replace("NAMESPACE", namespace), encoding="utf-8")
    return target


def _fonts_conf(folder: Path) -> Path:
    """No font of the machine is seen through this."""
    conf = folder / "fonts.conf"
    aliases = "\n  ".join(ALIAS.format(asked=asked, given=given) for asked, given in ALIASES.items())
    conf.write_text(FONTS_CONF.format(fonts=font_folder(), cache=folder / "fontconfig", aliases=aliases))
    return conf


def _rows(table: Path) -> list[list[str]]:
    return [line.split("\t") for line in _lines(table)]


def _lines(table: Path) -> list[str]:
    return table.read_text(encoding="utf-8").splitlines()
