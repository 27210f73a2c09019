@_exported import Foundation
@_exported import Observation
@_exported import UIKit

@frozen public struct UnitPoint: Hashable, Sendable {
  public var x: CGFloat
  public var y: CGFloat
  public init(x: CGFloat, y: CGFloat) {
    self.x = x
    self.y = y
  }
  public static let center = Self(x: 0.5, y: 0.5), top = Self(x: 0.5, y: 0), bottom = Self(x: 0.5, y: 1)
  public static let topLeading = Self(x: 0, y: 0), leading = Self(x: 0, y: 0.5), trailing = Self(x: 1, y: 0.5)
}
public struct Angle: Hashable, Sendable { public static func degrees(_ degrees: Double) -> Angle { .init() } }
public struct LinearGradient: ShapeStyle, _Leaf, Sendable {
  nonisolated public init(colors: [Color], startPoint: UnitPoint, endPoint: UnitPoint) {}
}
extension View {
  nonisolated public func scaledToFit() -> some View { _Any() }
  nonisolated public func scaledToFill() -> some View { _Any() }
  nonisolated public func clipped(antialiased: Bool = false) -> some View { _Any() }
  nonisolated public func scaleEffect(_ s: CGFloat, anchor: UnitPoint = .center) -> some View { _Any() }
  nonisolated public func scaleEffect(x: CGFloat = 1.0, y: CGFloat = 1.0, anchor: UnitPoint = .center) -> some View { _Any() }
  nonisolated public func offset(x: CGFloat = 0, y: CGFloat = 0) -> some View { _Any() }
  nonisolated public func offset(_ offset: CGSize) -> some View { _Any() }
  nonisolated public func rotationEffect(_ angle: Angle, anchor: UnitPoint = .center) -> some View { _Any() }
  nonisolated public func background<V: View>(alignment: Alignment = .center, @ViewBuilder content: () -> V) -> some View { _Any() }
  nonisolated public func opacity(_ opacity: Double) -> some View { _Any() }
  nonisolated public func position(x: CGFloat = 0, y: CGFloat = 0) -> some View { _Any() }
  nonisolated public func blendMode(_ blendMode: BlendMode) -> some View { _Any() }
  nonisolated public func compositingGroup() -> some View { _Any() }
}
public enum BlendMode: Sendable { case normal, multiply, screen, destinationOver, destinationOut, plusLighter }
