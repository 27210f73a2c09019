@_exported import Foundation
@_exported import Observation
@_exported import UIKit

public struct Color: _Leaf, Sendable { public static let red = Self(), black = Self(), secondary = Self() }
public struct Font: Sendable { public static let title = Self(), headline = Self(), caption = Self(), body = Self() }
public struct Material: Sendable { public static let ultraThin = Self() }
public protocol ShapeStyle {}
extension Color: ShapeStyle {}
extension Material: ShapeStyle {}
extension ShapeStyle where Self == Color {
  public static var red: Color { .init() }
}
extension ShapeStyle where Self == Material { public static var ultraThinMaterial: Material { .init() } }
public struct SafeAreaRegions: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
  public static let all = Self(rawValue: 3), container = Self(rawValue: 1), keyboard = Self(rawValue: 2)
}
@frozen public enum Edge: Int8, CaseIterable, Sendable {
  case top, leading, bottom, trailing
  public struct Set: OptionSet, Sendable {
    public let rawValue: Int8
    public init(rawValue: Int8) { self.rawValue = rawValue }
    public static let top = Set(rawValue: 1), leading = Set(rawValue: 2), bottom = Set(rawValue: 4), trailing = Set(rawValue: 8)
    public init(_ e: Edge) { rawValue = 1 << e.rawValue }
    public static let all = Set(rawValue: 15), horizontal = Set(rawValue: 10), vertical = Set(rawValue: 5)
  }
}
