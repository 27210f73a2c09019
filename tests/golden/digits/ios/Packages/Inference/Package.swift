// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "Inference",
  platforms: [.iOS("17.0"), .macOS("14.0")],
  products: [.library(name: "Inference", targets: ["Inference"])],
  targets: [
    .target(name: "Inference", resources: [.process("Resources")]),
    .testTarget(
      name: "InferenceTests", dependencies: ["Inference"], resources: [.process("Resources")]),
  ],
  swiftLanguageModes: [.v6]
)
