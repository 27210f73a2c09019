import Foundation
import Inference
import Testing

@testable import DigitReader

/// Classifies a golden frame again and again, on the accelerator that the app works with and on each
/// other one that gives the right answers, and writes how long each stage took.
///
/// `scripts/device-benchmark.sh` runs it and fetches what it has written.
@MainActor
struct DeviceBenchmarkTests {
  private static let warmUpFrames = 10
  private static let frames = 200

  @Test(arguments: Runtime.allCases)
  func timesOfEachStageAreWritten(runtime: Runtime) async throws {
    let used = try await open(runtime)
    let inUse = used.accelerators.inUse
    var results = [try await times(of: used, isInUse: true)]
    for candidate in used.accelerators.candidates
    where candidate.accelerator != inUse && isRight(candidate) {
      let spare = try await open(runtime, forced: candidate.accelerator)
      results.append(try await times(of: spare, isInUse: false))
    }

    try write(results, of: runtime)
  }

  private func isRight(_ candidate: Candidate) -> Bool {
    switch candidate.rejection {
    case nil, .slower: candidate.time != nil
    default: false
    }
  }

  private func open(
    _ runtime: Runtime, forced: Accelerator? = nil
  ) async throws -> ModelImageClassifier {
    let memory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: memory) }
    return try await ModelImageClassifier.open(
      runtime: runtime.make(), options: ClassifierOptions(forced: forced),
      memory: FileCascadeMemory(file: memory, key: "test"))
  }

  private func times(
    of classifier: ModelImageClassifier, isInUse: Bool
  ) async throws -> DeviceBenchmark.Result {
    let vector = try #require(try GoldenVectors.bundled().first)
    for _ in 0..<Self.warmUpFrames { _ = try await classifier.classify(vector.frame) }
    var frames: [StageTimes] = []
    for _ in 0..<Self.frames {
      frames.append(try await classifier.classify(vector.frame).times)
    }
    return DeviceBenchmark.Result(
      on: classifier.accelerators.inUse, isInUse: isInUse, frames: frames)
  }

  private func write(_ results: [DeviceBenchmark.Result], of runtime: Runtime) throws {
    let format = runtime.rawValue.lowercased()
    let status = SystemDeviceMonitor().read()
    let version = Bundle.main.object(forInfoDictionaryKey: "CFBundleShortVersionString")
    let benchmark = DeviceBenchmark(
      model: DeviceBenchmark.Model(runtime.make().file, format: format),
      device: DeviceBenchmark.Device(model: status.device, os: status.system),
      appVersion: version as? String ?? "unknown", results: results)
    let folder = try FileManager.default.url(
      for: .cachesDirectory, in: .userDomainMask, appropriateFor: nil, create: true)
    try benchmark.json().write(to: folder.appending(path: "device-benchmark-\(format).json"))
  }
}
