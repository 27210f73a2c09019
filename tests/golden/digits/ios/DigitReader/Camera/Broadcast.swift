/// A value that changes, told to any number of listeners: to each the present one, then always the
/// newest.
struct Broadcast<Value: Sendable> {
  private(set) var value: Value
  private var listeners: [AsyncStream<Value>.Continuation] = []

  init(_ value: Value) {
    self.value = value
  }

  mutating func stream() -> AsyncStream<Value> {
    let (stream, listener) = AsyncStream.makeStream(
      of: Value.self, bufferingPolicy: .bufferingNewest(1))
    listener.yield(value)
    listeners.append(listener)
    return stream
  }

  mutating func send(_ value: Value) {
    self.value = value
    listeners.removeAll { listener in
      if case .terminated = listener.yield(value) { true } else { false }
    }
  }
}
