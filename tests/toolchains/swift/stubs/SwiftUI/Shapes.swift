@_exported import Foundation
@_exported import Observation
@_exported import UIKit

public protocol Shape: Sendable, View {}
public struct RoundedCornerStyle: Sendable { public static let continuous = Self(), circular = Self() }
public struct FillStyle: Equatable, Sendable { public init(eoFill: Bool = false, antialiased: Bool = true) {} }
public struct Path: Shape, _Leaf {
  nonisolated public init() {}
  nonisolated public init(_ callback: (inout Path) -> Void) {}
  nonisolated public init(
    roundedRect rect: CGRect, cornerRadius: CGFloat, style: RoundedCornerStyle = .continuous
  ) {}
  nonisolated public mutating func addRect(_ rect: CGRect) {}
  nonisolated public mutating func addPath(_ path: Path) {}
}
public struct Circle: Shape, _Leaf { nonisolated public init() {} }
public struct Capsule: Shape, _Leaf { nonisolated public init(style: RoundedCornerStyle = .continuous) {} }
public struct RoundedRectangle: Shape, _Leaf {
  nonisolated public init(cornerRadius: CGFloat, style: RoundedCornerStyle = .continuous) {}
}
public struct Rectangle: InsettableShape, _Leaf { nonisolated public init() {} }
public struct Ellipse: Shape, _Leaf { nonisolated public init() {} }
public protocol InsettableShape: Shape {}
extension Circle: InsettableShape {}
extension RoundedRectangle: InsettableShape {}
extension InsettableShape {
  nonisolated public func strokeBorder<S: ShapeStyle>(_ content: S, lineWidth: CGFloat = 1, antialiased: Bool = true)
    -> some View
  { _Any() }
}
extension Shape {
  nonisolated public func fill<S: ShapeStyle>(_ content: S, style: FillStyle = FillStyle()) -> some View { _Any() }
  nonisolated public func stroke<S: ShapeStyle>(_ content: S, lineWidth: CGFloat = 1) -> some View { _Any() }
}
extension View {
  nonisolated public func background<S: ShapeStyle, T: Shape>(
    _ style: S, in shape: T, fillStyle: FillStyle = FillStyle()
  ) -> some View { _Any() }
}
extension Color {
  public static let white = Self(), gray = Self()
  public func opacity(_ opacity: Double) -> Color { self }
}
