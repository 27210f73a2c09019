import AVFoundation
import Testing

@testable import DigitReader

struct CaptureEventsTests {
  private let session = AVCaptureSession()

  @Test(
    arguments: [
      (1, nil), (2, nil), (3, .inUse), (4, .tooManyForegroundApps), (5, .overheated),
      (99, .interrupted),
    ] as [(Int, CameraProblem?)])
  func interruptionsAreProblemsIfAnybodyNotices(reason: Int, problem: CameraProblem?) async {
    let events = CaptureEvents(of: session)
    post(
      AVCaptureSession.wasInterruptedNotification,
      [AVCaptureSessionInterruptionReasonKey: reason])
    #expect(await events.next() == .interrupted(problem))
  }

  @Test func eventsKeepTheirOrder() async {
    let events = CaptureEvents(of: session)
    post(
      AVCaptureSession.wasInterruptedNotification, [AVCaptureSessionInterruptionReasonKey: 3])
    post(AVCaptureSession.interruptionEndedNotification)
    post(
      AVCaptureSession.runtimeErrorNotification,
      [AVCaptureSessionErrorKey: AVError(.mediaServicesWereReset)])
    let expected: [CaptureEvent] = [.interrupted(.inUse), .interruptionEnded, .mediaServicesReset]
    #expect(await events.next(expected.count) == expected)
  }

  @Test func anUnpluggedCameraIsNoFailure() async {
    let events = CaptureEvents(of: session)
    post(
      AVCaptureSession.runtimeErrorNotification,
      [AVCaptureSessionErrorKey: AVError(.deviceWasDisconnected)])
    #expect(await events.next() == .failed(.removed))
  }

  @Test func anotherErrorIsToldInTheSystemsWords() async {
    let events = CaptureEvents(of: session)
    let error = AVError(.unknown)
    post(AVCaptureSession.runtimeErrorNotification, [AVCaptureSessionErrorKey: error])
    #expect(await events.next() == .failed(.failed(error.localizedDescription)))
  }

  @Test func anotherSessionIsOfNoInterest() async {
    let events = CaptureEvents(of: session)
    NotificationCenter.default.post(
      name: AVCaptureSession.wasInterruptedNotification, object: AVCaptureSession())
    post(AVCaptureSession.interruptionEndedNotification)
    #expect(await events.next() == .interruptionEnded)
  }

  private func post(_ name: Notification.Name, _ userInfo: [AnyHashable: Any] = [:]) {
    NotificationCenter.default.post(name: name, object: session, userInfo: userInfo)
  }
}

extension CaptureEvents {
  fileprivate func next() async -> CaptureEvent? {
    await next(1).first
  }

  fileprivate func next(_ count: Int) async -> [CaptureEvent] {
    await stream.prefix(count).reduce(into: []) { $0.append($1) }
  }
}
