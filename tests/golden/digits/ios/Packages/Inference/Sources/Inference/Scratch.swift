/// Memory that is made once and written in place, frame after frame.
final class Scratch<Element: BitwiseCopyable> {
  let values: UnsafeMutableBufferPointer<Element>

  init(repeating value: Element, count: Int) {
    values = .allocate(capacity: count)
    values.initialize(repeating: value)
  }

  /// Repeats `elements` as often as they fit.
  init(cycling elements: [Element], count: Int) {
    values = .allocate(capacity: count)
    _ = values.initialize(from: (0..<count).map { elements[$0 % elements.count] })
  }

  deinit {
    values.deallocate()
  }

  /// The first value. There is memory even if there is no value.
  var start: UnsafeMutablePointer<Element> { values.baseAddress! }
}
