"""Decides whether an Xcode project's targets are an app and its tests, each complete and linked with the others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.generated.checks.openstep import Value
from tests.generated.checks.xcode_objects import Xcode, XcodeObjects
from tests.generated.checks.xcode_schema import PHASES

# Suffix of the target's name, of its product and the product's type, by what the target is.
TARGETS = {
    "com.apple.product-type.application": ("", "app", "wrapper.application"),
    "com.apple.product-type.bundle.unit-test": ("Tests", "xctest", "wrapper.cfbundle"),
    "com.apple.product-type.bundle.ui-testing": ("UITests", "xctest", "wrapper.cfbundle"),
}
MAIN = re.compile(r"^@main\b", re.MULTILINE)


def missing_targets(project: XcodeObjects) -> Iterator[str]:
    """Other targets than an app, its unit tests and its UI tests."""
    types = sorted(target.text("productType") for target in project.targets())
    if types != sorted(TARGETS):
        yield f"the targets are {types}, not an app, its unit tests and its UI tests"


def target_problems(project: XcodeObjects) -> Iterator[str]:
    """Targets that aren't named as their folders and products are, phases, tests without an app, packages, `@main`."""
    for target in project.targets():
        yield from _names(project, target)
        yield from _phases(project, target)
        yield from _app_under_test(project, target)
    yield from _products(project)
    yield from _packages(project)
    regions = project.objects[project.root_id].fields["knownRegions"]
    if regions != ["en", "Base"]:
        yield f"the project's languages are {regions}, not that of the catalogs"
    yield from _main(project)


def _names(project: XcodeObjects, target: Xcode) -> Iterator[str]:
    suffix, extension, kind = TARGETS[target.text("productType")]
    name = project.name + suffix
    product = project.objects[target.text("productReference")]
    folders = [folder.text("path") for folder in project.get(target.ids("fileSystemSynchronizedGroups"))]
    expected: dict[str, tuple[Value, Value]] = {
        "name": (target.text("name"), name),
        "productName": (target.text("productName"), name),
        "product": (product.text("path"), f"{name}.{extension}"),
        "product's type": (product.text("explicitFileType"), kind),
        "folders": ([*folders], [name]),
        "build rules": (target.fields["buildRules"], []),
    }
    for what, (found, wanted) in expected.items():
        if found != wanted:
            yield f"{name}: the {what} is {found}, not {wanted}"


def _phases(project: XcodeObjects, target: Xcode) -> Iterator[str]:
    """Without an (empty) Resources phase, the resources of a synchronized folder aren't copied."""
    phases = sorted(phase.isa for phase in project.get(target.ids("buildPhases")))
    if phases != sorted(PHASES):
        yield f"{target.text('name')} has the phases {phases}"


def _app_under_test(project: XcodeObjects, target: Xcode) -> Iterator[str]:
    app, name = project.app(), target.text("name")
    dependencies = project.get(target.ids("dependencies"))
    attributes = project.objects[project.root_id].fields["attributes"]
    attributes = attributes if isinstance(attributes, dict) else {}
    tested = attributes.get("TargetAttributes", {})
    if len(dependencies) != (target.id != app.id):
        yield f"{name} depends on {len(dependencies)} targets"
    wanted = None if target.id == app.id else {"TestTargetID": app.id}
    if not isinstance(tested, dict) or tested.get(target.id) != wanted:
        yield f"TargetAttributes don't say {wanted} of {name}"
    elif len(tested) != len(TARGETS) - 1:
        yield "TargetAttributes speak of an unknown target"
    for dependency in dependencies:
        proxy = project.objects[dependency.text("targetProxy")]
        if dependency.text("target") != app.id or proxy.text("remoteGlobalIDString") != app.id:
            yield f"{name} doesn't depend on the app"
        if proxy.text("remoteInfo") != app.text("name"):
            yield f"{name} depends on {proxy.text('remoteInfo')}, not {app.text('name')}"


def _products(project: XcodeObjects) -> Iterator[str]:
    group = project.objects[project.objects[project.root_id].text("productRefGroup")]
    products = {target.text("productReference") for target in project.targets()}
    if set(group.ids("children")) != products or group.text("name") != "Products":
        yield "the group Products doesn't hold the products"


def _packages(project: XcodeObjects) -> Iterator[str]:
    products: set[str] = set()
    for package in project.of("XCLocalSwiftPackageReference"):
        manifest = project.root / package.text("relativePath") / "Package.swift"
        if not manifest.is_file():
            yield f"the package {package.text('relativePath')} doesn't exist"
            continue
        products |= set(re.findall(r'\.library\(\s*name: "(\w+)"', manifest.read_text(encoding="utf-8")))
    for phase in project.get([item for target in project.targets() for item in target.ids("buildPhases")]):
        for build in project.get(phase.ids("files")):
            if (phase.isa == "PBXFrameworksBuildPhase") != ("productRef" in build.fields) or len(build.fields) != 2:
                yield f"{build.id} is in the wrong phase, {phase.isa}"
    linked = [build.text("productRef") for build in project.linked(project.app())]
    if sorted(linked) != sorted(project.app().ids("packageProductDependencies")):
        yield "the app doesn't link the packages that it depends on"
    for product in project.of("XCSwiftPackageProductDependency"):
        if product.text("productName") not in products:
            yield f"no package has the product {product.text('productName')}"
        if product.id not in linked:
            yield f"{product.text('productName')} is linked by no target"


def _main(project: XcodeObjects) -> Iterator[str]:
    sources = (project.root / project.name).rglob("*.swift")
    mains = sum(len(MAIN.findall(path.read_text(encoding="utf-8"))) for path in sources)
    if mains != 1:
        yield f"{project.name} has {mains} @main, not one"
