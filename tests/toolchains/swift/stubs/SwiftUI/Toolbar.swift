@_exported import Foundation
@_exported import Observation
@_exported import UIKit

public struct ToolbarItemPlacement: Sendable {
  public static let automatic = Self(), topBarTrailing = Self(), topBarLeading = Self(), bottomBar = Self()
  public static let confirmationAction = Self(), cancellationAction = Self()
}
@MainActor @preconcurrency public protocol ToolbarContent {}
public struct ToolbarItem<C: View>: ToolbarContent {
  nonisolated public init(placement: ToolbarItemPlacement = .automatic, @ViewBuilder content: () -> C) {}
}
@resultBuilder public struct ToolbarContentBuilder {
  nonisolated public static func buildBlock<C: ToolbarContent>(_ c: C) -> C { c }
  nonisolated public static func buildBlock<each C: ToolbarContent>(_ c: repeat each C) -> _ToolbarTuple<repeat each C> {
    _ToolbarTuple()
  }
}
public struct _ToolbarTuple<each C>: ToolbarContent { nonisolated init() {} }
