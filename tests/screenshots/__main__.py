"""Decides what `make screenshots` does: draw the golden Android app's screens and the page that shows them."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tests.screenshots.gallery import GALLERY, GOLDEN, SCENES, NoGalleryError, check_gallery, write_gallery
from tests.toolchains.android.build import AndroidBuild
from tests.toolchains.android.project import AndroidProject
from tests.toolchains.compose_desktop.drawing import draw
from tests.toolchains.kotlin.compiler import Compiler


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description="Draws the Android app's screens.")
    parser.add_argument("project", nargs="?", type=Path, default=GOLDEN, help="another rendered Android project")
    parser.add_argument("--output", type=Path, default=GALLERY, help="another folder than docs/screenshots")
    options = parser.parse_args(arguments)
    try:
        check_gallery(options.output)
    except NoGalleryError as error:
        parser.error(str(error))
    with tempfile.TemporaryDirectory() as temporary, closing(Compiler()) as compiler:
        build = AndroidBuild(AndroidProject(options.project.absolute()), compiler, Path(temporary, "build"))
        drawing = draw(build, compiler, SCENES, Path(temporary, "screens"))
        write_gallery(drawing, options.output)
    for problem in drawing.problems:
        sys.stderr.write(f"{problem}\n")
    return 1 if drawing.problems else 0


if __name__ == "__main__":
    sys.exit(main())
