/// How many frames come in a second, over the last thirty.
struct FrameRate {
  private static let window = 30
  private var instants: [ContinuousClock.Instant] = []

  /// Counts a frame; the rate in frames per second, zero for the first one.
  mutating func count(at instant: ContinuousClock.Instant) -> Double {
    instants.append(instant)
    if instants.count > FrameRate.window { instants.removeFirst() }
    let elapsed = instants[0].duration(to: instant)
    guard elapsed > .zero else { return 0 }
    let seconds: Double = elapsed / .seconds(1)
    return Double(instants.count - 1) / seconds
  }
}
