import Inference

/// A classifier that is open, until it fails or another one is asked for.
@MainActor
final class ActiveClassifier {
  /// Nil once it was let go, so that there is memory for the next one.
  private(set) var classifier: (any ImageClassifier)?
  /// What became of the accelerators, and why the refused one was.
  let accelerators: AcceleratorReport
  /// The accelerator that failed before, so that this classifier runs in its place.
  let refused: Candidate?
  /// Its own, because the times of two accelerators don't mix.
  var statistics = FrameStatistics()
  /// Whether a failure only loses its frame.
  var forgivesFailures = false

  private let failures = AsyncStream.makeStream(of: (any Error).self)
  private var framesInWork = 0
  private var whenIdle: CheckedContinuation<Void, Never>?

  /// - Parameter order: in which the runtime prefers accelerators.
  init(
    _ classifier: any ImageClassifier, refused: Candidate? = nil, order: [Accelerator] = []
  ) {
    self.classifier = classifier
    self.refused = refused
    accelerators = classifier.accelerators.adding(refused, in: order)
  }

  /// What a frame shows; nil if the classifier fails at it or is let go meanwhile.
  func classify(_ source: any FrameSource) async -> Classification? {
    guard let classifier else { return nil }
    framesInWork += 1
    defer { frameEnded() }
    do {
      let classification = try await classifier.classify(source)
      return self.classifier == nil ? nil : classification
    } catch {
      if !forgivesFailures && !Task.isCancelled { failures.continuation.yield(error) }
      return nil
    }
  }

  /// Waits for a frame at which the classifier fails; nil if the task is cancelled first.
  func failure() async -> (any Error)? {
    for await failure in failures.stream { return failure }
    return nil
  }

  /// Lets the classifier go as soon as it is done with its frames.
  func close() async {
    classifier = nil
    guard framesInWork > 0 else { return }
    await withCheckedContinuation { whenIdle = $0 }
  }

  private func frameEnded() {
    framesInWork -= 1
    guard framesInWork == 0 else { return }
    whenIdle?.resume()
    whenIdle = nil
  }
}
