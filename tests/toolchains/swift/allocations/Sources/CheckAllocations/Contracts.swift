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
      quantization: dtype == .float32 ? .identity : QuantizationParams(scale: 0.0078, zeroPoint: 0))
  }

  static let samples = [
    Contract(.centerCrop, .bilinear, .rgb, .nhwc, .float32),
    Contract(.stretch, .bilinear, .bgr, .nchw, .int8),
    Contract(.letterbox, .pillowBilinear, .rgb, .nchw, .float32),
    Contract(.centerCrop, .pillowBilinear, .grayscale, .nhwc, .uint8),
    Contract(.letterbox, .nearest, .rgb, .nhwc, .uint8),
  ]
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
