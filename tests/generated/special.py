"""Decides which names and labels stand for all that is hard to write into somebody else's source code."""

from __future__ import annotations

from pathlib import Path

LABELS = (
    'a "quoted" label',
    "it's",
    "$price ${price} %1$s 100%",
    "{{ cookiecutter.slug }} {% raw %}",
    "back\\slash \\(name) \\u0041",
    "<b>&amp; ]]>",
    "👩‍🔬 ☕️",
    "שלום עולם",
    "@string/app_name ?attr/x",
    "a label so long that no card on a small screen can show it on one line, Zürich e\u0301",
)

OPTIONS: dict[str, str] = {
    "--name": 'Zoé\'s "Digits" $1 ${x} {{ 7 }} <&> \\(y) 🔢',
    "--application-id": "org.example.special2.app",
    "--description": 'Says "*/ what */" it sees: שלום $HOME `id` {# x #}',
    "--author": "O'Brien & Søn <o@example.com>",
    "--license": 'Apache-2.0 "or" later \\ %@',
    "--model-version": "2.0-β {{ 1 }}",
    # The other half of the contract's choices, too.
    "--resize-mode": "letterbox",
    "--resize-filter": "pillow-bilinear",
    "--channel-order": "bgr",
    "--precision": "float16",
}


def expected_labels(project: Path) -> bytes:
    """What `labels.txt` of a project below one of our temporary folders must hold."""
    labels = LABELS if any("special" in part for part in project.parts) else "0123456789"
    return "".join(f"{label}\n" for label in labels).encode()
