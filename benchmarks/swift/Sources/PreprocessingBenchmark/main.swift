import Foundation
import Inference

// Prints one line of JSON: frames per second of the generated preprocessing, 1280 × 720 BGRA to 224 × 224 RGB float32.

let frames = Int(CommandLine.arguments.dropFirst().first ?? "300") ?? 300

func framesPerSecond(_ filter: ResizeFilter, _ rotation: Rotation) throws -> Double {
  let preprocessing = ImagePreprocessing(
    size: ImageSize(width: 224, height: 224),
    normalization: Normalization(mean: [123.675, 116.28, 103.53], std: [58.395, 57.12, 57.375]),
    resizeMode: .centerCrop, resizeFilter: filter, channelOrder: .rgb, layout: .nhwc, padValue: 0)
  let input = TensorSpec(name: "image", shape: [1, 224, 224, 3], dtype: .float32)
  let preprocessor = ImagePreprocessor(preprocessing, tensor: input)
  let frame = sampleFrame(rotation)
  var tensor = [UInt8](repeating: 0, count: input.count * input.dtype.size)
  func preprocess() throws {
    try frame.withFrame { frame in
      tensor.withUnsafeMutableBytes { bytes in
        preprocessor.preprocess(frame, into: TensorView(packed: bytes, for: preprocessing))
      }
    }
  }
  for _ in 0..<10 { try preprocess() }
  // The time of the whole process on processors, which a busy machine changes little.
  let times = try (0..<frames).map { _ in
    let start = clock()
    try preprocess()
    return Double(clock() - start) / Double(CLOCKS_PER_SEC)
  }.sorted()
  return 1 / times[frames / 2]
}

func sampleFrame(_ rotation: Rotation) -> StoredFrame {
  let geometry = FrameGeometry(width: 1280, height: 720, rowStride: 4 * 1280, rotation: rotation)
  let bytes = (0..<geometry.rowStride * geometry.height).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }
  return StoredFrame(bytes: bytes, geometry: geometry, format: .bgra)
}

var results: [String: Double] = [:]
for filter in [ResizeFilter.bilinear, .pillowBilinear, .nearest] {
  for rotation in [Rotation.none, .clockwise90] {
    results["\(filter.rawValue)/\(rotation.rawValue)"] = try framesPerSecond(filter, rotation)
  }
}
let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
print(String(decoding: try encoder.encode(results), as: UTF8.self))
