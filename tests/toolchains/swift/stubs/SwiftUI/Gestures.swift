@_exported import Foundation
@_exported import Observation
@_exported import UIKit

@MainActor @preconcurrency public protocol Gesture<Value> {
  associatedtype Value
  associatedtype Body: Gesture
  @MainActor @preconcurrency var body: Body { get }
}
extension Never: Gesture { public typealias Value = Never }
@MainActor @preconcurrency public protocol _LeafGesture: Gesture where Body == Never {}
extension _LeafGesture { public var body: Never { fatalError() } }

public struct MagnifyGesture: _LeafGesture {
  public struct Value: Equatable, Sendable {
    public var magnification: CGFloat
    public var startLocation: CGPoint
  }
  nonisolated public init(minimumScaleDelta: CGFloat = 0.01) {}
}
@MainActor @preconcurrency public struct DragGesture: _LeafGesture {
  public struct Value: Equatable, Sendable {
    public var location: CGPoint
    public var startLocation: CGPoint
    public var translation: CGSize { fatalError() }
  }
  nonisolated public init(minimumDistance: CGFloat = 10) {}
}
@frozen public struct SimultaneousGesture<A: Gesture, B: Gesture>: _LeafGesture {
  @frozen public struct Value {
    public var first: A.Value?
    public var second: B.Value?
  }
}
public struct _ChangedGesture<G: Gesture>: _LeafGesture { public typealias Value = G.Value }
public struct GestureStateGesture<G: Gesture, S>: _LeafGesture { public typealias Value = G.Value }
@propertyWrapper public struct GestureState<V> {
  public init(wrappedValue: V) {}
  public var wrappedValue: V { fatalError() }
  public var projectedValue: GestureState<V> { self }
}
extension Gesture {
  @MainActor @preconcurrency public func onChanged(_ action: @escaping (Value) -> Void) -> _ChangedGesture<Self>
  where Value: Equatable { fatalError() }
  @MainActor @preconcurrency public func onEnded(_ action: @escaping (Value) -> Void) -> _ChangedGesture<Self> { fatalError() }
  @MainActor @preconcurrency public func updating<S>(
    _ state: GestureState<S>, body: @escaping (Value, inout S, inout Transaction) -> Void
  ) -> GestureStateGesture<Self, S> { fatalError() }
  nonisolated public func simultaneously<G: Gesture>(with other: G) -> SimultaneousGesture<Self, G> { fatalError() }
}
public protocol CoordinateSpaceProtocol {}
public struct LocalCoordinateSpace: CoordinateSpaceProtocol {}
extension CoordinateSpaceProtocol where Self == LocalCoordinateSpace { public static var local: Self { .init() } }
extension View {
  nonisolated public func gesture<G: Gesture>(_ gesture: G) -> some View { _Any() }
  nonisolated public func onTapGesture(count: Int = 1, perform action: @escaping () -> Void) -> some View { _Any() }
  nonisolated public func onTapGesture(
    count: Int = 1, coordinateSpace: some CoordinateSpaceProtocol = .local, perform action: @escaping (CGPoint) -> Void
  ) -> some View { _Any() }
  nonisolated public func contentShape<S: Shape>(_ shape: S, eoFill: Bool = false) -> some View { _Any() }
}
