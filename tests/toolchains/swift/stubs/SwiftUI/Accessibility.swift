@_exported import Foundation
@_exported import Observation
@_exported import UIKit

public struct AccessibilityChildBehavior: Sendable { public static let combine = Self(), contain = Self(), ignore = Self() }
public struct AccessibilityTraits: Sendable { public static let updatesFrequently = Self(), isButton = Self(), isHeader = Self() }
extension View {
  nonisolated public func accessibilityHidden(_ hidden: Bool) -> some View { _Any() }
  nonisolated public func accessibilityElement(children: AccessibilityChildBehavior = .ignore) -> some View { _Any() }
  nonisolated public func accessibilityAddTraits(_ traits: AccessibilityTraits) -> some View { _Any() }
  nonisolated public func accessibilityHint(_ hint: LocalizedStringKey) -> some View { _Any() }
}
