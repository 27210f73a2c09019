"""Decides that a module's public names are read as the compilers see them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.platforms.public_api import public_names
from tests.toolchains.programs import run
from tests.toolchains.swift.toolchain import swift_tool

KOTLIN = """
package a

import b.C

/** A comment with `class Nothing { val x: Int }`. */
enum class Unit(val symbol: Char) { LONG_METRE('{'), SECOND('"') }

sealed interface Reason {
    data object NotThere : Reason

    data class Slow(val time: Int, private val hidden: List<Map<Int, Int>> = listOf()) :
        Reason
}

internal class Hidden { val x = 1 }

class Shown private constructor(val list: List<Int>, name: String) : Named {
    override val name: String = name
    var count = 0
        private set
    internal val secret = "${list.map { "}" }} {"
    fun <T> take(body: () -> T = { error("no") }): T {
        val local = body()
        class Local(val x: Int)
        return local
    }

    fun first() = list.firstOrNull()?.let { it + 1 }

    private companion object {
        const val LIMIT = 3
    }
}

interface Named {
    val name: String

    companion object {
        fun of(name: String): Named = TODO()
    }
}

fun Named.Companion.nothing(): Named = of("")

fun Shown.isEmpty() = list.isEmpty()

private fun helper() = 1
"""

SWIFT = """
import Foundation

public enum Unit {
  case longMetre, second
  case other(symbol: Character, Int)

  public var symbol: String {
    switch self {
    case .longMetre: "{"
    case .other(let symbol, _): "\\(symbol) \\(["}": "{"])"
    default: ""
    }
  }
}

public protocol Named {
  var name: String { get }
  func rename(_ name: String)
}

public final class Shown: Named {
  public let name = "a"
  public private(set) var count = 0
  let secret = 1
  private static let limit = 3

  public init(count: Int, body: () -> Void = {}) {
    let local = count
    self.count = local
  }

  public func rename(_ name: String) {}

  public subscript(index: Int) -> Int { index }
}

struct Hidden { public let x = 1 }

extension Shown {
  public static func of(_ name: String) -> Shown { Shown(count: 0) }

  func quiet() {}
}

#if canImport(Foundation)
  public typealias Count = Int
#endif
"""


def test_kotlin(tmp_path: Path) -> None:
    (tmp_path / "a.kt").write_text(KOTLIN)

    assert public_names(tmp_path) == {
        *("Unit", "Unit.symbol", "Unit.longMetre", "Unit.second"),
        *("Reason", "Reason.notThere", "Reason.slow", "Reason.slow.time"),
        *("Shown", "Shown.list", "Shown.count", "Shown.take", "Shown.first", "Shown.isEmpty"),
        *("Named", "Named.name", "Named.of", "Named.nothing"),
    }


def test_swift(tmp_path: Path) -> None:
    (tmp_path / "a.swift").write_text(SWIFT)

    assert public_names(tmp_path) == {
        *("Unit", "Unit.longMetre", "Unit.second", "Unit.other", "Unit.other.symbol", "Unit.symbol"),
        *("Named", "Named.name", "Named.rename"),
        *("Shown", "Shown.count", "Shown.subscript", "Shown.of"),
        "Count",
    }


@pytest.mark.toolchain
def test_swift_as_its_compiler_sees_it(tmp_path: Path) -> None:
    source = tmp_path / "a.swift"
    source.write_text(SWIFT)
    module: list[str | Path] = [
        "-parse-as-library",
        "-module-name",
        "A",
        "-emit-module",
        "-o",
        tmp_path / "A.swiftmodule",
    ]
    run([swift_tool("swiftc"), *module, "-emit-symbol-graph", "-emit-symbol-graph-dir", tmp_path, source])
    symbols = json.loads((tmp_path / "A.symbols.json").read_text())["symbols"]
    declared = [symbol for symbol in symbols if "::SYNTHESIZED::" not in symbol["identifier"]["precise"]]
    names = {".".join(part.partition("(")[0] for part in symbol["pathComponents"]) for symbol in declared}

    from_supertypes, constructors, labels = {"Shown.name", "Shown.rename"}, {"Shown.init"}, {"Unit.other.symbol"}
    assert names - from_supertypes - constructors == public_names(tmp_path) - labels
