import Inference

/// An input that a generated app could have.
struct Contract {
  let preprocessing: ImagePreprocessing
  let input: TensorSpec

  var name: String {
    "\(preprocessing.resizeMode) \(preprocessing.resizeFilter) \(preprocessing.channelOrder) "
      + "\(preprocessing.layout) \(input.dtype)"
  }

  init(_ mode: ResizeMode, _ filter: ResizeFilter, _ order: ChannelOrder, _ layout: TensorLayout, _ dtype: DType) {
    let channels = order.channels
    preprocessing = ImagePreprocessing(
      size: ImageSize(width: 96, height: 64),
      normalization: Normalization(
        mean: Array(repeating: 127.5, count: channels), std: Array(repeating: 127.5, count: channels)),
      resizeMode: mode, resizeFilter: filter, channelOrder: order, layout: layout, padValue: 114)
    input = TensorSpec(
      name: "image", shape: layout == .nhwc ? [1, 64, 96, channels] : [1, channels, 64, 96], dtype: dtype,
      quantization: dtype.size > 1 ? .identity : QuantizationParams(scale: 0.0078, zeroPoint: 0))
  }

  /// Every filter with every order of channels, layout and element type, in each of the modes in turn.
  static let samples = filters.flatMap { filter in
    orders.flatMap { order in
      layouts.flatMap { layout in
        zip(dtypes, modes).map { dtype, mode in Contract(mode, filter, order, layout, dtype) }
      }
    }
  }

  private static let modes = [ResizeMode.centerCrop, .letterbox, .stretch, .letterbox]
  private static let filters = [ResizeFilter.bilinear, .pillowBilinear, .nearest]
  private static let orders = [ChannelOrder.rgb, .bgr, .grayscale]
  private static let layouts = [TensorLayout.nhwc, .nchw]
  private static let dtypes = [DType.float32, .float16, .uint8, .int8]
}

let decodingSamples = [
  ("none", Postprocessing(activation: .none, topK: 5, scoreThreshold: 0), scores(.float32)),
  ("softmax", Postprocessing(activation: .softmax, topK: 3, scoreThreshold: 0), scores(.uint8)),
  ("sigmoid", Postprocessing(activation: .sigmoid, topK: 1, scoreThreshold: 0), scores(.int8)),
]

private func scores(_ dtype: DType) -> TensorSpec {
  TensorSpec(
    name: "scores", shape: [1, 1000], dtype: dtype,
    quantization: dtype == .float32 ? .identity : QuantizationParams(scale: 0.1, zeroPoint: 3))
}

/// 320 × 240 pixels in padded rows.
func sampleFrame(_ rotation: Rotation) -> StoredFrame {
  let geometry = FrameGeometry(
    width: 320, height: 240, rowStride: 4 * 320 + 64, rotation: rotation, isMirrored: rotation == .half)
  let bytes = (0..<geometry.rowStride * geometry.height).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }
  return StoredFrame(bytes: bytes, geometry: geometry, format: .bgra)
}
