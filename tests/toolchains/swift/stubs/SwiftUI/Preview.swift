@_exported import Foundation
@_exported import Observation
@_exported import UIKit

// #Preview: macros/PreviewsMacros.swift turns it into a function, so its body is type-checked.
@freestanding(declaration) public macro Preview(_ name: String? = nil, @ViewBuilder body: @escaping @MainActor () -> any View) =
  #externalMacro(module: "PreviewsMacros", type: "SwiftUIView")
@MainActor public func _previewBody<C: View>(@ViewBuilder _ body: () -> C) {}
