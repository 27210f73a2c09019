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

  @Test func tensorWithPaddedRowsIsWrittenByItsStrides() throws {
    let row = try #require(try ConformanceVectors.rows("preprocessing").first)
    let vector = try PreprocessingVector(row)
    let width = vector.preprocessing.size.width * vector.preprocessing.channelOrder.channels
    let rowStride = width + 5
    var padded = [Float](
      repeating: -1, count: rowStride * vector.preprocessing.size.height)
    let preprocessor = ImagePreprocessor(vector.preprocessing, tensor: vector.tensor)
    try vector.frame.withFrame { frame in
      padded.withUnsafeMutableBytes { bytes in
        let strides = [0, rowStride, vector.preprocessing.channelOrder.channels, 1]
        preprocessor.preprocess(frame, into: TensorView(bytes, strides: strides, layout: .nhwc))
      }
    }
    let packed = try vector.frame.withFrame { vector.preprocess($0) }
    let expected = packed.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
    for y in 0..<vector.preprocessing.size.height {
      let values = padded[y * rowStride..<(y + 1) * rowStride]
      #expect(values.prefix(width) == expected[y * width..<(y + 1) * width])
      #expect(values.suffix(5).allSatisfy { $0 == -1 })
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
