"""A few tiny templates, for tests that need a renderer but not whole apps."""

from __future__ import annotations

from pathlib import Path

from tests.support.trees import build_tree


def tiny_templates(root: Path) -> Path:
    """Templates of both platforms with a base, an overlay and an executable file; returns `root`."""
    build_tree(
        root,
        {
            "versions.toml": '[agp]\nversion = "9.4.0"\n',
            "android/template.toml": 'generated = ["inference"]\n',
            "android/base/gradlew": "#!/bin/sh\n",
            "android/base/README.md": "base",
            "android/base/.DS_Store": "litter",
            "android/base/inference/{{ cookiecutter.type_name }}.kt": "base",
            "android/tasks/image-classification/README.md": "# {{ cookiecutter.display_name | markdown }}\n",
            "android/tasks/image-classification/app/Main.kt": "overlay",
            "ios/template.toml": 'generated = ["Models", "Packages/Inference"]\n',
            "ios/base/README.md": "{{ cookiecutter.model.file_name }}",
        },
    )
    (root / "android/base/gradlew").chmod(0o755)
    return root
