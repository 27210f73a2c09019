// swift-tools-version: 6.0
import PackageDescription

// The rendered package to measure: an absolute path, or one relative to this folder.
let inference = Context.environment["INFERENCE_PACKAGE"] ?? "../../tests/golden/digits/ios/Packages/Inference"

let package = Package(
  name: "PreprocessingBenchmark",
  platforms: [.macOS("14.0")],
  dependencies: [.package(name: "Inference", path: inference)],
  targets: [
    .executableTarget(
      name: "PreprocessingBenchmark", dependencies: [.product(name: "Inference", package: "Inference")])
  ],
  swiftLanguageModes: [.v6]
)
