import Testing

@testable import Inference

struct TensorTests {
  @Test(arguments: [
    (0.5, 1), (-0.5, 255), (1.5, 2), (2.5, 3), (-2.5, 253), (0.49999997, 0), (300, 127), (.nan, 0),
  ])
  func quantisationRoundsHalfAwayFromZero(value: Float, byte: UInt8) {
    let quantizer = TensorQuantizer(TensorSpec(name: "image", shape: [1], dtype: .int8))
    #expect(quantizer.quantize(value) == byte)
  }

  @Test func gapsBetweenRowsAreSkipped() {
    let layout = StridedLayout(shape: [1, 2, 3], strides: [16, 8, 1])
    #expect((0..<6).map(layout.offset) == [0, 1, 2, 8, 9, 10])
  }

  /// Gaps after each value, each row and each plane.
  @Test(arguments: [TensorLayout.nhwc, .nchw])
  func tensorWithGapsIsWrittenByItsStrides(layout: TensorLayout) throws {
    let vector = try #require(try colorVector(layout))
    let shape = vector.tensor.shape
    let row = 2 * shape[3] + 5
    let plane = row * shape[2] + 3
    let strides = [plane * shape[1], plane, row, 2]
    var memory = [Float](repeating: .nan, count: strides[0])
    let preprocessor = ImagePreprocessor(vector.preprocessing, tensor: vector.tensor)
    try vector.frame.withFrame { frame in
      memory.withUnsafeMutableBytes { bytes in
        preprocessor.preprocess(frame, into: TensorView(bytes, strides: strides, layout: layout))
      }
    }
    let places = StridedLayout(shape: shape, strides: strides)
    let values = (0..<vector.tensor.count).map { memory[places.offset(ofIndex: $0)] }
    #expect(vector.accepts(values.withUnsafeBytes { Array($0) }))
    #expect(memory.count { !$0.isNaN } == values.count)
  }

  private func colorVector(_ layout: TensorLayout) throws -> PreprocessingVector? {
    try ConformanceVectors.rows("preprocessing").map(PreprocessingVector.init).first {
      $0.preprocessing.layout == layout && $0.tensor.dtype == .float32
        && $0.preprocessing.channelOrder == .rgb
    }
  }

  @Test func halfPrecisionRoundsToTheNearestAndThenToTheEvenOne() {
    for bits in UInt16.min..<0x7C00 {
      // The greatest one's neighbour would be 65536; it stands for infinity.
      let above = bits == 0x7BFF ? 65536 : Float(halfPrecisionBits: bits + 1)
      let middle = (Float(halfPrecisionBits: bits) + above) / 2
      #expect(middle.nextDown.halfPrecisionBits == bits)
      #expect(middle.halfPrecisionBits == bits + bits % 2)
      #expect(middle.nextUp.halfPrecisionBits == bits + 1)
      #expect((-middle.nextUp).halfPrecisionBits == 0x8000 | (bits + 1))
    }
    #expect(Float.greatestFiniteMagnitude.halfPrecisionBits == 0x7C00)
    #expect((-Float.infinity).halfPrecisionBits == 0xFC00)
    #expect(Float(halfPrecisionBits: Float.nan.halfPrecisionBits).isNaN)
  }

  #if !(os(macOS) && arch(x86_64))
    @Test func halfPrecisionIsExact() {
      for bits in UInt16.min...UInt16.max {
        let expected = Float(Float16(bitPattern: bits))
        let value = Float(halfPrecisionBits: bits)
        if !(value.isNaN && expected.isNaN) { #expect(value.bitPattern == expected.bitPattern) }
      }
    }
  #endif
}
