import AVFoundation

/// What a capture session tells of itself.
enum CaptureEvent: Equatable, Sendable {
  /// The system took the camera away; nil if that is no problem, as in the background.
  case interrupted(CameraProblem?)
  case interruptionEnded
  case failed(CameraProblem)
  /// The system's media services crashed, and are there again.
  case mediaServicesReset
  /// The torch went on or off.
  case torchChanged
}

/// Makes one stream of events, in their order, of what the system says in several ways.
final class CaptureEvents {
  let stream: AsyncStream<CaptureEvent>
  private let continuation: AsyncStream<CaptureEvent>.Continuation
  private var notifications: [any NSObjectProtocol] = []
  private var torch: NSKeyValueObservation?

  init(of session: AVCaptureSession) {
    (stream, continuation) = AsyncStream.makeStream(of: CaptureEvent.self)
    observe(AVCaptureSession.wasInterruptedNotification, session) { notification in
      let reason = notification.userInfo?[AVCaptureSessionInterruptionReasonKey] as? Int
      return .interrupted(CameraProblem(interruption: reason))
    }
    observe(AVCaptureSession.interruptionEndedNotification, session) { _ in .interruptionEnded }
    observe(AVCaptureSession.runtimeErrorNotification, session) { notification in
      let error = notification.userInfo?[AVCaptureSessionErrorKey] as? AVError
      if error?.code == .mediaServicesWereReset { return .mediaServicesReset }
      return .failed(CameraProblem(error ?? AVError(.unknown)))
    }
  }

  deinit {
    for token in notifications { NotificationCenter.default.removeObserver(token) }
    continuation.finish()
  }

  /// Tells of this camera from now on, and no more of the one before.
  func follow(_ device: AVCaptureDevice) {
    torch = device.observe(\.isTorchActive) { [continuation] _, _ in
      continuation.yield(.torchChanged)
    }
  }

  private func observe(
    _ name: Notification.Name, _ session: AVCaptureSession,
    _ event: @escaping @Sendable (Notification) -> CaptureEvent
  ) {
    let token = NotificationCenter.default.addObserver(
      forName: name, object: session, queue: nil
    ) { [continuation] notification in
      continuation.yield(event(notification))
    }
    notifications.append(token)
  }
}
