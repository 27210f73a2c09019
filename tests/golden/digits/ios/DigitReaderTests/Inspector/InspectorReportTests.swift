import Foundation
import Inference
import Testing

@testable import DigitReader

struct InspectorReportTests {
  private let candidates = [
    Candidate(.gpu, rejection: .wrongAnswer(error: 0.31, tolerance: 0.01)),
    Candidate(.cpu, time: .microseconds(12_300)),
  ]

  private func running(
    _ candidates: [Candidate], inUse: Accelerator = .cpu, choice: Choice = .measured
  ) -> InspectorState {
    let report = AcceleratorReport(inUse: inUse, candidates: candidates, choice: choice)
    return .sample(.running(InspectorState.Run(accelerators: report)))
  }

  @Test func everythingIsTold() throws {
    var run = try #require(running(candidates).run)
    run.computePlan = ComputePlanSummary(neuralEngine: 40, gpu: 0, cpu: 2)
    run.frames = .sample
    run.picture = InputPicture(
      width: 1, height: 1, rgba: [0, 0, 0, 255], lowest: -123.68, highest: 0.5)

    #expect(InspectorState.sample(.running(run)).report == wholeReport)
  }

  @Test func beforeTheFirstFrameItSaysSo() throws {
    let report = try #require(running(candidates).report)

    #expect(report.contains("\n- frames: none yet\n"))
    #expect(report.contains("\n- values of the last frame: no frame yet\n"))
    #expect(!report.contains("operations"))
  }

  @Test func whileTheModelIsOpenedThereIsNone() {
    #expect(InspectorState.sample(.opening(.readingModel)).report == nil)
  }

  @Test(arguments: [
    (Candidate(.all), "not tried"),
    (Candidate(.all, time: .milliseconds(7)), "works too (7.00 ms)"),
    (Candidate(.all, rejection: .notAvailable), "not on this device"),
    (
      Candidate(.all, rejection: .knownToFail(explanation: "no L2_NORMALIZATION")),
      "failed when the app was made: no L2_NORMALIZATION"
    ),
    (Candidate(.all, rejection: .crashedBefore), "crashed the app at an earlier start"),
    (
      Candidate(
        .all,
        rejection: .slower(time: .milliseconds(9), than: .cpu, thanTime: .milliseconds(3)),
        time: .milliseconds(9)),
      "slower than CPU: 9.00 ms instead of 3.00 ms (9.00 ms)"
    ),
    (
      Candidate(.gpu, rejection: .wrongAnswer(error: .nan, tolerance: 0.01)),
      "in use although it was rejected: wrong answer, off by nan where 0.01 is allowed"
    ),
  ])
  func everyOutcomeIsSaid(candidate: Candidate, outcome: String) throws {
    let report = try #require(running([candidate], inUse: .gpu, choice: .forced).report)

    #expect(report.contains("\n- \(candidate.accelerator.name): \(outcome)\n"))
    #expect(report.contains("\n- choice: forced by the user\n"))
  }

  @Test func everyLineOfAFailureIsKept() throws {
    let message = "First line\n  second line\r\n" + String(repeating: "x", count: 10_000)
    let candidates = [Candidate(.cpu, rejection: .failed(message: message))]

    let state = InspectorState.sample(.failed(message: "", candidates: candidates))

    let report = try #require(state.report)
    #expect(report.contains("\n- message: no accelerator can be trusted with the model\n"))
    #expect(report.contains("\n- CPU: First line\n    second line\n  xxxxx"))
    #expect(report.contains("\n- SHA-256: \(state.model.digest)\n"))
  }

  @Test func aMessageOfTheSystemIsShownAsItIs() throws {
    let message = #"${x} %1$s \(y) `rm -rf` שלום"#

    let report = InspectorState.sample(.failed(message: message, candidates: [])).report

    #expect(try #require(report).contains("\n- message: \(message)\n"))
  }

  @Test func quantisedTensorsAreToldWithTheirScale() {
    let tensor = TensorSpec(
      name: "image", shape: [1, 224, 192, 3], dtype: .uint8,
      quantization: QuantizationParams(scale: 0.5, zeroPoint: 128))

    #expect(tensor.reportText == "image: uint8 1 × 224 × 192 × 3, scale 0.5, zero point 128")
  }
}
