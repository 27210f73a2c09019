import Foundation
import Inference
import Testing

@testable import DigitReader

@MainActor
@Suite(.timeLimit(.minutes(1)))
struct PictureAreaTests {
  private let classifiers = FakeClassifiers()
  private let session: ClassifierSession
  private let area: PictureArea

  init() {
    session = classifiers.session()
    area = PictureArea(session: session)
  }

  private func take(_ frame: CameraFrame = .after(.zero)) async throws {
    try await area.take(frame, isSmoothing: false)
  }

  /// Waits for what is said of the picture.
  private func answer(_ classification: Classification) async throws {
    try await until { self.area.reading?.classification == classification }
  }

  @Test func oneFrameIsHeldAndClassified() async throws {
    _ = try await session.opened()
    try await take()
    #expect(area.scene.hasFrames)
    area.freezeNext()
    #expect(area.scene.isLive)
    await classifiers.last?.see(.one)
    try await take()
    try await take()
    #expect(area.scene.isFrozen(mirrored: false))
    try await answer(.one)
    #expect(await classifiers.last?.framesSeen == 2)
  }

  @Test func heldFrameKeepsTheAnswerUntilItHasItsOwn() async throws {
    _ = try await session.opened()
    try await take()
    await classifiers.last?.gate.close()
    await classifiers.last?.see(.one)
    area.freezeNext()
    try await take()
    #expect(area.scene.isFrozen(mirrored: false))
    #expect(area.reading?.classification == .seven)
    await classifiers.last?.gate.open()
    try await answer(.one)
  }

  @Test func frameThatIsHeldWhileTheModelOpensIsClassifiedLater() async throws {
    area.freezeNext()
    try await take()
    #expect(area.reading == nil)
    try await answer(.seven)
  }

  @Test func frameOfAMirroredPreviewStaysMirrored() async throws {
    area.freezeNext()
    try await take(.after(.zero, isMirrored: true))
    #expect(area.scene.isFrozen(mirrored: true))
  }

  @Test func frameThatCannotBeHeldLeavesTheCameraLive() async throws {
    area.freezeNext()
    let broken = StoredFrame(
      bytes: [], geometry: FrameGeometry(width: 1, height: 1, rowStride: 4))
    await #expect(throws: InferenceError.self) {
      try await take(CameraFrame(source: broken, timestamp: .zero))
    }
    #expect(area.scene.isLive)
    _ = try await session.opened()
    try await take()
    #expect(area.reading?.classification == .seven)
  }

  @Test func pictureIsClassifiedByEveryClassifierThatIsOpened() async throws {
    area.show(try Picture(copying: StoredFrame.black))
    try await answer(.seven)
    let former = area.reading?.by
    session.open(Runtime.allCases[0], options: ClassifierOptions(forced: .gpu))
    try await until { self.area.reading?.by !== former }
    #expect(area.reading?.classification == .seven)
  }

  @Test func answerToAPictureThatWasLeftIsDropped() async throws {
    _ = try await session.opened()
    await classifiers.last?.gate.close()
    area.show(try Picture(copying: StoredFrame.black))
    try await until { await self.classifiers.last?.framesSeen == 1 }
    area.showCamera()
    await classifiers.last?.gate.open()
    // The picture was answered when this frame is.
    #expect(await session.classifier?.classify(StoredFrame.black) == .seven)
    #expect(area.reading == nil)
    #expect(area.scene.isLive)
  }

  @Test func framesUnderAPictureAreIgnored() async throws {
    _ = try await session.opened()
    area.show(try Picture(copying: StoredFrame.black))
    try await answer(.seven)
    try await take()
    #expect(await classifiers.last?.framesSeen == 1)
  }

  @Test func cameraHasToStartAgainAfterAPictureOnly() async throws {
    area.freezeNext()
    try await take()
    area.showCamera()
    #expect(area.scene.hasFrames)
    area.show(try Picture(copying: StoredFrame.black))
    area.showCamera()
    #expect(area.scene.isLive && !area.scene.hasFrames)
  }
}

extension PictureScene {
  fileprivate var hasFrames: Bool {
    if case .live(let hasFrames) = self { hasFrames } else { false }
  }

  fileprivate func isFrozen(mirrored: Bool) -> Bool {
    if case .frozen(_, let isMirrored) = self { isMirrored == mirrored } else { false }
  }
}
