import Inference
import Testing

@testable import {{ cookiecutter.type_name }}

@MainActor
struct ClassifierModelTests {
  private let seven = Category(index: 7, label: "seven", score: 1)

  @Test func allowedCameraRuns() async throws {
    let camera = FakeCamera(frames: 2)
    let model = ClassifierModel(
      camera: camera, open: opening(FakeClassifier([.success([]), .success([seven])])))
    await model.run()
    let reading = try #require(model.reading)
    #expect(reading.accelerators == FakeClassifier.report)
    #expect(reading.frame?.results.map(\.label) == ["seven"])
    #expect(await !camera.isRunning)
  }

  @Test func lowScoresAreNotConfident() async throws {
    let unsure = Category(
      index: 1, label: "one", score: ModelContract.postprocessing.scoreThreshold.nextDown)
    let model = ClassifierModel(
      camera: FakeCamera(frames: 1), open: opening(FakeClassifier([.success([unsure])])))
    await model.run()
    #expect(try !#require(model.reading?.frame).isConfident)
  }

  @Test func permissionIsAskedForFirst() async {
    let model = ClassifierModel(
      camera: FakeCamera(access: .undecided), open: opening(FakeClassifier()))
    await model.run()
    #expect(model.state == .needsPermission)
    let attempt = model.attempt
    await model.requestCamera()
    #expect(model.attempt != attempt)
    await model.run()
    #expect(model.state == .running(Reading(accelerators: FakeClassifier.report)))
  }

  @Test func deniedPermissionIsTriedAgainAfterAVisitToSettings() async {
    let model = ClassifierModel(
      camera: FakeCamera(access: .denied), open: opening(FakeClassifier()))
    await model.run()
    #expect(model.state == .permissionDenied)
    let attempt = model.attempt
    model.resume()
    #expect(model.attempt != attempt)
  }

  @Test(arguments: [CameraProblem.noCamera, .removed])
  func missingCameraIsSaidAndTriedAgain(problem: CameraProblem) async {
    let model = ClassifierModel(
      camera: FakeCamera(problem: problem), open: opening(FakeClassifier()))
    await model.run()
    #expect(model.state == .noCamera)
    let attempt = model.attempt
    model.resume()
    #expect(model.attempt != attempt)
  }

  @Test func failureStopsTheCamera() async {
    let camera = FakeCamera(frames: 1)
    let failure = InferenceError.invalidFrame("it is empty")
    let model = ClassifierModel(camera: camera, open: opening(FakeClassifier([.failure(failure)])))
    await model.run()
    #expect(model.state == .failed(failure.localizedDescription))
    #expect(await !camera.isRunning)
    let attempt = model.attempt
    model.resume()
    #expect(model.attempt != attempt)
  }

  @Test func frozenModelIgnoresFrames() async throws {
    let model = ClassifierModel(
      camera: FakeCamera(frames: 1), open: opening(FakeClassifier([.success([seven])])))
    model.toggleFreeze()
    await model.run()
    #expect(try #require(model.reading).frame == nil)
  }
}

extension ClassifierModel {
  fileprivate var reading: Reading? {
    if case .running(let reading) = state { reading } else { nil }
  }
}

private func opening(_ classifier: FakeClassifier) -> OpenClassifier {
  { _ in classifier }
}
