import Foundation

// Works, as far as the stand-in of the observed object tells of its changes.
public struct NSKeyValueObservingOptions: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
  public static let new = Self(rawValue: 1), old = Self(rawValue: 2), initial = Self(rawValue: 4), prior = Self(rawValue: 8)
}
public struct NSKeyValueObservedChange<Value> {
  public let newValue: Value?
  public let oldValue: Value?
  public let isPrior: Bool
}
public final class NSKeyValueObservation: NSObject {
  private let tell: () -> Void
  init(_ tell: @escaping () -> Void) { self.tell = tell }
  public func invalidate() { _Observers.shared.remove(self) }
  deinit { _Observers.shared.remove(self) }
  fileprivate func changed() { tell() }
}
public protocol _KeyValueCodingAndObserving {}
extension NSObject: _KeyValueCodingAndObserving {}
extension _KeyValueCodingAndObserving {
  @preconcurrency public func observe<Value>(
    _ keyPath: KeyPath<Self, Value>, options: NSKeyValueObservingOptions = [],
    changeHandler: @escaping @Sendable (Self, NSKeyValueObservedChange<Value>) -> Void
  ) -> NSKeyValueObservation {
    let observed = self as AnyObject
    let observation = NSKeyValueObservation { [weak observed] in
      guard let observed = observed as? Self else { return }
      let value = options.contains(.new) ? observed[keyPath: keyPath] : nil
      changeHandler(observed, NSKeyValueObservedChange(newValue: value, oldValue: nil, isPrior: false))
    }
    _Observers.shared.add(observation, of: observed)
    return observation
  }
}
extension NSObject {
  /// Calls whoever observes any of this object's properties.
  @_spi(Simulation) public func tellObservers() { _Observers.shared.tell(of: self) }
}

private final class _Observers: @unchecked Sendable {
  static let shared = _Observers()
  private struct Entry {
    weak var observation: NSKeyValueObservation?
    let id: ObjectIdentifier
    let observed: ObjectIdentifier
  }
  private let lock = NSLock()
  private var entries: [Entry] = []

  func add(_ observation: NSKeyValueObservation, of observed: AnyObject) {
    lock.withLock {
      entries.append(
        Entry(observation: observation, id: ObjectIdentifier(observation), observed: ObjectIdentifier(observed)))
    }
  }

  func remove(_ observation: NSKeyValueObservation) {
    let id = ObjectIdentifier(observation)
    lock.withLock { entries.removeAll { $0.id == id } }
  }

  func tell(of observed: AnyObject) {
    let id = ObjectIdentifier(observed)
    for entry in lock.withLock({ entries }) where entry.observed == id { entry.observation?.changed() }
  }
}
