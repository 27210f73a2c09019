// swift-tools-version: {{ cookiecutter.versions.swift }}
import PackageDescription

let package = Package(
  name: "Inference",
  platforms: [.iOS("{{ cookiecutter.versions.ios_deployment_target }}"), .macOS("{{ cookiecutter.versions.macos_deployment_target }}")],
  products: [.library(name: "Inference", targets: ["Inference"])],
  targets: [
    .target(
      name: "Inference",
      resources: [.process("Resources")],
      // Loops over pixels take a hundred times as long without optimisation: a debug build of the
      // app would drop most of its frames. SwiftPM allows such flags in packages used by path.
      swiftSettings: [.unsafeFlags(["-O"], .when(configuration: .debug))]
    ),
    .testTarget(
      name: "InferenceTests",
      dependencies: ["Inference"],
      resources: [.process("Resources")]
    ),
  ],
  swiftLanguageModes: [.v6]
)
