import Foundation
import Inference
import Testing

@testable import {{ cookiecutter.type_name }}

@MainActor
@Suite(.timeLimit(.minutes(1)))
struct ClassifierModelPictureTests {
  private let parts: ModelParts
  private var beach: FakePictureSource { FakePictureSource(contents: parts.beach) }

  init() throws {
    parts = try ModelParts()
  }

  @Test func nextFrameIsHeld() async {
    let (model, run) = await parts.filming()
    model.freeze()
    await parts.camera.film(.after(.zero))
    await until { !model.scene.isLive }
    await until { model.running?.classification == .seven }
    #expect(model.needsCamera)
    model.backToCamera()
    #expect(model.scene.isLive)
    run.cancel()
  }

  @Test func frameThatCannotBeHeldIsSaid() async {
    let (model, run) = await parts.filming()
    let broken = StoredFrame(
      bytes: [], geometry: FrameGeometry(width: 1, height: 1, rowStride: 4))
    model.freeze()
    await parts.camera.film(CameraFrame(source: broken, timestamp: .zero))
    await until { model.pictureProblem == .unreadable }
    #expect(model.scene.isLive)
    run.cancel()
  }

  @Test func pickedPictureIsShownAndClassified() async {
    let model = await parts.model()
    model.pick(beach)
    await until { model.scene.isStill }
    await until { model.running?.classification == .seven }
    #expect(!model.needsCamera)
    model.backToCamera()
    #expect(model.needsCamera)
    #expect(model.running?.classification == nil)
  }

  @Test(arguments: [(nil, PictureProblem.gone), (Data(), .unreadable)])
  func pictureThatCannotBeReadLeavesTheCamera(contents: Data?, problem: PictureProblem) async {
    let model = await parts.model()
    model.pick(FakePictureSource(contents: contents))
    await until { model.pictureProblem == problem }
    #expect(model.scene.isLive)
  }

  @Test func pictureIsClassifiedOnceTheModelRuns() async {
    parts.classifiers.failures = [Failure("not yet")]
    let model = await parts.model()
    model.pick(beach)
    await until { model.scene.isStill }
    await until { model.state == .failed(message: "not yet", candidates: []) }
    model.retry()
    await until { model.running?.classification == .seven }
  }

  @Test func pictureThatIsStillBeingReadIsForgotten() async {
    await parts.pictures.gate.close()
    let model = await parts.model()
    model.pick(beach)
    model.backToCamera()
    await parts.pictures.gate.open()
    model.pick(FakePictureSource(contents: nil))
    await until { model.pictureProblem == .gone }
    #expect(model.scene.isLive)
  }
}

extension PictureScene {
  fileprivate var isStill: Bool {
    if case .still = self { true } else { false }
  }
}
