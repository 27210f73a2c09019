@_exported import Foundation
@_exported import Observation
@_exported import UIKit

public struct LabeledContent<L: View, C: View>: _Leaf {
  nonisolated public init(@ViewBuilder content: () -> C, @ViewBuilder label: () -> L) {}
}
extension LabeledContent where L == Text {
  public init(_ titleKey: LocalizedStringKey, @ViewBuilder content: () -> C) {}
  @_disfavoredOverload public init<S: StringProtocol>(_ title: S, @ViewBuilder content: () -> C) {}
}
public struct Link<L: View>: _Leaf {}
extension Link where L == Text { nonisolated public init(_ titleKey: LocalizedStringKey, destination: URL) {} }
extension View {
  nonisolated public func buttonStyle<S: PrimitiveButtonStyle>(_ style: S) -> some View { _Any() }
  nonisolated public func lineLimit(_ number: Int?) -> some View { _Any() }
  nonisolated public func allowsHitTesting(_ enabled: Bool) -> some View { _Any() }
}
extension Font { public static let callout = Self() }
