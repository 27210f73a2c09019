import AllocationCounter
import Foundation
import Inference

// Exits with 1 if preprocessing or decoding allocates once warm, with 2 if the counter doesn't count.

let frames = 10

func allocations(of body: () throws -> Void) rethrows -> Int {
  allocation_counter_start()
  try body()
  return allocation_counter_stop()
}

func preprocessingAllocations(_ contract: Contract, rotation: Rotation) throws -> Int {
  let frame = sampleFrame(rotation)
  let preprocessor = ImagePreprocessor(contract.preprocessing, tensor: contract.input)
  var tensor = [UInt8](repeating: 0, count: contract.input.count * contract.input.dtype.size)
  func preprocess() throws {
    try frame.withFrame { frame in
      tensor.withUnsafeMutableBytes { bytes in
        preprocessor.preprocess(frame, into: TensorView(packed: bytes, for: contract.preprocessing))
      }
    }
  }
  try preprocess()
  return try allocations { for _ in 0..<frames { try preprocess() } }
}

func decodingAllocations(_ postprocessing: Postprocessing, _ tensor: TensorSpec) -> Int {
  let decoder = ScoreDecoder(postprocessing, tensor: tensor)
  let raw = (0..<tensor.count * tensor.dtype.size).map { UInt8(truncatingIfNeeded: $0 * 37) }
  func decode() {
    raw.withUnsafeBytes { decoder.decode($0) }
    for index in decoder.ranking { precondition(decoder.scores.indices.contains(index)) }
  }
  decode()
  return allocations { for _ in 0..<frames { decode() } }
}

var kept: [[Int]] = []
guard allocations(of: { kept.append([kept.count]) }) > 0 else {
  print("the counter doesn't see Swift's allocations")
  exit(2)
}

var total = 0
for contract in Contract.samples {
  for rotation in Rotation.allCases {
    let found = try preprocessingAllocations(contract, rotation: rotation)
    if found > 0 { print("\(contract.name), \(rotation.rawValue)°: \(found) allocations in \(frames) frames") }
    total += found
  }
}
for (name, postprocessing, tensor) in decodingSamples {
  let found = decodingAllocations(postprocessing, tensor)
  if found > 0 { print("\(name): \(found) allocations in \(frames) frames") }
  total += found
}
print("\(total) allocations in \(Contract.samples.count) contracts and \(decodingSamples.count) decoders")
exit(total == 0 ? 0 : 1)
