import AVFoundation
import Inference

/// The device's camera. Its session is set up, started and stopped on a queue of its own, because
/// that blocks for a while.
actor CaptureCamera: Camera {
  nonisolated let preview: PreviewSource

  private let queue = DispatchSerialQueue(label: "camera", qos: .userInitiated)
  private let frameQueue = DispatchQueue(label: "camera.frames", qos: .userInitiated)
  private let output = AVCaptureVideoDataOutput()
  private var receiver: FrameReceiver?
  private var isConfigured = false
  private var currentStatus = Broadcast(CameraStatus())

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    queue.asUnownedSerialExecutor()
  }

  init() {
    let positions: [AVCaptureDevice.Position] = [.back, .front]
    let device = positions.lazy.compactMap {
      AVCaptureDevice.default(.builtInWideAngleCamera, for: .video, position: $0)
    }.first
    preview = PreviewSource(session: AVCaptureSession(), device: device)
  }

  func access() -> CameraAccess {
    switch AVCaptureDevice.authorizationStatus(for: .video) {
    case .authorized: .allowed
    case .notDetermined: .undecided
    default: .denied
    }
  }

  func requestAccess() async -> CameraAccess {
    await AVCaptureDevice.requestAccess(for: .video) ? .allowed : .denied
  }

  var status: AsyncStream<CameraStatus> { currentStatus.stream() }

  func start() -> AsyncStream<CameraFrame> {
    let (frames, continuation) = AsyncStream.makeStream(
      of: CameraFrame.self, bufferingPolicy: .bufferingNewest(1))
    do {
      if !isConfigured { try CaptureCamera.configure(preview, output) }
      isConfigured = true
    } catch {
      currentStatus.send(CameraStatus(problem: error))
      return frames
    }
    let receiver = FrameReceiver(rotation: preview.rotation, continuation: continuation)
    output.setSampleBufferDelegate(receiver, queue: frameQueue)
    self.receiver = receiver
    if !preview.session.isRunning { preview.session.startRunning() }
    return frames
  }

  func stop() {
    if preview.session.isRunning { preview.session.stopRunning() }
    output.setSampleBufferDelegate(nil, queue: nil)
    receiver = nil
  }

  func switchLens() {}

  func setTorch(_ isOn: Bool) {}

  func retry() {}

  private static func configure(
    _ source: PreviewSource, _ output: AVCaptureVideoDataOutput
  ) throws(CameraProblem) {
    guard let device = source.device else { throw .noCamera }
    let session = source.session
    session.beginConfiguration()
    defer { session.commitConfiguration() }
    session.sessionPreset = .hd1280x720
    guard let input = try? AVCaptureDeviceInput(device: device), session.canAddInput(input),
      session.canAddOutput(output)
    else { throw .failed("") }
    session.addInput(input)
    output.alwaysDiscardsLateVideoFrames = true
    output.videoSettings = [kCVPixelBufferPixelFormatTypeKey as String: kCVPixelFormatType_32BGRA]
    session.addOutput(output)
    // Frames come as the sensor reads them: preprocessing turns them without copying.
    if let connection = output.connection(with: .video),
      connection.isVideoRotationAngleSupported(0)
    {
      connection.videoRotationAngle = 0
    }
  }
}
