import Foundation

// Works.
@frozen public struct OSAllocatedUnfairLock<State>: @unchecked Sendable {
  @usableFromInline let box: _LockedBox<State>
  public init(uncheckedState initialState: State) { box = _LockedBox(initialState) }
  public func withLockUnchecked<R>(_ body: (inout State) throws -> R) rethrows -> R { try box.withLock(body) }
  public func withLock<R: Sendable>(_ body: @Sendable (inout State) throws -> R) rethrows -> R { try box.withLock(body) }
}
extension OSAllocatedUnfairLock where State: Sendable {
  public init(initialState: State) { self.init(uncheckedState: initialState) }
}

@usableFromInline final class _LockedBox<State> {
  private let lock = NSLock()
  private var state: State
  init(_ state: State) { self.state = state }
  func withLock<R>(_ body: (inout State) throws -> R) rethrows -> R {
    lock.lock()
    defer { lock.unlock() }
    return try body(&state)
  }
}
