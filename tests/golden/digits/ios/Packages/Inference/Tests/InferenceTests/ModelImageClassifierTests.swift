import Foundation
import Testing

@testable import Inference

struct ModelImageClassifierTests {
  private let memory = FakeCascadeMemory()
  private let vector: GoldenVector

  init() throws {
    vector = try #require(try GoldenVectors.bundled().first)
  }

  private func open(
    _ options: ClassifierOptions = ClassifierOptions(), broken: Set<Accelerator> = [],
    hasModel: Bool = true
  ) async throws -> ModelImageClassifier {
    var runtime = try GoldenRuntime()
    runtime.broken = broken
    runtime.hasModel = hasModel
    return try await .open(runtime: runtime, options: options, memory: memory)
  }

  @Test func frameBecomesTheGoldenResult() async throws {
    let classifier = try await open()
    let result = try await classifier.classify(vector.frame)
    #expect(result.categories.map(\.index) == vector.ranking)
    #expect(classifier.model.runtime == "Golden")
  }

  @Test func bestAcceleratorIsUsedAndCounted() async throws {
    let classifier = try await open(broken: [.gpu])
    #expect(classifier.accelerators.inUse == .cpu)
    #expect(classifier.accelerators.rejections.map(\.accelerator) == [.gpu])
    #expect(memory.report == classifier.accelerators)
    #expect(memory.uses == 1)
  }

  @Test func forcedAcceleratorIsUsed() async throws {
    let report = try await open(ClassifierOptions(forced: .cpu)).accelerators
    #expect(report.inUse == .cpu)
    #expect(report.choice == .forced)
  }

  @Test func oneThatFailedIsNoCandidate() async throws {
    let report = try await open(ClassifierOptions(without: .gpu)).accelerators
    #expect(report.candidates.map(\.accelerator) == [.cpu])
  }

  @Test func measuringAgainForgetsWhatWasRemembered() async throws {
    memory.remember(AcceleratorReport(inUse: .cpu, candidates: [.gpu, .cpu].map { Candidate($0) }))
    #expect(try await open().accelerators.choice == .remembered)
    #expect(try await open(ClassifierOptions(measureAgain: true)).accelerators.choice == .measured)
  }

  @Test func withoutAnAcceleratorThereIsNoClassifier() async throws {
    await #expect(throws: NoAcceleratorError.self) {
      try await open(broken: [.gpu, .cpu])
    }
    #expect(memory.uses == 0)
  }

  @Test(arguments: [ClassifierOptions(), ClassifierOptions(measureAgain: true)])
  func missingModelIsHeldAgainstNoAccelerator(options: ClassifierOptions) async throws {
    let former = AcceleratorReport(inUse: .cpu, candidates: [.gpu, .cpu].map { Candidate($0) })
    memory.remember(former)
    await #expect(throws: InferenceError.missingModel(ModelFile.tested.name)) {
      try await open(options, hasModel: false)
    }
    #expect(memory.log.entries.isEmpty)
    #expect(memory.report == former)
  }

  @Test func stepsAreToldInOrder() async throws {
    let log = Log()
    _ = try await ModelImageClassifier.open(runtime: GoldenRuntime(), memory: memory) { step in
      log.append("\(step)")
    }
    let steps: [LoadingStep] = [
      .readingModel, .preparing(.gpu), .checking(.gpu), .preparing(.cpu), .checking(.cpu),
    ]
    #expect(log.entries == steps.map { "\($0)" })
  }

  @Test func whatTheModelSawIsThereFromTheFirstFrameOn() async throws {
    let classifier = try await open()
    #expect(await classifier.inputPicture() == nil)
    _ = try await classifier.classify(vector.frame)
    var input = vector.input
    let expected = input.withUnsafeMutableBytes { bytes in
      InputPicture(
        TensorView(packed: bytes, for: ModelContract.preprocessing), spec: ModelFile.tested.input,
        preprocessing: ModelContract.preprocessing)
    }
    #expect(await classifier.inputPicture() == expected)
  }

  @Test func planIsThatOfTheAcceleratorInUse() async throws {
    let plan = try await open(ClassifierOptions(forced: .gpu)).computePlan()
    #expect(plan == ComputePlanSummary(neuralEngine: 0, gpu: 3, cpu: 1))
    let cpuPlan = try await open(ClassifierOptions(forced: .cpu)).computePlan()
    #expect(cpuPlan?.total == 1)
  }

  @Test func cancelledCallerGetsNothing() async throws {
    let opening = Task { try await open() }
    opening.cancel()
    await #expect(throws: CancellationError.self) { _ = try await opening.value }
  }

  @Test func cancelledOpeningTriesNothingMore() async throws {
    let log = Log()
    let opening = Task {
      try await ModelImageClassifier.open(runtime: GoldenRuntime(), memory: memory) { step in
        log.append("\(step)")
        if step == .checking(.gpu) { withUnsafeCurrentTask { $0?.cancel() } }
      }
    }
    await #expect(throws: CancellationError.self) { _ = try await opening.value }
    let steps: [LoadingStep] = [.readingModel, .preparing(.gpu), .checking(.gpu)]
    #expect(log.entries == steps.map { "\($0)" })
    #expect(memory.report == nil)
  }
}
