/// Resizes single lines of pixels in Pillow's fixed-point arithmetic.
struct PillowLine {
  private let axis: PillowAxis
  private let kind: LineReader.Kind

  init(_ axis: PillowAxis, _ kind: LineReader.Kind) {
    self.axis = axis
    self.kind = kind
  }

  /// Makes a line of pixels that are `step` bytes apart.
  ///
  /// - Parameter target: memory for the channels of all pixels in the tensor's order and one byte
  ///   more, since colours are written in fours.
  func resize(
    _ pixels: UnsafePointer<UInt8>, step: Int, into target: UnsafeMutablePointer<UInt8>
  ) {
    switch kind {
    case .luma: resizeLuma(pixels, into: target)
    case .colors: resizeColors(pixels, step, into: target) { $0 }
    case .reversedColors:
      resizeColors(pixels, step, into: target) { SIMD4($0.z, $0.y, $0.x, $0.w) }
    }
  }

  @inline(__always)
  private func resizeColors(
    _ pixels: UnsafePointer<UInt8>, _ step: Int, into target: UnsafeMutablePointer<UInt8>,
    order: (SIMD4<Int32>) -> SIMD4<Int32>
  ) {
    axis.weights.withUnsafeBufferPointer { weights in
      var weight = weights.baseAddress!
      var target = UnsafeMutableRawPointer(target)
      for inputs in axis.inputs {
        var sum = SIMD4<Int32>(repeating: PillowAxis.oneHalf)
        var pixel = UnsafeRawPointer(pixels + inputs.lowerBound * step)
        for _ in 0..<inputs.count {
          let bytes = pixel.loadUnaligned(as: SIMD4<UInt8>.self)
          sum &+= SIMD4<Int32>(truncatingIfNeeded: bytes) &* weight.pointee
          weight += 1
          pixel += step
        }
        let color = SIMD4<UInt8>(truncatingIfNeeded: order(sum) &>> PillowAxis.fractionBits)
        target.storeBytes(of: color, as: SIMD4<UInt8>.self)
        target += 3
      }
    }
  }

  private func resizeLuma(
    _ pixels: UnsafePointer<UInt8>, into target: UnsafeMutablePointer<UInt8>
  ) {
    axis.weights.withUnsafeBufferPointer { weights in
      var weight = weights.baseAddress!
      var target = target
      for inputs in axis.inputs {
        var sum = PillowAxis.oneHalf
        for input in inputs {
          sum &+= Int32(pixels[input]) &* weight.pointee
          weight += 1
        }
        target.pointee = PillowAxis.byte(sum)
        target += 1
      }
    }
  }
}
