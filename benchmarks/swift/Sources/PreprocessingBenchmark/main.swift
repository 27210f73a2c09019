import Foundation
import Inference

// Prints one line of JSON: what each filter and rotation costs, 1280 × 720 BGRA to 224 × 224 RGB float32, beside the
// passes that only read and write. Argument: the number of rounds.

let side = 224
let rounds = Int(CommandLine.arguments.dropFirst().first ?? "100") ?? 100
let rotations = Rotation.allCases

// A camera hands over one buffer after the other, so that a frame's pixels aren't in the processor's cache yet.
let buffers = (0..<8).map { number in
  (0..<1280 * 720 * 4).map { UInt8(truncatingIfNeeded: ($0 &+ number) &* 2_654_435_761 >> 13) }
}

/// Milliseconds of a frame, medians; the ratios are medians of rounds, in which all ways ran one after the other.
struct Cost: Encodable {
  let ours: Double
  let plain: Double
  let vector: Double
  let oursToPlain: Double
  let oursToVector: Double

  init(ours: [Double], plain: [Double], vector: [Double]) {
    self.ours = median(ours)
    self.plain = median(plain)
    self.vector = median(vector)
    oursToPlain = median(zip(ours, plain).map { $0 / $1 })
    oursToVector = median(zip(ours, vector).map { $0 / $1 })
  }
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

func measure(_ filter: ResizeFilter, _ rotation: Rotation) throws -> Cost {
  let geometry = FrameGeometry(width: 1280, height: 720, rowStride: 4 * 1280, rotation: rotation)
  let frames = buffers.map { StoredFrame(bytes: $0, geometry: geometry, format: .bgra) }
  let preprocessing = ImagePreprocessing(
    size: ImageSize(width: side, height: side),
    normalization: Normalization(mean: [123.675, 116.28, 103.53], std: [58.395, 57.12, 57.375]),
    resizeMode: .centerCrop, resizeFilter: filter, channelOrder: .rgb, layout: .nhwc, padValue: 0)
  let input = TensorSpec(name: "image", shape: [1, side, side, 3], dtype: .float32)
  let preprocessor = ImagePreprocessor(preprocessing, tensor: input)
  // One value more, since vectors write four.
  let tensor = UnsafeMutableBufferPointer<Float>.allocate(capacity: input.count + 1)
  defer { tensor.deallocate() }
  let view = TensorView(packed: UnsafeMutableRawBufferPointer(tensor), for: preprocessing)
  let samples = Samples(geometry, side: side, filter: filter)

  func milliseconds(_ run: (StoredFrame) throws -> Void) rethrows -> Double {
    let start = processorTime()
    for frame in frames { try run(frame) }
    return (processorTime() - start) * 1000 / Double(frames.count)
  }
  func ours() throws -> Double {
    try milliseconds { frame in try frame.withFrame { preprocessor.preprocess($0, into: view) } }
  }
  func pass<Sum: PixelSum>(_: Sum.Type) -> Double {
    let pass = SamplingPass<Sum>(samples: samples, filter: filter)
    return milliseconds { frame in
      frame.bytes.withUnsafeBufferPointer { pass.run($0.baseAddress!, tensor.baseAddress!) }
    }
  }

  _ = (try ours(), pass(PlainSum.self), pass(VectorSum.self))
  var times: (ours: [Double], plain: [Double], vector: [Double]) = ([], [], [])
  for _ in 0..<rounds {
    times.ours.append(try ours())
    times.plain.append(pass(PlainSum.self))
    times.vector.append(pass(VectorSum.self))
  }
  return Cost(ours: times.ours, plain: times.plain, vector: times.vector)
}

/// Seconds that the whole process has spent on processors: a busy machine changes them little.
func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

var results: [String: Cost] = [:]
for filter in [ResizeFilter.bilinear, .nearest, .pillowBilinear] {
  for rotation in rotations {
    results["\(filter.rawValue)/\(rotation.rawValue)"] = try measure(filter, rotation)
  }
}
let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
print(String(decoding: try encoder.encode(results), as: UTF8.self))
