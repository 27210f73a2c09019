@_exported import Foundation
@_exported import Observation
@_exported import UIKit

// #Preview: macros/PreviewsMacros.swift turns it into a function, so its body is type-checked.
@freestanding(declaration) public macro Preview(_ name: String? = nil, @ViewBuilder body: @escaping @MainActor () -> any View) =
  #externalMacro(module: "PreviewsMacros", type: "SwiftUIView")
@freestanding(declaration) public macro Preview(
  _ name: String? = nil, traits: PreviewTrait<Preview.ViewTraits>, _ additionalTraits: PreviewTrait<Preview.ViewTraits>...,
  @ViewBuilder body: @escaping @MainActor () -> any View
) = #externalMacro(module: "PreviewsMacros", type: "SwiftUIView")
public struct Preview { public enum ViewTraits {} }
@MainActor public struct PreviewTrait<T> {}
extension PreviewTrait where T == Preview.ViewTraits {
  public static var landscapeLeft: PreviewTrait<Preview.ViewTraits> { .init() }
  public static var sizeThatFitsLayout: PreviewTrait<Preview.ViewTraits> { .init() }
}
@MainActor public func _previewBody<C: View>(@ViewBuilder _ body: () -> C) {}
