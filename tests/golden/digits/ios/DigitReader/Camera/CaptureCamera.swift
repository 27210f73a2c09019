import AVFoundation
import Inference

/// The device's camera. Its session is set up, started and stopped on a queue of its own, because
/// that blocks for a while.
actor CaptureCamera: Camera {
  nonisolated let preview = PreviewSource()

  private let queue = DispatchSerialQueue(label: "camera", qos: .userInitiated)
  private let pipeline: CapturePipeline
  private var facing = LensFacing.back
  private var currentDevice = Broadcast<CaptureDevice?>(nil)
  private var currentStatus = Broadcast(CameraStatus())
  /// These two are there from start to stop.
  private var receiver: FrameReceiver?
  private var events: CaptureEvents?

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    queue.asUnownedSerialExecutor()
  }

  init() {
    pipeline = CapturePipeline(session: preview.session)
  }

  /// Where there is no camera there is nothing to ask for either: that is told as a problem.
  func access() -> CameraAccess {
    let access = CameraAccess(AVCaptureDevice.authorizationStatus(for: .video))
    return access == .undecided && CaptureDevice.all().isEmpty ? .allowed : access
  }

  func requestAccess() async -> CameraAccess {
    _ = await AVCaptureDevice.requestAccess(for: .video)
    return access()
  }

  var status: AsyncStream<CameraStatus> { currentStatus.stream() }

  /// The camera that is open, now and whenever that changes; for the preview.
  var device: AsyncStream<CaptureDevice?> { currentDevice.stream() }

  func start() -> AsyncStream<CameraFrame> {
    let (frames, continuation) = AsyncStream.makeStream(
      of: CameraFrame.self, bufferingPolicy: .bufferingNewest(1))
    let receiver = FrameReceiver(geometry: preview.geometry, continuation: continuation)
    self.receiver = receiver
    pipeline.send(to: receiver)
    let events = CaptureEvents(of: preview.session)
    self.events = events
    Task { [stream = events.stream, weak self] in
      for await event in stream { await self?.handle(event) }
    }
    open()
    return frames
  }

  func stop() {
    if preview.session.isRunning { preview.session.stopRunning() }
    pipeline.send(to: nil)
    receiver = nil
    events = nil
    close()
    currentStatus.send(CameraStatus())
  }

  func switchLens() {
    guard receiver != nil, currentStatus.value.controls.canSwitch else { return }
    facing = facing.opposite
    open()
  }

  func setTorch(_ isOn: Bool) {
    currentDevice.value?.setTorch(isOn)
  }

  func retry() {
    if receiver != nil { open() }
  }

  private func open() {
    close()
    let devices = CaptureDevice.all()
    let lenses = Lenses(facings: devices.map(\.facing))
    let controls = CameraControls(canSwitch: lenses.canSwitch)
    do throws(CameraProblem) {
      guard let index = lenses.index(preferring: facing) else { throw .noCamera }
      try pipeline.connect(devices[index].device)
      follow(devices[index], controls)
      if !preview.session.isRunning { preview.session.startRunning() }
    } catch {
      currentStatus.send(CameraStatus(controls: controls, problem: error))
    }
  }

  private func follow(_ opened: CaptureDevice, _ controls: CameraControls) {
    var controls = controls
    controls.hasTorch = opened.device.hasTorch
    controls.isMirrored = opened.facing == .front
    preview.geometry.withLock { [isMirrored = controls.isMirrored] in $0.isMirrored = isMirrored }
    events?.follow(opened.device)
    currentDevice.send(opened)
    currentStatus.send(CameraStatus(controls: controls))
  }

  private func close() {
    currentDevice.value?.setTorch(false)
    currentDevice.send(nil)
    // The preview says how the next camera's frames are turned.
    preview.geometry.withLock { $0.rotation = nil }
  }

  private func handle(_ event: CaptureEvent) {
    guard receiver != nil else { return }
    switch event {
    case .interrupted(let problem): report(problem)
    case .failed(let problem): report(problem)
    case .interruptionEnded, .mediaServicesReset: resume()
    case .torchChanged: updateTorch()
    }
  }

  private func resume() {
    report(nil)
    if !preview.session.isRunning { preview.session.startRunning() }
  }

  private func updateTorch() {
    guard let device = currentDevice.value?.device else { return }
    var status = currentStatus.value
    status.controls.isTorchOn = device.isTorchActive
    currentStatus.send(status)
  }

  private func report(_ problem: CameraProblem?) {
    var status = currentStatus.value
    status.problem = problem
    currentStatus.send(status)
  }
}

extension CameraAccess {
  fileprivate init(_ status: AVAuthorizationStatus) {
    switch status {
    case .authorized: self = .allowed
    case .notDetermined: self = .undecided
    case .restricted: self = .restricted
    default: self = .denied
    }
  }
}
