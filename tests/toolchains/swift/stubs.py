"""Decides how Apple's frameworks, which Linux lacks, are stood in for when the app is type-checked."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from collections.abc import Sequence
from graphlib import TopologicalSorter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.toolchains.programs import run
from tests.toolchains.swift.toolchain import SWIFT_TOOLCHAIN, swift_on_path, swift_tool
from tests.toolchains.toolchain import built_once, cache_folder

STUBS = Path(__file__).parent / "stubs"
# Works, too: the module and the header of the C library that stands under it.
TENSORFLOW_LITE = Path(__file__).parent / "tflite"
IMPORT = re.compile(r"^\s*(?:@\w+ )*import (\w+)", re.MULTILINE)
# Brings what Linux's Foundation lacks into every file, as Apple's Foundation would.
GAPS = "FoundationGaps"


def stub_modules() -> list[str]:
    """The stub modules' names, imported ones first."""
    names = sorted(path.name for path in STUBS.iterdir() if path.is_dir() and path.name != "macros")
    graph = {name: {used for used in _imports(name) if used in names and used != name} for name in names}
    for name in set(names) - {GAPS}:
        graph[name].add(GAPS)
    return list(TopologicalSorter(graph).static_order())


def build_stubs() -> Path:
    """The folder of compiled stub modules and the `#Preview` plug-in; built anew when a stub changed."""
    return built_once(cache_folder() / "swift-stubs" / _fingerprint(), _build_all)


def build_stub_libraries() -> Path:
    """The folder of the stub modules as libraries: an app over them runs until it calls what is only declared."""
    return built_once(cache_folder() / "swift-stub-libraries" / _fingerprint(), _build_libraries)


def _build_all(folder: Path) -> None:
    _build_preview_macro(folder)
    for module in stub_modules():
        _build(module, folder)
    _build_tensorflow_lite(folder)


def type_check(module: str, sources: Sequence[Path], search: Sequence[Path] = (), implicit: Sequence[str] = ()) -> str:
    """Compiles `sources` as `module` against the stubs, warnings being errors; returns the compiler's complaints.

    It goes as far as SIL: data races, missing returns and uninitialised variables are found only on the way there.
    What is `implicit` is imported into every file: modules that Apple's other modules bring along, as XCTest does
    XCUIAutomation.
    """
    brought = [part for name in implicit for part in ("-Xfrontend", "-import-module", "-Xfrontend", name)]
    return _checked(module, sources, search, brought)


def emit_module(module: str, sources: Sequence[Path], target: Path, search: Sequence[Path] = ()) -> str:
    """The same as `type_check`, for a module that others import from `target`."""
    return _checked(module, sources, search, ["-emit-module-path", str(target / f"{module}.swiftmodule")])


def _checked(module: str, sources: Sequence[Path], search: Sequence[Path], options: Sequence[str]) -> str:
    strict = ["-enable-testing", "-warnings-as-errors", *language_flags(module, search)]
    # Not to /dev/null: the compiler removes what it couldn't finish, and root may remove that.
    with TemporaryDirectory() as folder:
        return _complaints(["-emit-sil", "-o", f"{folder}/{module}.sil", *strict, *options, *map(str, sources)])


def language_flags(module: str, search: Sequence[Path]) -> list[str]:
    """With what `module` is compiled against the stubs and the modules in `search`."""
    stubs = build_stubs()
    language = ["-swift-version", "6", "-wmo", "-parse-as-library", "-module-name", module]
    gaps = ["-Xfrontend", "-import-module", "-Xfrontend", GAPS]
    plugins = ["-load-plugin-library", str(_plugin(stubs)), "-plugin-path", f"{_host_folder()}/plugins/testing"]
    return [*language, *gaps, *plugins, *(part for folder in (stubs, *search) for part in ("-I", str(folder)))]


def _complaints(arguments: Sequence[str]) -> str:
    result = subprocess.run(
        [swift_tool("swiftc"), *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    return result.stdout if result.returncode else ""


def _build(module: str, folder: Path) -> None:
    output = ["-emit-module", "-o", str(folder / f"{module}.swiftmodule")]
    run([swift_tool("swiftc"), *output, *_stub_flags(module, folder)])


def _build_libraries(folder: Path) -> None:
    for module in stub_modules():
        output = ["-emit-library", "-o", str(folder / f"lib{module}.so"), "-wmo"]
        run([swift_tool("swiftc"), *output, *_stub_flags(module, build_stubs())])


def _stub_flags(module: str, modules: Path) -> list[str]:
    gaps = [] if module == GAPS else ["-Xfrontend", "-import-module", "-Xfrontend", GAPS]
    # Library evolution: enums are not frozen, as in the SDK, so a switch over one needs `@unknown default`.
    language = ["-swift-version", "6", "-enable-library-evolution", "-suppress-warnings", "-parse-as-library"]
    search = ["-module-name", module, "-I", str(modules), "-load-plugin-library", str(_plugin(modules))]
    return [*language, *search, *gaps, *map(str, sorted((STUBS / module).glob("*.swift")))]


def _build_tensorflow_lite(folder: Path) -> None:
    # A pod: compiled with the app, so its enums are frozen, and in its own language mode.
    shutil.copytree(TENSORFLOW_LITE / "TensorFlowLiteC", folder / "TensorFlowLiteC")
    output = ["-emit-module", "-o", str(folder / "TensorFlowLite.swiftmodule"), "-module-name", "TensorFlowLite"]
    language = ["-swift-version", "5", "-parse-as-library", "-I", str(folder)]
    run([swift_tool("swiftc"), *output, *language, *sorted((TENSORFLOW_LITE / "TensorFlowLite").glob("*.swift"))])


def _build_preview_macro(folder: Path) -> None:
    host = _host_folder()
    libraries = ("-lSwiftSyntax", "-lSwiftSyntaxMacros", "-lSwiftSyntaxBuilder")
    where = ("-I", host, "-L", host, "-Xlinker", "-rpath", "-Xlinker", host)
    source = STUBS / "macros" / "PreviewsMacros.swift"
    command = (swift_tool("swiftc"), "-parse-as-library", "-emit-library", "-module-name", "PreviewsMacros")
    run([*command, *where, *libraries, "-o", _plugin(folder), source])


def _host_folder() -> str:
    """Where the toolchain keeps SwiftSyntax and its plug-ins, as the compiler sees it."""
    if not swift_on_path():
        return "/usr/libexec/swift/lib/swift/host"
    return str(swift_tool("swiftc").resolve().parent.parent / "lib" / "swift" / "host")


def _plugin(folder: Path) -> Path:
    return folder / "libPreviewsMacros.so"


def _imports(module: str) -> set[str]:
    return {name for path in (STUBS / module).glob("*.swift") for name in IMPORT.findall(path.read_text())}


def _fingerprint() -> str:
    digest = hashlib.sha256(SWIFT_TOOLCHAIN.fingerprint().encode() + Path(__file__).read_bytes())
    for path in sorted((*STUBS.rglob("*.swift"), *TENSORFLOW_LITE.rglob("*.*"))):
        digest.update(str(path.relative_to(STUBS.parent)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
