import Inference
import Testing

@testable import DigitReader

/// The app isn't seen, and may not use the GPU.
@MainActor
@Suite(.timeLimit(.minutes(1)))
struct ClassifierSuspensionTests {
  private let classifiers = FakeClassifiers()

  @Test func nothingIsOpenedBeforeTheAppIsSeen() async throws {
    let session = ClassifierSession { try await classifiers.open($0, $1, $2) }
    session.open(Runtime.allCases[0])
    await Task.yield()
    #expect(classifiers.requests == [])
    session.resume()
    _ = try await session.opened()
    #expect(classifiers.requests.count == 1)
  }

  @Test func openingIsGivenUpAndTriedAgain() async throws {
    await classifiers.gate.close()
    let session = classifiers.session(ClassifierOptions(forced: .gpu))
    try await until { self.classifiers.requests.count == 1 }
    session.suspend()
    classifiers.failures = [Failure("no GPU in the background")]
    await classifiers.gate.open()
    session.resume()
    let active = try await session.opened()
    #expect(active.accelerators.inUse == .gpu)
    #expect(active.refused == nil)
  }

  @Test func failureInTheBackgroundOnlyLosesItsFrame() async throws {
    let session = classifiers.session()
    let active = try await session.opened()
    session.suspend()
    await classifiers.last?.fail()
    #expect(await active.classify(StoredFrame.black) == nil)
    session.resume()
    await classifiers.last?.see(.one)
    #expect(await active.classify(StoredFrame.black) == .one)
    #expect(session.classifier === active)
  }

  @Test func failureAfterwardsCounts() async throws {
    let session = classifiers.session()
    let active = try await session.opened()
    session.suspend()
    session.resume()
    await classifiers.last?.fail("no memory")
    _ = await active.classify(StoredFrame.black)
    #expect(try await session.failed().message == "no memory")
  }
}
