/// Where the values of a tensor stand in memory that may have gaps between its rows.
struct StridedLayout {
  private let shape: [Int]
  private let strides: [Int]

  /// - Parameter strides: values from one index of an axis to the next.
  init(shape: [Int], strides: [Int]) {
    self.shape = shape
    self.strides = strides
  }

  /// Position, in values, of the value that comes as number `index` in row-major order.
  func offset(ofIndex index: Int) -> Int {
    var rest = index
    var offset = 0
    for axis in shape.indices.reversed() {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: shape[axis])
      offset += remainder * strides[axis]
      rest = quotient
    }
    return offset
  }
}
