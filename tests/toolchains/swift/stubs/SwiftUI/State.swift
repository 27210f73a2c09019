@_exported import Foundation
@_exported import Observation
@_exported import UIKit

@propertyWrapper public struct State<V> {
  public init(wrappedValue: V) {}
  public init(initialValue: V) {}
  public var wrappedValue: V {
    get { fatalError() }
    nonmutating set {}
  }
  public var projectedValue: Binding<V> { fatalError() }
}
extension State: Sendable where V: Sendable {}
@propertyWrapper @dynamicMemberLookup public struct Binding<V> {
  @preconcurrency public init(
    get: @escaping @isolated(any) @Sendable () -> V, set: @escaping @isolated(any) @Sendable (V) -> Void
  ) {}
  public var wrappedValue: V {
    get { fatalError() }
    nonmutating set {}
  }
  public static func constant(_ value: V) -> Binding<V> { fatalError() }
  public var projectedValue: Binding<V> { self }
  public subscript<S>(dynamicMember path: WritableKeyPath<V, S>) -> Binding<S> { fatalError() }
}
extension Binding: @unchecked Sendable where V: Sendable {}
@propertyWrapper @dynamicMemberLookup public struct Bindable<V: AnyObject & Observable> {
  public init(wrappedValue: V) {}
  public init(_ value: V) {}
  public var wrappedValue: V { fatalError() }
  public var projectedValue: Bindable<V> { self }
  public subscript<S>(dynamicMember path: ReferenceWritableKeyPath<V, S>) -> Binding<S> { fatalError() }
}
public struct EnvironmentValues { public var scenePhase: ScenePhase { .active } }
public protocol EnvironmentKey {
  associatedtype Value
  static var defaultValue: Value { get }
}
extension EnvironmentValues {
  public subscript<K: EnvironmentKey>(key: K.Type) -> K.Value {
    get { K.defaultValue }
    set {}
  }
}
public enum ScenePhase: Sendable { case background, inactive, active }
@propertyWrapper public struct Environment<V> {
  public init(_ path: KeyPath<EnvironmentValues, V>) {}
  public var wrappedValue: V { fatalError() }
}
