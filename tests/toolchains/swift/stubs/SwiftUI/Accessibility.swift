@_exported import Foundation
@_exported import Observation
@_exported import UIKit

public struct AccessibilityChildBehavior: Sendable { public static let combine = Self(), contain = Self(), ignore = Self() }
public struct AccessibilityTraits: Sendable { public static let updatesFrequently = Self(), isButton = Self(), isHeader = Self(), isToggle = Self() }
extension View {
  nonisolated public func accessibilityHidden(_ hidden: Bool) -> some View { _Any() }
  nonisolated public func accessibilityElement(children: AccessibilityChildBehavior = .ignore) -> some View { _Any() }
  nonisolated public func accessibilityAddTraits(_ traits: AccessibilityTraits) -> some View { _Any() }
  nonisolated public func accessibilityHint(_ hint: LocalizedStringKey) -> some View { _Any() }
  nonisolated public func accessibilityLabel(_ label: Text) -> some View { _Any() }
  nonisolated public func accessibilityValue(_ value: Text) -> some View { _Any() }
  nonisolated public func accessibilityShowsLargeContentViewer<V: View>(@ViewBuilder _ largeContentView: () -> V) -> some View {
    _Any()
  }
  nonisolated public func accessibilityZoomAction(_ handler: @escaping (AccessibilityZoomGestureAction) -> Void) -> some View {
    _Any()
  }
}
public struct AccessibilityZoomGestureAction {
  @frozen public enum Direction { case zoomIn, zoomOut }
  public let direction: Direction
  public let location: UnitPoint
  public let point: CGPoint
}
