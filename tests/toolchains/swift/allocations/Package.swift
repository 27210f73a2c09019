// swift-tools-version: 6.0
import PackageDescription

// The rendered package to check: an absolute path, or one relative to this folder.
let inference = Context.environment["INFERENCE_PACKAGE"] ?? "../../../golden/digits/ios/Packages/Inference"

let package = Package(
  name: "Allocations",
  platforms: [.macOS("14.0")],
  dependencies: [.package(name: "Inference", path: inference)],
  targets: [
    .target(name: "AllocationCounter"),
    .executableTarget(
      name: "CheckAllocations",
      dependencies: ["AllocationCounter", .product(name: "Inference", package: "Inference")]),
  ],
  swiftLanguageModes: [.v6]
)
