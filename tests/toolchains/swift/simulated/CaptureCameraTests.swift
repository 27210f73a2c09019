@_spi(Simulation) import AVFoundation
@_spi(Simulation) import CoreMedia
import Inference
import Testing

@testable import APP

/// Runs the generated app's camera, unchanged, over simulated ones. APP stands for the app's module.
@Suite(.serialized, .timeLimit(.minutes(1)))
final class CaptureCameraTests {
  private let camera = CaptureCamera()
  private let back = AVCaptureDevice("back", .back, deviceType: .builtInWideAngleCamera, hasTorch: true)
  private let front = AVCaptureDevice("front", .front, deviceType: .builtInWideAngleCamera, hasTorch: false)
  private var session: AVCaptureSession { camera.preview.session }

  init() {
    AVCaptureDevice.simulated = [back, front]
    AVCaptureDevice.authorization = .authorized
  }

  @Test func theBackCameraIsOpenedFirst() async {
    _ = await camera.start()
    #expect(session.isRunning)
    #expect(session.device === back)
    #expect(session.sessionPreset == .hd1280x720)
    #expect(await status().controls == CameraControls(canSwitch: true, hasTorch: true))
  }

  @Test func framesComeUnturnedUnmirroredAndCutToThePreview() async throws {
    let frames = await camera.start()
    camera.preview.geometry.withLock { ($0.rotation, $0.aspectRatio) = (.clockwise90, 0.5) }
    film(second: 7)
    let frame = try #require(await frames.first { _ in true })
    #expect(frame.timestamp == .seconds(7))
    #expect(!frame.isMirrored)
    #expect(try frame.source.withFrame { $0.geometry.uprightSize } == ImageSize(width: 8, height: 16))
    let connection = try #require(session.outputs.first?.connection(with: .video))
    #expect(connection.videoRotationAngle == 0)
    #expect(!connection.isVideoMirrored)
    #expect((session.outputs.first as? AVCaptureVideoDataOutput)?.alwaysDiscardsLateVideoFrames == true)
  }

  @Test func framesThatTheSystemDropsAreCounted() async throws {
    let frames = await camera.start()
    camera.preview.geometry.withLock { $0.rotation = .clockwise90 }
    session.film(CMSampleBuffer(image: nil, time: .invalid), isDropped: true)
    session.film(CMSampleBuffer(image: nil, time: .invalid), isDropped: true)
    film(second: 1)
    #expect(await frames.first { _ in true }?.droppedBefore == 2)
  }

  @Test func theOtherLensIsMirroredInThePreviewAlone() async throws {
    let frames = await camera.start()
    camera.preview.geometry.withLock { $0.rotation = .clockwise90 }
    await camera.setTorch(true)
    await camera.switchLens()
    #expect(session.device === front)
    #expect(session.isRunning)
    #expect(!back.isTorchActive)
    #expect(await status().controls == CameraControls(canSwitch: true, isMirrored: true))
    // The preview hasn't said yet how the new camera's frames are turned.
    #expect(camera.preview.geometry.withLock { $0.rotation } == nil)
    film(second: 1)
    camera.preview.geometry.withLock { $0.rotation = .clockwise270 }
    film(second: 2)
    let frame = try #require(await frames.first { _ in true })
    #expect(frame.timestamp == .seconds(2))
    #expect(frame.isMirrored)
    #expect(session.outputs.first?.connection(with: .video)?.isVideoMirrored == false)
    await camera.switchLens()
    #expect(session.device === back)
  }

  @Test func theLensIsKeptForTheNextStart() async {
    _ = await camera.start()
    await camera.switchLens()
    await camera.stop()
    _ = await camera.start()
    #expect(session.device === front)
  }

  @Test func withOneCameraThereIsNothingToSwitchTo() async {
    AVCaptureDevice.simulated = [front]
    _ = await camera.start()
    await camera.switchLens()
    #expect(session.device === front)
    #expect(await !status().controls.canSwitch)
  }

  @Test func theTorchIsWhatTheCameraSays() async {
    _ = await camera.start()
    await camera.setTorch(true)
    #expect(await status { $0.controls.isTorchOn }.problem == nil)
    await camera.setTorch(false)
    _ = await status { !$0.controls.isTorchOn }
    back.isTorchCool = false
    await camera.setTorch(true)
    #expect(await !status().controls.isTorchOn)
  }

  @Test func anInterruptionPassesByItself() async {
    _ = await camera.start()
    session.interrupt(.videoDeviceInUseByAnotherClient)
    #expect(await status { $0.problem != nil }.problem == .inUse)
    session.endInterruption()
    _ = await status { $0.problem == nil }
    #expect(session.isRunning)
  }

  @Test func whatNobodySeesIsNoProblem() async {
    _ = await camera.start()
    session.interrupt(.videoDeviceNotAvailableDueToSystemPressure)
    _ = await status { $0.problem == .overheated }
    session.interrupt(.videoDeviceNotAvailableInBackground)
    _ = await status { $0.problem == nil }
  }

  @Test func aFailureIsToldAndCanBeRetried() async {
    _ = await camera.start()
    session.fail(AVError(.unknown))
    let problem = await status { $0.problem != nil }.problem
    #expect(problem == .failed(AVError(.unknown).localizedDescription))
    #expect(problem?.recovers == false)
    await camera.retry()
    #expect(session.isRunning)
    #expect(await status().problem == nil)
  }

  @Test func theSystemsOwnCrashIsMended() async {
    _ = await camera.start()
    session.fail(AVError(.unknown))
    _ = await status { $0.problem != nil }
    session.fail(AVError(.mediaServicesWereReset))
    _ = await status { $0.problem == nil }
    // Waits for what the camera is at.
    _ = await camera.access()
    #expect(session.isRunning)
  }

  @Test func aCameraThatCantBeOpenedLeavesTheOtherInReach() async {
    back.failure = AVError(.unknown)
    _ = await camera.start()
    #expect(await status().problem == .failed(AVError(.unknown).localizedDescription))
    #expect(await status().controls == CameraControls(canSwitch: true))
    await camera.switchLens()
    #expect(session.device === front)
    #expect(await status().problem == nil)
  }

  @Test func aCameraMayBePluggedInLater() async {
    AVCaptureDevice.simulated = []
    _ = await camera.start()
    #expect(await status().problem == .noCamera)
    let external = AVCaptureDevice("external", .unspecified, deviceType: .external, hasTorch: false)
    AVCaptureDevice.simulated = [external]
    await camera.retry()
    #expect(session.device === external)
    #expect(session.isRunning)
    #expect(session.sessionPreset == .high)
    #expect(await status() == CameraStatus())
  }

  @Test func aCameraWithoutTheFormersPresetTakesItsPlace() async {
    _ = await camera.start()
    #expect(session.sessionPreset == .hd1280x720)
    let external = AVCaptureDevice("external", .unspecified, deviceType: .external, hasTorch: false)
    AVCaptureDevice.simulated = [external]
    await camera.retry()
    #expect(session.device === external)
    #expect(session.sessionPreset == .high)
  }

  @Test func stoppingEndsTheFramesAndForgetsTheProblem() async {
    let frames = await camera.start()
    await camera.setTorch(true)
    session.interrupt(.videoDeviceInUseByAnotherClient)
    _ = await status { $0.problem == .inUse }
    await camera.stop()
    #expect(!back.isTorchActive)
    #expect(await status() == CameraStatus())
    for await _ in frames {}
    session.endInterruption()
    session.stopRunning()
    _ = await camera.start()
    #expect(session.isRunning)
  }

  @Test func thePreviewIsToldOfEveryOpening() async {
    var devices = await camera.device.makeAsyncIterator()
    #expect(await (devices.next() ?? nil) == nil)
    _ = await camera.start()
    let first = await devices.next() ?? nil
    #expect(first?.device === back)
    await camera.retry()
    let second = await devices.next() ?? nil
    #expect(second?.device === back)
    #expect(first !== second)
    await camera.stop()
    #expect(await (devices.next() ?? nil) == nil)
  }

  @Test func accessIsAskedForOnce() async {
    AVCaptureDevice.authorization = .notDetermined
    #expect(await camera.access() == .undecided)
    AVCaptureDevice.answer = false
    #expect(await camera.requestAccess() == .denied)
    AVCaptureDevice.answer = true
    #expect(await camera.requestAccess() == .denied)
    AVCaptureDevice.authorization = .restricted
    #expect(await camera.access() == .restricted)
    AVCaptureDevice.authorization = .notDetermined
    #expect(await camera.requestAccess() == .allowed)
  }

  @Test func withoutACameraNobodyIsAsked() async {
    AVCaptureDevice.simulated = []
    AVCaptureDevice.authorization = .notDetermined
    #expect(await camera.access() == .allowed)
    AVCaptureDevice.authorization = .restricted
    #expect(await camera.access() == .restricted)
  }

  @MainActor @Test func thePreviewSaysHowItShowsTheCamera() {
    let view = PreviewView(source: camera.preview)
    view.bounds = CGRect(x: 0, y: 0, width: 300, height: 600)
    view.layoutSubviews()
    view.follow(CaptureDevice(back))
    let geometry = camera.preview.geometry.withLock { $0 }
    #expect(geometry == PreviewGeometry(rotation: .clockwise90, aspectRatio: 0.5))
    #expect((view.layer as? AVCaptureVideoPreviewLayer)?.videoGravity == .resizeAspectFill)
  }

  private func film(second: Int64) {
    var buffer: CVPixelBuffer?
    CVPixelBufferCreate(nil, 16, 12, kCVPixelFormatType_32BGRA, nil, &buffer)
    session.film(CMSampleBuffer(image: buffer, time: CMTime(value: second, timescale: 1)))
  }

  /// The first status that `matches`, the present one included.
  private func status(where matches: @Sendable (CameraStatus) -> Bool = { _ in true }) async -> CameraStatus {
    for await status in await camera.status where matches(status) { return status }
    Issue.record("No such status came in time")
    return CameraStatus()
  }
}
