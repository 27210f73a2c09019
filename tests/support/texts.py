"""Texts that break code generators: every one of them is a legal name, description or label somewhere."""

from __future__ import annotations

NASTY = {
    "plain": "Digit Reader",
    "empty": "",
    "double quotes": 'a "quoted" name',
    "apostrophes": "d'Artagnan's",
    "dollar": "$price ${price} $(HOME) $$",
    "backslashes": "C:\\new\\table \\",
    "template": "{{ cookiecutter.slug }} {% raw %} {# x #} }}",
    "swift interpolation": "\\(name) \\u{41} %@",
    "percent": "100% %d %1$s",
    "markup": "<b>&amp;</b> ]]> <!-- x -->",
    "emoji": "👩‍🔬 ☕️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "right to left": "שלום עולם مرحبا",
    "bidirectional override": "user\u202e // \u2066check\u2069",
    "at": "@string/app_name",
    "question mark": "?attr/colorPrimary",
    "hash": "# heading",
    "list": "- item",
    "numbered list": "1. item",
    "emphasis": "*a* _b_ `c` [d](e) ~~f~~ | g",
    "spaces": "  two  spaces  ",
    "no-break space": "\u00a0a\u3000b",
    "leading space and at": " @a",
    "yaml": "key: value # comment",
    "separators": "a\u2028b\u2029c\ufeffd",
    "accents": "Zürich e\u0301 ﬁ",
}

CONTROL = {
    "line break": "a\nb",
    "carriage return": "a\r\nb",
    "tab": "a\tb",
    "escape character": "a\x1b[31mb",
    "delete": "a\x7fb\x85c",
    "bell": "\x07",
}
