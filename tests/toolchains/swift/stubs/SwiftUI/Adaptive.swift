@_exported import Foundation
@_exported import Observation
@_exported import UIKit

@frozen public enum Axis: Int8, CaseIterable, Sendable {
  case horizontal, vertical
  @frozen public struct Set: OptionSet, Sendable {
    public let rawValue: Int8
    public init(rawValue: Int8) { self.rawValue = rawValue }
    public static let horizontal = Set(rawValue: 1), vertical = Set(rawValue: 2)
  }
}
public struct ViewThatFits<C: View>: _Leaf {
  nonisolated public init(in axes: Axis.Set = [.horizontal, .vertical], @ViewBuilder content: () -> C) {}
}
public struct ScrollView<C: View>: _Leaf {
  nonisolated public init(_ axes: Axis.Set = .vertical, @ViewBuilder content: () -> C) {}
}
public struct ScrollBounceBehavior: Sendable { public static let automatic = Self(), always = Self(), basedOnSize = Self() }
public enum DynamicTypeSize: Hashable, Comparable, CaseIterable, Sendable {
  case xSmall, small, medium, large, xLarge, xxLarge, xxxLarge
  case accessibility1, accessibility2, accessibility3, accessibility4, accessibility5
  public var isAccessibilitySize: Bool { self >= .accessibility1 }
}
@propertyWrapper public struct ScaledMetric<V: BinaryFloatingPoint> {
  public init(wrappedValue: V) {}
  public var wrappedValue: V { fatalError() }
}
extension ScaledMetric: Sendable where V: Sendable {}
public enum LayoutDirection: Hashable, CaseIterable, Sendable { case leftToRight, rightToLeft }
public enum ColorSchemeContrast: CaseIterable, Sendable { case standard, increased }
public enum ColorScheme: CaseIterable, Sendable { case light, dark }
extension EnvironmentValues {
  public var dynamicTypeSize: DynamicTypeSize {
    get { fatalError() }
    set {}
  }
  public var layoutDirection: LayoutDirection {
    get { fatalError() }
    set {}
  }
  public var isEnabled: Bool {
    get { fatalError() }
    set {}
  }
  public var colorSchemeContrast: ColorSchemeContrast { fatalError() }
  public var accessibilityReduceMotion: Bool { fatalError() }
}
extension View {
  nonisolated public func environment<V>(_ keyPath: WritableKeyPath<EnvironmentValues, V>, _ value: V) -> some View { _Any() }
  nonisolated public func dynamicTypeSize(_ size: DynamicTypeSize) -> some View { _Any() }
  nonisolated public func dynamicTypeSize<T: RangeExpression>(_ range: T) -> some View where T.Bound == DynamicTypeSize { _Any() }
  nonisolated public func accessibilityIgnoresInvertColors(_ active: Bool = true) -> some View { _Any() }
  nonisolated public func layoutPriority(_ value: Double) -> some View { _Any() }
  nonisolated public func fixedSize(horizontal: Bool, vertical: Bool) -> some View { _Any() }
  nonisolated public func fixedSize() -> some View { _Any() }
  nonisolated public func scrollBounceBehavior(_ behavior: ScrollBounceBehavior, axes: Axis.Set = [.vertical]) -> some View {
    _Any()
  }
  nonisolated public func preferredColorScheme(_ colorScheme: ColorScheme?) -> some View { _Any() }
}
