@_exported import Foundation
@_exported import Observation
@_exported import UIKit

@MainActor @preconcurrency public protocol View {
  associatedtype Body: View
  @ViewBuilder @MainActor @preconcurrency var body: Self.Body { get }
}
extension Never: View { public var body: Never { fatalError() } }
@MainActor @preconcurrency public protocol _Leaf: View where Body == Never {}
extension _Leaf { public var body: Never { fatalError() } }
public struct _Any: _Leaf { nonisolated public init() {} }
public struct EmptyView: _Leaf { nonisolated public init() {} }
extension Optional: View where Wrapped: View { public var body: Never { fatalError() } }
public struct TupleView<each T>: _Leaf { nonisolated init() {} }
public struct _ConditionalContent<A: View, B: View>: _Leaf { nonisolated init() {} }
@resultBuilder public struct ViewBuilder {
  nonisolated public static func buildExpression<C: View>(_ c: C) -> C { c }
  nonisolated public static func buildBlock() -> EmptyView { EmptyView() }
  nonisolated public static func buildBlock<C: View>(_ c: C) -> C { c }
  nonisolated public static func buildBlock<each C: View>(_ c: repeat each C) -> TupleView<repeat each C> { TupleView() }
  nonisolated public static func buildIf<C: View>(_ c: C?) -> C? { c }
  nonisolated public static func buildEither<A: View, B: View>(first: A) -> _ConditionalContent<A, B> { .init() }
  nonisolated public static func buildEither<A: View, B: View>(second: B) -> _ConditionalContent<A, B> { .init() }
  nonisolated public static func buildLimitedAvailability<C: View>(_ c: C) -> _Any { _Any() }
}
