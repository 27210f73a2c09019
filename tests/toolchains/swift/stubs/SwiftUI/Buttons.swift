@_exported import Foundation
@_exported import Observation
@_exported import UIKit

public struct ButtonRole: Equatable, Sendable { public static let destructive = Self(), cancel = Self() }
public struct ButtonStyleConfiguration {
  public struct Label: _Leaf {}
  public let role: ButtonRole?
  public let label: ButtonStyleConfiguration.Label
  public let isPressed: Bool
}
@MainActor @preconcurrency public protocol ButtonStyle {
  associatedtype Body: View
  @ViewBuilder @MainActor @preconcurrency func makeBody(configuration: Self.Configuration) -> Self.Body
  typealias Configuration = ButtonStyleConfiguration
}
public struct PrimitiveButtonStyleConfiguration {
  public struct Label: _Leaf {}
  public let role: ButtonRole?
  public let label: PrimitiveButtonStyleConfiguration.Label
  public func trigger() {}
}
@MainActor @preconcurrency public protocol PrimitiveButtonStyle {
  associatedtype Body: View
  @ViewBuilder @MainActor @preconcurrency func makeBody(configuration: Self.Configuration) -> Self.Body
  typealias Configuration = PrimitiveButtonStyleConfiguration
}
public struct BorderedProminentButtonStyle: PrimitiveButtonStyle {
  nonisolated public init() {}
  public func makeBody(configuration: Configuration) -> some View { _Any() }
}
extension PrimitiveButtonStyle where Self == BorderedProminentButtonStyle {
  nonisolated public static var borderedProminent: BorderedProminentButtonStyle { .init() }
}
public struct BorderedButtonStyle: PrimitiveButtonStyle {
  nonisolated public init() {}
  public func makeBody(configuration: Configuration) -> some View { _Any() }
}
public struct PlainButtonStyle: PrimitiveButtonStyle {
  nonisolated public init() {}
  public func makeBody(configuration: Configuration) -> some View { _Any() }
}
extension PrimitiveButtonStyle where Self == BorderedButtonStyle {
  nonisolated public static var bordered: BorderedButtonStyle { .init() }
}
extension PrimitiveButtonStyle where Self == PlainButtonStyle {
  nonisolated public static var plain: PlainButtonStyle { .init() }
}
extension Button {
  nonisolated public init(
    role: ButtonRole?, action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> L
  ) { fatalError() }
}
public struct ButtonBorderShape: Equatable, Sendable { public static let automatic = Self(), capsule = Self(), circle = Self() }
public enum ControlSize: CaseIterable, Sendable { case mini, small, regular, large, extraLarge }
@MainActor @preconcurrency public protocol LabelStyle {}
public struct IconOnlyLabelStyle: LabelStyle { nonisolated public init() {} }
extension LabelStyle where Self == IconOnlyLabelStyle { nonisolated public static var iconOnly: IconOnlyLabelStyle { .init() } }
@MainActor @preconcurrency public protocol ProgressViewStyle {}
public struct LinearProgressViewStyle: ProgressViewStyle { nonisolated public init() {} }
extension ProgressViewStyle where Self == LinearProgressViewStyle {
  nonisolated public static var linear: LinearProgressViewStyle { .init() }
}
extension View {
  nonisolated public func buttonStyle<S: ButtonStyle>(_ style: S) -> some View { _Any() }
  nonisolated public func controlSize(_ controlSize: ControlSize) -> some View { _Any() }
  nonisolated public func buttonBorderShape(_ shape: ButtonBorderShape) -> some View { _Any() }
  nonisolated public func labelStyle<S: LabelStyle>(_ style: S) -> some View { _Any() }
  nonisolated public func progressViewStyle<S: ProgressViewStyle>(_ style: S) -> some View { _Any() }
  nonisolated public func tint(_ tint: Color?) -> some View { _Any() }
}
