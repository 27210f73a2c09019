import Testing

@testable import Inference

struct InputPictureTests {
  private static let dtypes = [DType.float32, .float16, .uint8, .int8]
  private static let colorOrders = [ChannelOrder.rgb, .bgr]

  private let frame = StoredFrame(
    bytes: (0..<24).map { UInt8(truncatingIfNeeded: $0 * 53 + 7) },
    geometry: FrameGeometry(width: 3, height: 2, rowStride: 12))

  @Test(arguments: dtypes, colorOrders)
  func pictureOfAFrameOfTheTensorsSizeIsTheFrame(dtype: DType, order: ChannelOrder) throws {
    for layout in [TensorLayout.nhwc, .nchw] {
      let picture = try picture(of: frame, order, layout, dtype)
      let opaque = frame.bytes.enumerated().map { $0.offset % 4 == 3 ? 255 : $0.element }
      #expect(picture.rgba == opaque, "\(layout)")
      #expect((picture.width, picture.height) == (3, 2))
    }
  }

  @Test func grayscaleHasEqualColors() throws {
    let picture = try picture(of: frame, .grayscale, .nhwc, .float32)
    // 0.299, 0.587 and 0.114 of the first pixel's 7, 60 and 113.
    #expect(picture.rgba.prefix(4) == [50, 50, 50, 255])
  }

  @Test func rangeIsThatOfTheTensor() throws {
    let black = StoredFrame(bytes: Array(repeating: 0, count: 24), geometry: frame.geometry)
    let picture = try picture(of: black, .rgb, .nhwc, .float32)
    #expect((picture.lowest, picture.highest) == (-3, -0.5))
  }

  @Test func valuesOutsideOfAPictureAreCutOff() {
    var values: [Float] = [-1e9, 1e9, .nan, 0, 0, 0]
    let picture = values.withUnsafeMutableBytes { bytes in
      InputPicture(
        TensorView(packed: bytes, for: preprocessing(.grayscale, .nhwc, .float32)),
        spec: TensorSpec(name: "image", shape: [1, 2, 3, 1], dtype: .float32),
        preprocessing: preprocessing(.grayscale, .nhwc, .float32))
    }
    #expect((0..<3).map { picture.rgba[4 * $0] } == [0, 255, 0])
    #expect((picture.lowest, picture.highest) == (-1e9, 1e9))
  }

  private func picture(
    of frame: StoredFrame, _ order: ChannelOrder, _ layout: TensorLayout, _ dtype: DType
  ) throws -> InputPicture {
    let preprocessing = preprocessing(order, layout, dtype)
    let spec = TensorSpec(
      name: "image",
      shape: layout == .nhwc ? [1, 2, 3, order.channels] : [1, order.channels, 2, 3],
      dtype: dtype,
      quantization: QuantizationParams(scale: 1 / 16, zeroPoint: dtype == .uint8 ? 48 : -80))
    let preprocessor = ImagePreprocessor(preprocessing, tensor: spec)
    var tensor = [UInt8](repeating: 0, count: spec.count * dtype.size)
    return try frame.withFrame { frame in
      tensor.withUnsafeMutableBytes { bytes in
        let view = TensorView(packed: bytes, for: preprocessing)
        preprocessor.preprocess(frame, into: view)
        return InputPicture(view, spec: spec, preprocessing: preprocessing)
      }
    }
  }

  private func preprocessing(
    _ order: ChannelOrder, _ layout: TensorLayout, _ dtype: DType
  ) -> ImagePreprocessing {
    let isReal = dtype == .float32 || dtype == .float16
    let (mean, std): ([Float], [Float]) =
      isReal ? ([60, 20, 24], [20, 40, 16]) : ([48, 48, 48], [16, 16, 16])
    return ImagePreprocessing(
      size: ImageSize(width: 3, height: 2),
      normalization: Normalization(
        mean: Array(mean.prefix(order.channels)), std: Array(std.prefix(order.channels))),
      resizeMode: .stretch, resizeFilter: .bilinear, channelOrder: order, layout: layout,
      padValue: 0)
  }
}
