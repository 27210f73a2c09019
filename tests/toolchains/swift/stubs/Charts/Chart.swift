@_exported import SwiftUI

@MainActor @preconcurrency public protocol ChartContent { associatedtype Body: ChartContent }
extension Never: ChartContent {}
public struct _ChartAny: ChartContent { public typealias Body = Never }
public protocol Plottable {}
extension Int: Plottable {}
extension Double: Plottable {}
extension String: Plottable {}

public struct PlottableValue<Value: Plottable> {
  public static func value(_ labelKey: LocalizedStringKey, _ value: Value) -> PlottableValue<Value> { fatalError() }
  @_disfavoredOverload public static func value<S: StringProtocol>(_ label: S, _ value: Value) -> PlottableValue<Value> {
    fatalError()
  }
}

@resultBuilder public struct ChartContentBuilder {
  nonisolated public static func buildExpression<C: ChartContent>(_ content: C) -> C { content }
  nonisolated public static func buildBlock<C: ChartContent>(_ content: C) -> C { content }
  nonisolated public static func buildBlock<each C: ChartContent>(_ content: repeat each C) -> _ChartTuple<repeat each C> {
    _ChartTuple()
  }
}
public struct _ChartTuple<each C>: ChartContent {
  public typealias Body = Never
  nonisolated init() {}
}
extension ForEach: ChartContent where C: ChartContent { public typealias Body = Never }

@MainActor @preconcurrency public struct Chart<Content: ChartContent>: _Leaf {
  nonisolated public init(@ChartContentBuilder content: () -> Content) {}
  nonisolated public init<Data: RandomAccessCollection, ID: Hashable, C: ChartContent>(
    _ data: Data, id: KeyPath<Data.Element, ID>, @ChartContentBuilder content: @escaping (Data.Element) -> C
  ) where Content == ForEach<Data, ID, C> {}
}

public struct LineMark: ChartContent {
  public typealias Body = Never
  nonisolated public init<X: Plottable, Y: Plottable>(x: PlottableValue<X>, y: PlottableValue<Y>) {}
}
public struct AreaMark: ChartContent {
  public typealias Body = Never
  nonisolated public init<X: Plottable, Y: Plottable>(
    x: PlottableValue<X>, y: PlottableValue<Y>, stacking: MarkStackingMethod = .standard
  ) {}
}
public struct MarkStackingMethod: Sendable { public static let standard = Self(), unstacked = Self() }
extension ChartContent {
  nonisolated public func foregroundStyle<S: ShapeStyle>(_ style: S) -> some ChartContent { _ChartAny() }
}
extension View {
  nonisolated public func chartXAxis(_ visibility: Visibility) -> some View { _Any() }
  nonisolated public func chartYAxis(_ visibility: Visibility) -> some View { _Any() }
}
