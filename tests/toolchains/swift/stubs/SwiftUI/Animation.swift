@_exported import Foundation
@_exported import Observation
@_exported import UIKit

public struct Animation: Equatable, Sendable { public static let snappy = Self(), smooth = Self(), `default` = Self() }
public func withAnimation<R>(_ animation: Animation? = .default, _ body: () throws -> R) rethrows -> R { try body() }
public struct Transaction {}
public struct ContentTransition: Equatable, Sendable {
  public static let identity = Self(), opacity = Self(), interpolate = Self()
}
extension View {
  nonisolated public func animation<V: Equatable>(_ animation: Animation?, value: V) -> some View { _Any() }
  nonisolated public func contentTransition(_ transition: ContentTransition) -> some View { _Any() }
}
