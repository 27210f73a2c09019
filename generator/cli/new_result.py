"""Decides what `mobilegen new` shows at its end: the comparison, the tree of what was made, and what to do next."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from rich.text import Text
from rich.tree import Tree

from generator.cli.accelerator_table import show_accelerators
from generator.cli.cost_table import cost_data, show_costs
from generator.cli.parity_table import parity_notes, parity_table
from generator.cli.result_data import result_data
from generator.cli.terminal import Terminal, visible
from generator.spec import ModelFormat, Platform
from generator.spec.identifiers import type_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.usecases.new_project import NewProject

_DEPTH = 3


def show_project(made: NewProject, terminal: Terminal) -> None:
    """For people, on stdout."""
    terminal.show(parity_table(made.artifacts.values()))
    show_accelerators(made.artifacts.values(), terminal)
    show_costs(made.measurements, made.advice, terminal)
    terminal.show("")
    terminal.show(file_tree(str(made.folder), made.files))
    terminal.show("")
    terminal.show(Text("Next steps", "bold"))
    for step in _next_steps(made):
        terminal.out.print(visible(f"  • {step}"), soft_wrap=True)


def project_data(made: NewProject) -> dict[str, Any]:
    """For programs: what `convert` says, the app's names, and which formats each platform's app runs."""
    app = made.project.app
    return {
        "display_name": app.display_name,
        "application_id": app.application_id,
        "platforms": {
            platform.value: [kind.value for kind in made.project.formats(platform)]
            for platform in made.project.platforms
        },
        **result_data(
            made.folder, made.files, made.artifacts.values(), (*made.notes, *parity_notes(made.artifacts.values()))
        ),
        **cost_data(made.measurements, made.advice),
    }


def file_tree(name: str, files: Iterable[PurePosixPath]) -> Tree:
    """Folders and files; what lies deeper than a screen can show is counted."""
    tree = Tree(visible(f"{name}/", "bold"), guide_style="dim")
    _grow(tree, [path.parts for path in files], depth=1)
    return tree


def _grow(tree: Tree, paths: list[tuple[str, ...]], depth: int) -> None:
    children: dict[str, list[tuple[str, ...]]] = {}
    for first, *rest in paths:
        children.setdefault(first, []).extend([tuple(rest)] if rest else [])
    for name, below in sorted(children.items(), key=lambda item: (not item[1], item[0])):
        if not below:
            tree.add(Text(name))
        elif depth < _DEPTH:
            _grow(tree.add(Text(f"{name}/", "bold")), below, depth + 1)
        else:
            count = f"{len(below)} file{'s' * (len(below) != 1)}"
            tree.add(Text.assemble((f"{name}/", "bold"), (f"  {count}", "dim")))


def _next_steps(made: NewProject) -> list[str]:
    folder = made.folder
    steps = []
    if Platform.ANDROID in made.project.platforms:
        steps.append(f"Open {_shown(folder / 'android')} in Android Studio and run it on a phone.")
    if Platform.IOS in made.project.platforms:
        steps.append(_ios_step(made))
    steps.append(f"{_shown(folder / 'report.html')} shows all that was measured; open it in a browser or send it.")
    steps.append(
        f"{_shown(folder / 'mobilegen.toml')} and .mobilegen record what the apps were made from; keep both with them."
    )
    return steps


def _ios_step(made: NewProject) -> str:
    """A project with pods is opened by the workspace that CocoaPods makes around it."""
    app, folder = made.project.app, made.folder / "ios"
    name = type_name(app.display_name, app.application_id)
    if ModelFormat.TFLITE in made.project.formats(Platform.IOS):
        return (
            f"Run “pod install” in {_shown(folder)}, open {_shown(folder / f'{name}.xcworkspace')} in Xcode, choose "
            "your team under Signing, and run it on an iPhone."
        )
    project = folder / f"{name}.xcodeproj"
    return f"Open {_shown(project)} in Xcode, choose your team under Signing, and run it on an iPhone."


def _shown(path: Path) -> str:
    """Relative to the current folder if it lies there."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
