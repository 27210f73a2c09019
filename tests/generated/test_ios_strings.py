"""Every text of the rendered iOS app that is looked up stands in its string catalog, and nothing else does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.generated.conftest import GOLDEN
from tests.toolchains.swift.localized_keys import keys_in, localized_keys
from tests.toolchains.swift.project import IosProject

pytestmark = pytest.mark.toolchain

SNIPPET = r'''
import SwiftUI

struct Snippet: View {
  let isFrozen: Bool
  let best: String

  var body: some View {
    Text(isFrozen ? "Continue" : "Freeze")
    LabeledContent("Name") { Text(verbatim: "not looked up") }
    Text(best).accessibilityLabel("it’s so")
    Text("Not “sure” \\ of 100%")
    Text("\(3) of \(Int64(5)), \(best), \(0.5), \(Float(0.5), specifier: "%.1f")%")
    Text("in use: \(Text("shown \(best)"))")
  }

  var wrapped: String {
    String(
      localized: """
        slower than \
        \(best)
        """, comment: "no key")
  }

  func made(_ percent: UInt) -> LocalizedStringKey { "\(percent) %" }
}
'''
KEYS = {
    "Continue",
    "Freeze",
    "Name",
    "Not “sure” \\ of 100%",
    "it’s so",
    "%lld of %lld, %@, %lf, %.1f%%",
    "in use: %@",
    "shown %@",
    "slower than %@",
    "%llu %%",
}


@pytest.fixture(scope="module")
def project() -> IosProject:
    return IosProject(GOLDEN / "ios")


def test_keys_and_catalog_are_the_same(project: IosProject, golden_package_module: Path) -> None:
    catalog = json.loads((project.root / project.name / "Localizable.xcstrings").read_text("utf-8"))

    used = localized_keys(project.name, project.app_sources, [golden_package_module])

    assert len(used) > 50
    assert used == set(catalog["strings"])


def test_every_kind_of_key_is_found(tmp_path: Path) -> None:
    source = tmp_path / "Snippet.swift"
    source.write_text(SNIPPET, "utf-8")

    assert localized_keys("Snippet", [source]) == KEYS


def test_key_that_only_the_running_app_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="only the running app knows"):
        list(keys_in(["  // function_ref LocalizedStringKey.init(_:)"]))
