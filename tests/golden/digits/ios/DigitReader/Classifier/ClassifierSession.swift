import Foundation
import Inference
import Observation

/// Opens a classifier of a runtime with the given options, and says step by step what it is doing.
typealias OpenClassifier =
  @Sendable (Runtime, ClassifierOptions, @escaping @Sendable (LoadingStep) -> Void) async throws ->
  any ImageClassifier

/// Opens a classifier, and lets it go when another one is asked for or it fails. The next one is
/// opened after the last one was let go: a phone may not have memory for two.
///
/// If a forced accelerator fails, the best one takes its place. If that or any other fails at a
/// frame, although it passed its check, the best of the others does, once.
@Observable @MainActor
final class ClassifierSession {
  /// Whether there is a classifier.
  enum State {
    case opening(LoadingStep)
    case open(ActiveClassifier)
    /// What the runtime or the system says, and why accelerators were rejected.
    case failed(message: String, candidates: [Candidate])
  }

  private(set) var state = State.opening(.readingModel)
  /// Told of every classifier that was opened.
  @ObservationIgnored var onOpen: (ActiveClassifier) -> Void = { _ in }

  @ObservationIgnored private let openClassifier: OpenClassifier
  @ObservationIgnored private var request: Request?
  @ObservationIgnored private var work: Task<Void, any Error>?
  /// At first, because iOS may launch an app before it is seen.
  @ObservationIgnored private var isSuspended = true

  init(open: @escaping OpenClassifier) {
    openClassifier = open
  }

  /// The one that is open.
  var classifier: ActiveClassifier? {
    if case .open(let classifier) = state { classifier } else { nil }
  }

  /// Asks for a classifier, instead of the one that is open or opening.
  func open(_ runtime: Runtime, options: ClassifierOptions = ClassifierOptions()) {
    request = Request(runtime: runtime, options: options)
    start()
  }

  /// Opens nothing until `resume`, and holds no failure against accelerators: in the background iOS
  /// takes the GPU away from apps.
  func suspend() {
    isSuspended = true
    switch state {
    case .opening: work?.cancel()
    case .open(let classifier): classifier.forgivesFailures = true
    case .failed: break
    }
  }

  /// Goes on with what was asked for before or while the session was suspended.
  func resume() {
    guard isSuspended else { return }
    isSuspended = false
    switch state {
    case .opening: start()
    case .open(let classifier): classifier.forgivesFailures = false
    case .failed: break
    }
  }

  private func start() {
    let former = work
    former?.cancel()
    state = .opening(.readingModel)
    guard let request, !isSuspended else { return }
    work = Task {
      _ = await former?.result
      try await serve(request)
    }
  }

  private func serve(_ request: Request) async throws {
    var end = try await hold(request)
    if let forced = request.options.forced {
      end = try await hold(request.best, insteadOf: end.candidate(forced))
    }
    if let failed = end.inUse, failed != .cpu {
      end = try await hold(request.others(without: failed), insteadOf: end.candidate(failed))
    }
    state = end.state
  }

  /// Opens a classifier and keeps it until it fails.
  private func hold(_ request: Request, insteadOf refused: Candidate? = nil) async throws -> End {
    try Task.checkCancellation()
    state = .opening(.readingModel)
    let active: ActiveClassifier
    do {
      active = ActiveClassifier(
        try await load(request), refused: refused, order: request.accelerators)
    } catch {
      try Task.checkCancellation()
      return End(request: request, failure: error, refused: refused)
    }
    try Task.checkCancellation()
    state = .open(active)
    onOpen(active)
    let failure = await active.failure()
    await active.close()
    guard let failure, !Task.isCancelled else { throw CancellationError() }
    return End(
      request: request, failure: failure, refused: refused, inUse: active.accelerators.inUse)
  }

  private func load(_ request: Request) async throws -> any ImageClassifier {
    let (steps, continuation) = AsyncStream.makeStream(of: LoadingStep.self)
    async let classifier = {
      defer { continuation.finish() }
      return try await openClassifier(request.runtime, request.options) { continuation.yield($0) }
    }()
    for await step in steps where !Task.isCancelled { state = .opening(step) }
    return try await classifier
  }
}
