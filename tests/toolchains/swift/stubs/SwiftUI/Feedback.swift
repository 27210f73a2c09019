@_exported import Foundation
@_exported import UIKit

public struct SensoryFeedback: Equatable, Sendable {
  public static let success = Self(), warning = Self(), error = Self(), selection = Self(), impact = Self()
}
public protocol TextSelectability { static var allowsSelection: Bool { get } }
public struct EnabledTextSelectability: TextSelectability { public static let allowsSelection = true }
extension TextSelectability where Self == EnabledTextSelectability {
  public static var enabled: EnabledTextSelectability { .init() }
}
extension View {
  nonisolated public func sensoryFeedback<T: Equatable>(_ feedback: SensoryFeedback, trigger: T) -> some View { _Any() }
  nonisolated public func selectionDisabled(_ isDisabled: Bool = true) -> some View { _Any() }
  nonisolated public func textSelection<S: TextSelectability>(_ selectability: S) -> some View { _Any() }
  nonisolated public func accessibilityValue(_ valueKey: LocalizedStringKey) -> some View { _Any() }
  @_disfavoredOverload nonisolated public func accessibilityValue<S: StringProtocol>(_ value: S) -> some View { _Any() }
}
