import Testing

@testable import Inference

struct ImagePreprocessorTests {
  private static let filters = [ResizeFilter.bilinear, .pillowBilinear, .nearest]
  private static let orders = [ChannelOrder.rgb, .bgr, .grayscale]

  /// One property after the other changes, and with it where pixels lie.
  @Test(arguments: filters)
  func otherFramesAreTreatedAsByANewPreprocessor(filter: ResizeFilter) throws {
    let reused = preprocessor(filter)
    for frame in [
      frame(6, 6, rowStride: 24),
      frame(6, 6, rowStride: 32),
      frame(6, 6, rowStride: 32, .clockwise90),
      frame(6, 6, rowStride: 32, .clockwise90, isMirrored: true),
      frame(5, 6, rowStride: 32, .clockwise90, isMirrored: true),
      frame(5, 4, rowStride: 32, .clockwise90, isMirrored: true),
      frame(5, 4, rowStride: 32, .clockwise90, isMirrored: true, .bgra),
    ] {
      let expected = try tensor(of: frame, preprocessor(filter))
      #expect(try tensor(of: frame, reused) == expected, "\(frame.geometry), \(frame.format)")
    }
  }

  @Test(arguments: filters)
  func nextFrameIsReadAnew(filter: ResizeFilter) throws {
    let reused = preprocessor(filter)
    _ = try tensor(of: frame(6, 6, rowStride: 24), reused)
    let black = StoredFrame(
      bytes: Array(repeating: 0, count: 144),
      geometry: FrameGeometry(width: 6, height: 6, rowStride: 24))
    #expect(try tensor(of: black, reused) == Array(repeating: 0, count: 36))
  }

  /// Turning and mirroring only say how pixels lie in memory. Lines are longer than what processors
  /// take at once.
  @Test(arguments: filters, orders)
  func turnedFramesGiveWhatUprightOnesGive(filter: ResizeFilter, order: ChannelOrder) throws {
    for rotation in Rotation.allCases {
      for isMirrored in [false, true] {
        let turned = frame(53, 37, rowStride: 53 * 4 + 8, rotation, isMirrored: isMirrored, .bgra)
        let upright = try turned.withFrame { $0.uprightCopy() }
        let result = try tensor(of: turned, preprocessor(filter, order, width: 23, height: 19))
        let expected = try tensor(of: upright, preprocessor(filter, order, width: 23, height: 19))
        #expect(result == expected, "\(rotation), \(isMirrored)")
      }
    }
  }

  @Test(arguments: filters, orders)
  func pixelsMayBeginAtAnyAddress(filter: ResizeFilter, order: ChannelOrder) throws {
    let aligned = frame(9, 7, rowStride: 36)
    var bytes: [UInt8] = [1, 2, 3]
    for row in 0..<7 { bytes += aligned.bytes[row * 36..<(row + 1) * 36] + [4] }
    let geometry = FrameGeometry(width: 9, height: 7, rowStride: 37)
    var result = [Float](repeating: -1, count: 12 * order.channels)
    try bytes.withUnsafeBytes { bytes in
      let odd = try Frame(
        bytes: UnsafeRawBufferPointer(rebasing: bytes[3...]), geometry: geometry, format: .rgba)
      preprocess(odd, preprocessor(filter, order), into: &result)
    }
    let expected = try tensor(of: aligned, preprocessor(filter, order))
    #expect(result == expected)
  }

  @Test func centerCropIsTheMiddleOfTheUprightFrame() {
    let geometry = FrameGeometry(width: 8, height: 6, rowStride: 32, rotation: .clockwise90)
    let fit = preprocessor(.bilinear).fit(geometry)
    #expect(fit.source == PixelRegion(left: 0, top: 2, width: 6, height: 4))
  }

  private func frame(
    _ width: Int, _ height: Int, rowStride: Int, _ rotation: Rotation = .none,
    isMirrored: Bool = false, _ format: PixelFormat = .rgba
  ) -> StoredFrame {
    StoredFrame(
      bytes: (0..<rowStride * height).map { UInt8(truncatingIfNeeded: $0 * 37 + $0 / 29) },
      geometry: FrameGeometry(
        width: width, height: height, rowStride: rowStride, rotation: rotation,
        isMirrored: isMirrored),
      format: format)
  }

  private func preprocessor(
    _ filter: ResizeFilter, _ order: ChannelOrder = .rgb, width: Int = 4, height: Int = 3
  ) -> ImagePreprocessor {
    let preprocessing = ImagePreprocessing(
      size: ImageSize(width: width, height: height),
      normalization: Normalization(
        mean: Array(repeating: 0, count: order.channels),
        std: Array(repeating: 1, count: order.channels)),
      resizeMode: .centerCrop, resizeFilter: filter, channelOrder: order, layout: .nhwc,
      padValue: 0)
    let shape = [1, height, width, order.channels]
    return ImagePreprocessor(
      preprocessing, tensor: TensorSpec(name: "image", shape: shape, dtype: .float32))
  }

  private func tensor(of frame: StoredFrame, _ preprocessor: ImagePreprocessor) throws -> [Float] {
    var values = [Float](repeating: -1, count: preprocessor.tensor.count)
    try frame.withFrame { preprocess($0, preprocessor, into: &values) }
    return values
  }

  private func preprocess(
    _ frame: Frame, _ preprocessor: ImagePreprocessor, into values: inout [Float]
  ) {
    values.withUnsafeMutableBytes { bytes in
      preprocessor.preprocess(
        frame, into: TensorView(packed: bytes, for: preprocessor.preprocessing))
    }
  }
}
