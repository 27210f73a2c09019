import Foundation
import Inference
import Testing

@testable import DigitReader

/// Lets nobody pass while it is closed.
actor Gate {
  private var isOpen: Bool
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(isOpen: Bool) {
    self.isOpen = isOpen
  }

  func pass() async {
    if !isOpen { await withCheckedContinuation { waiting.append($0) } }
  }

  func close() {
    isOpen = false
  }

  func open() {
    isOpen = true
    for continuation in waiting { continuation.resume() }
    waiting = []
  }
}

/// Waits until something is so, or until the test has taken too long.
@MainActor
func until(_ isSo: @MainActor () async -> Bool) async throws {
  while await !isSo() {
    try Task.checkCancellation()
    await Task.yield()
  }
}

extension ClassifierSession {
  /// The classifier, once one is open.
  func opened() async throws -> ActiveClassifier {
    try await until { self.classifier != nil }
    return try #require(classifier)
  }

  /// The message and the candidates, once it is over.
  func failed() async throws -> (message: String, candidates: [Candidate]) {
    try await until { self.failure != nil }
    return try #require(failure)
  }

  private var failure: (message: String, candidates: [Candidate])? {
    if case .failed(let message, let candidates) = state { (message, candidates) } else { nil }
  }
}

extension StoredFrame {
  /// Of one pixel.
  static let black = StoredFrame(
    bytes: [0, 0, 0, 255], geometry: FrameGeometry(width: 1, height: 1, rowStride: 4))
}

extension CameraFrame {
  /// The frame that a camera took so long after it was switched on.
  static func after(_ time: Duration, isMirrored: Bool = false) -> CameraFrame {
    CameraFrame(source: StoredFrame.black, timestamp: time, isMirrored: isMirrored)
  }
}
