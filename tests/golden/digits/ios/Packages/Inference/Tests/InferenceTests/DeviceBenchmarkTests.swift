import Foundation
import Testing

@testable import Inference

struct DeviceBenchmarkTests {
  private let frames = (0..<10).map { frame in
    StageTimes(
      preprocessing: .microseconds(frame * 125), inference: .milliseconds(10 - frame),
      postprocessing: .nanoseconds(62_500))
  }

  @Test func jsonHoldsMedianAndNinetiethPercentileOfEachStage() throws {
    let result = DeviceBenchmark.Result(on: .gpu, isInUse: true, frames: frames)

    let json = try text(of: [result])

    #expect(
      json.contains(
        """
        "results":[{"accelerator":"GPU","in_use":true,"inference_ms":{"p50":6,"p90":10},\
        "postprocessing_ms":{"p50":0.0625,"p90":0.0625},\
        "preprocessing_ms":{"p50":0.625,"p90":1.125},"runs":10}]
        """))
  }

  @Test func jsonSaysWhatWasMeasuredOnWhat() throws {
    let file = ModelFile.tested

    #expect(
      try text(of: []) == """
        {"app_version":"1.0","device":{"manufacturer":"Apple","model":"iPhone17,1",\
        "os":"iOS 26.1"},"model":{"format":"coreml","name":"\(file.name)",\
        "sha256":"\(file.digest)"},"results":[],"schema":1}
        """)
  }

  private func text(of results: [DeviceBenchmark.Result]) throws -> String {
    let benchmark = DeviceBenchmark(
      model: DeviceBenchmark.Model(.tested, format: "coreml"),
      device: DeviceBenchmark.Device(model: "iPhone17,1", os: "iOS 26.1"), appVersion: "1.0",
      results: results)
    return String(decoding: try benchmark.json(), as: UTF8.self)
  }
}
