import AVFoundation

/// The way from a camera to the frames: a session with one input and one output.
final class CapturePipeline {
  private let session: AVCaptureSession
  private let output = AVCaptureVideoDataOutput()
  private let queue = DispatchQueue(label: "camera.frames", qos: .userInitiated)
  private var input: AVCaptureDeviceInput?

  init(session: AVCaptureSession) {
    self.session = session
    output.alwaysDiscardsLateVideoFrames = true
    output.videoSettings = [kCVPixelBufferPixelFormatTypeKey as String: kCVPixelFormatType_32BGRA]
  }

  /// Hands frames to `receiver`, on a queue of their own; to nobody if there is none.
  func send(to receiver: FrameReceiver?) {
    output.setSampleBufferDelegate(receiver, queue: receiver == nil ? nil : queue)
  }

  /// Changes to a camera, whether or not the session runs.
  func connect(_ device: AVCaptureDevice) throws(CameraProblem) {
    session.beginConfiguration()
    defer { session.commitConfiguration() }
    disconnect()
    // One that lacks the preset of the camera before couldn't be added.
    session.sessionPreset = .high
    let input: AVCaptureDeviceInput
    do {
      input = try AVCaptureDeviceInput(device: device)
    } catch {
      throw CameraProblem(error)
    }
    guard session.canAddInput(input) else { throw .unusable }
    session.addInput(input)
    self.input = input
    if !session.outputs.contains(output) {
      guard session.canAddOutput(output) else { throw .unusable }
      session.addOutput(output)
    }
    configure()
  }

  /// Gives the camera back.
  func disconnect() {
    if let input { session.removeInput(input) }
    input = nil
  }

  private func configure() {
    // Small enough to be fast, and big enough that the visible part has more pixels than the model.
    session.sessionPreset = session.canSetSessionPreset(.hd1280x720) ? .hd1280x720 : .high
    if session.isMultitaskingCameraAccessSupported {
      session.isMultitaskingCameraAccessEnabled = true
    }
    guard let connection = output.connection(with: .video) else { return }
    // Frames come as the sensor reads them: preprocessing turns them without copying.
    if connection.isVideoRotationAngleSupported(0) {
      connection.videoRotationAngle = 0
    }
    // Models are trained on the world as it is, not on its mirror image.
    if connection.isVideoMirroringSupported {
      connection.automaticallyAdjustsVideoMirroring = false
      connection.isVideoMirrored = false
    }
  }
}

extension CameraProblem {
  fileprivate static var unusable: CameraProblem {
    .failed(String(localized: "This camera can’t deliver pictures."))
  }
}
