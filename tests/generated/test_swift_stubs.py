"""The stand-ins for Apple's frameworks: they refuse what Xcode would refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.toolchains.swift.stubs import STUBS, stub_modules, type_check

pytestmark = pytest.mark.toolchain

IMPORTS = "import AVFoundation\nimport CoreML\nimport CoreVideo\nimport SwiftUI\nimport UIKit\nimport os\n"
SWITCH = (
    "func f(_ s: AVAuthorizationStatus) -> Int { switch s {\n"
    "case .authorized: 1\ncase .denied, .restricted, .notDetermined: 2"
)
DELEGATE = "final class D: NSObject, AVCaptureVideoDataOutputSampleBufferDelegate"

RIGHT = {
    "a switch with a way out": f"{SWITCH}\n@unknown default: 3 }} }}",
    "a delegate": f"{DELEGATE} {{ func captureOutput(_ o: AVCaptureOutput, didOutput s: CMSampleBuffer,"
    " from c: AVCaptureConnection) {}\n func captureOutput(_ o: AVCaptureOutput, didDrop s: CMSampleBuffer,"
    " from c: AVCaptureConnection) {} }",
    "a view": 'struct V: View { var body: some View { VStack { Text("a").padding() } } }',
    "a model in an actor": "actor A { let m: MLModel\n init(_ u: URL) throws { m = try MLModel(contentsOf: u,"
    " configuration: MLModelConfiguration()) } }",
    "a localised text": 'let s = String(localized: "key")',
    "a logger": 'let l = Logger(subsystem: "a", category: "b")\nfunc f() { l.error("c \\(1)") }',
}
WRONG = {
    "a switch over an enum that may grow": (
        f"{SWITCH} }} }}",
        "may have additional unknown values",
    ),
    "a misspelt delegate method": (
        (
            f"{DELEGATE} {{ func captureOutput(_ o: AVCaptureOutput,"
            " didOutputs s: CMSampleBuffer, from c: AVCaptureConnection) {} }"
        ),
        "has different argument labels",
    ),
    "a misspelt modifier": (
        'struct V: View { var body: some View { Text("a").paddding() } }',
        "has no member 'paddding'",
    ),
    "a frame handed to another actor": (
        (
            "actor A { func take(_ b: CVPixelBuffer) {} }\n"
            "func f(_ a: A, _ b: CVPixelBuffer) async { await a.take(b); _ = CVPixelBufferGetWidth(b) }"
        ),
        "sending 'b' risks causing data races",
    ),
    "a session handed to another actor": (
        (
            "@MainActor final class M { let s = AVCaptureSession()\n"
            "func f() async { await Task.detached { self.s.startRunning() }.value } }"
        ),
        "non-sendable type 'AVCaptureSession'",
    ),
    "loading a model asynchronously in an actor": (
        "actor A { var m: MLModel?\n func f(_ u: URL) async throws { m = try await MLModel.load(contentsOf: u) } }",
        "non-sendable type 'MLModel'",
    ),
    "a missing await": (
        (
            "func f(_ m: MLModel, _ i: any MLFeatureProvider) async throws { _ = try m.prediction(from: i,"
            " options: MLPredictionOptions()) }"
        ),
        "not marked with 'await'",
    ),
    "a CFString as a String": (
        "func f() -> [String: Any] { [kCVPixelBufferPixelFormatTypeKey: 1] }",
        "to expected dictionary key type 'String'",
    ),
    "a text as a number": (
        "func f(_ a: MLMultiArray) -> Int { a.shape[0] }",
        "'NSNumber' is not convertible to 'Int'",
    ),
    "a view's method off the main actor": (
        "nonisolated func f(_ v: UIView) { v.layoutSubviews() }",
        "main actor-isolated",
    ),
    "a missing return": (
        "func f(_ b: Bool) -> Int { if b { return 1 } }",
        "missing return",
    ),
    "a warning": (
        "func f() { let unused = 1 }",
        "was never used",
    ),
}


@pytest.mark.parametrize("name", RIGHT)
def test_right_use_compiles(name: str, tmp_path: Path) -> None:
    assert check(RIGHT[name], tmp_path) == ""


@pytest.mark.parametrize("name", WRONG)
def test_wrong_use_is_refused(name: str, tmp_path: Path) -> None:
    text, reason = WRONG[name]

    assert reason in check(text, tmp_path)


def test_every_module_has_its_sources_noted() -> None:
    rows = (STUBS / "SOURCES.tsv").read_text(encoding="utf-8").splitlines()
    noted = {row.split(".")[0] for row in rows if "\t" in row}

    assert set(stub_modules()) <= noted


def check(text: str, folder: Path) -> str:
    source = folder / "Snippet.swift"
    source.write_text(f"{IMPORTS}\n{text}\n")
    return type_check("Snippet", [source])
