"""What templates may do, and what makes a render fail."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from generator.errors import SpecError
from generator.render.engine import Engine, TemplateError
from generator.render.files import Ownership
from generator.render.project_context import project_context
from generator.render.templates import TemplateFile, TemplateSet
from generator.spec import AppSpec, ModelInfo
from tests.support.rendering import render_request
from tests.support.specs import digits_project, digits_spec
from tests.support.texts import NASTY


def render(content: str | bytes, path: str = "a.txt", **project: object) -> bytes:
    return render_at(content, path, **project)[1]


def render_at(content: str | bytes, path: str, **project: object) -> tuple[str, bytes]:
    request = render_request(project=digits_project(**project))
    data = content.encode() if isinstance(content, str) else content
    templates = TemplateSet((TemplateFile(PurePosixPath(path), data, executable=False),), generated=())
    (file,) = Engine(project_context(request, {"agp": "9.4.0"})).render(templates).files
    return file.path.as_posix(), file.content


def test_expressions_see_the_context_under_one_name() -> None:
    template = (
        "{{ cookiecutter.application_id }} {{ cookiecutter.versions.agp }}"
        " {{ cookiecutter.model.preprocessing.mean | map('kotlin_float') | join(', ') }}\n"
    )
    assert render(template) == b"com.example.digits 9.4.0 127.5f, 127.5f, 127.5f\n"


def test_paths_are_templates_too() -> None:
    path, _ = render_at("", "src/{{ cookiecutter.package_path }}/{{ cookiecutter.type_name }}.kt")
    assert path == "src/com/example/digits/DigitReader.kt"


@pytest.mark.parametrize("text", list(NASTY.values()))
def test_text_of_the_user_is_never_a_template(text: str) -> None:
    model = digits_spec(info=ModelInfo(description=text))
    template = "{{ cookiecutter.model.description | toml_string }}"
    with_text = render(template, model=model)
    assert b"digit-reader" not in with_text
    assert ("{{" in text) == (b"{{" in with_text)


@pytest.mark.parametrize(
    "expression",
    [
        "cookiecutter.display_name",
        "cookiecutter.display_name ~ '!'",
        "cookiecutter.display_name | upper",
        "cookiecutter.display_name | trim | kotlin_string",
        "'%s' | format(cookiecutter.display_name)",
        "[cookiecutter.display_name] | join(',')",
        "cookiecutter.display_name | replace('a', 'b')",
        "cookiecutter.display_name | safe",
        "cookiecutter.display_name | string",
        "cookiecutter.display_name | tojson",
        "cookiecutter.display_name | jsonify",
        "cookiecutter.display_name | slugify",
        "cookiecutter.model.input.name",
        "cookiecutter.model.author",
    ],
)
def test_text_of_the_user_without_a_filter_fails(expression: str) -> None:
    model = digits_spec(info=ModelInfo(author="Ada"))
    with pytest.raises(TemplateError, match=r"template a\.txt"):
        render(f"{{{{ {expression} }}}}", model=model)


def test_text_of_the_user_in_a_path_fails() -> None:
    with pytest.raises(TemplateError, match="language filter"):
        render_at("", "{{ cookiecutter.display_name }}.kt")


def test_templates_may_ask_whether_there_is_text() -> None:
    template = "{% if cookiecutter.model.author %}yes{% else %}no{% endif %}"
    assert render(template) == b"no"
    assert render(template, model=digits_spec(info=ModelInfo(author="Ada"))) == b"yes"


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{{ cookiecutter.nothing }}", "nothing"),
        ("{{ model }}", "undefined"),
        ("{% if %}", "template a.txt"),
        ("{{ cookiecutter.model.preprocessing.mean }}", "neither text nor a number"),
        ("{{ cookiecutter.model.label_count > 3 }}", "neither text nor a number"),
        ("{{ cookiecutter.model }}", "neither text nor a number"),
        ("{{ 1 / 0 }}", "division"),
    ],
)
def test_a_wrong_template_is_named(template: str, message: str) -> None:
    with pytest.raises(TemplateError, match=r"template a\.txt") as caught:
        render(template)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "path", ["../a", "/a", "{{ '..' }}/a", "{{ '' }}", "{{ ['a', '', 'b'] | join('/') }}", "{{ '/etc' }}/a"]
)
def test_no_path_leaves_the_project(path: str) -> None:
    with pytest.raises(TemplateError):
        render_at("", path)


def test_what_a_file_cannot_hold_is_the_users_to_mend() -> None:
    app = AppSpec("Bell \x07", "com.example.digits")
    with pytest.raises(SpecError, match=r"U\+0007"):
        render("<a>{{ cookiecutter.display_name | xml_text }}</a>", app=app)


@pytest.mark.parametrize(
    "content",
    [b"\x89PNG\r\n\x1a\n {{ cookiecutter.slug }}", b"PK\x00{{ cookiecutter.slug }}", b"\xff\xfe{{ x }}"],
)
def test_binary_files_are_copied(content: bytes) -> None:
    assert render(content, "logo.png") == content


@pytest.mark.parametrize("end", ["\n", "\r\n", "", "\n\n"])
def test_line_breaks_stay_as_they_are(end: str) -> None:
    template = f"a{end or ' '}{{{{ cookiecutter.slug }}}}{end}"
    assert render(template).decode() == f"a{end or ' '}digit-reader{end}"


def test_two_templates_for_one_file_are_a_mistake() -> None:
    files = [TemplateFile(PurePosixPath(path), b"", executable=False) for path in ("a", "{{ 'a' }}")]
    with pytest.raises(ValueError, match="two files"):
        Engine(project_context(render_request(), {})).render(TemplateSet(tuple(files), generated=()))


def test_ownership_follows_the_rendered_path() -> None:
    names = ["inference/a.kt", "inference2/b.kt", "app/inference/c.kt", "{{ 'inference' }}/d.kt", "Models", "A/e.txt"]
    files = tuple(TemplateFile(PurePosixPath(name), b"", executable=False) for name in names)
    templates = TemplateSet(files, generated=tuple(map(PurePosixPath, ("inference", "Models", "{{ 'A' }}"))))
    rendered = Engine(project_context(render_request(), {})).render(templates).files
    generated = {file.path.as_posix() for file in rendered if file.ownership is Ownership.GENERATED}
    assert generated == {"inference/a.kt", "inference/d.kt", "Models", "A/e.txt"}
