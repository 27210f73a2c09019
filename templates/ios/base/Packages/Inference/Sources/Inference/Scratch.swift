/// Memory that is made once and written in place, frame after frame.
final class Scratch<Element: BitwiseCopyable> {
  let values: UnsafeMutableBufferPointer<Element>

  init(repeating value: Element, count: Int) {
    values = .allocate(capacity: count)
    values.initialize(repeating: value)
  }

  deinit {
    values.deallocate()
  }
}
