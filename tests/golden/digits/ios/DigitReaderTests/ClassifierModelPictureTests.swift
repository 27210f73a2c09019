import Foundation
import Inference
import Testing

@testable import DigitReader

@MainActor
@Suite(.timeLimit(.minutes(1)))
struct ClassifierModelPictureTests {
  private let parts: ModelParts
  private var beach: FakePictureSource { FakePictureSource(contents: parts.beach) }

  init() throws {
    parts = try ModelParts()
  }

  @Test func nextFrameIsHeld() async throws {
    let (model, run) = try await parts.filming()
    model.freeze()
    await parts.camera.film(.after(.zero))
    try await until { !model.scene.isLive }
    try await until { model.running?.classification == .seven }
    #expect(model.needsCamera)
    model.backToCamera()
    #expect(model.scene.isLive)
    run.cancel()
  }

  @Test func frameThatCannotBeHeldIsSaid() async throws {
    let (model, run) = try await parts.filming()
    let broken = StoredFrame(
      bytes: [], geometry: FrameGeometry(width: 1, height: 1, rowStride: 4))
    model.freeze()
    await parts.camera.film(CameraFrame(source: broken, timestamp: .zero))
    try await until { model.pictureProblem == .unreadable }
    #expect(model.scene.isLive)
    run.cancel()
  }

  @Test func pickedPictureIsShownAndClassified() async throws {
    let model = await parts.model()
    model.pick(beach)
    try await until { model.scene.isStill }
    try await until { model.running?.classification == .seven }
    #expect(!model.needsCamera)
    model.backToCamera()
    #expect(model.needsCamera)
    #expect(model.running?.classification == nil)
  }

  @Test func pictureThatComesWithTheAppIsShownAndClassified() async throws {
    let model = await parts.model()
    model.showBundledPicture()
    #expect(model.scene.isStill)
    try await until { model.running?.classification == .seven }
    #expect(model.pictureProblem == nil)
  }

  @Test(arguments: [(nil, PictureProblem.gone), (Data(), .unreadable)])
  func unreadablePictureLeavesTheCamera(contents: Data?, problem: PictureProblem) async throws {
    let model = await parts.model()
    model.pick(FakePictureSource(contents: contents))
    try await until { model.pictureProblem == problem }
    #expect(model.scene.isLive)
  }

  @Test func pictureIsClassifiedOnceTheModelRuns() async throws {
    parts.classifiers.failures = [Failure("not yet")]
    let model = await parts.model()
    model.pick(beach)
    try await until { model.scene.isStill }
    try await until { model.state == .failed(message: "not yet", candidates: []) }
    model.retry()
    try await until { model.running?.classification == .seven }
  }

  @Test func pictureThatIsStillBeingReadIsForgotten() async throws {
    await parts.pictures.gate.close()
    let model = await parts.model()
    model.pick(beach)
    model.backToCamera()
    await parts.pictures.gate.open()
    model.pick(FakePictureSource(contents: nil))
    try await until { model.pictureProblem == .gone }
    #expect(model.scene.isLive)
  }
}

extension PictureScene {
  fileprivate var isStill: Bool {
    if case .still = self { true } else { false }
  }
}
