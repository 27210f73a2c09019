import AVFoundation
import Inference
import UIKit

/// Draws a session's picture, keeps it level, and tells the frames' way to the camera.
final class PreviewView: UIView {
  private let source: PreviewSource
  private var device: CaptureDevice?
  private var coordinator: AVCaptureDevice.RotationCoordinator?
  private var observation: NSKeyValueObservation?

  override class var layerClass: AnyClass { AVCaptureVideoPreviewLayer.self }

  init(source: PreviewSource) {
    self.source = source
    super.init(frame: .zero)
    previewLayer?.session = source.session
    previewLayer?.videoGravity = .resizeAspectFill
  }

  @available(*, unavailable)
  required init?(coder: NSCoder) {
    fatalError("made in code only")
  }

  override func layoutSubviews() {
    super.layoutSubviews()
    let size = bounds.size
    let aspectRatio = size.height > 0 ? Double(size.width / size.height) : nil
    source.geometry.withLock { $0.aspectRatio = aspectRatio }
  }

  /// Shows this camera from now on, or keeps what it shows if there is none.
  func follow(_ device: CaptureDevice?) {
    guard device !== self.device else { return }
    self.device = device
    observation = nil
    coordinator = nil
    guard let device, let previewLayer else { return }
    let coordinator = AVCaptureDevice.RotationCoordinator(
      device: device.device, previewLayer: previewLayer)
    self.coordinator = coordinator
    turn(to: coordinator.videoRotationAngleForHorizonLevelPreview)
    observation = coordinator.observe(\.videoRotationAngleForHorizonLevelPreview, options: .new) {
      [weak self] _, change in
      guard let angle = change.newValue else { return }
      // The coordinator reports on the main queue.
      MainActor.assumeIsolated { self?.turn(to: angle) }
    }
  }

  private var previewLayer: AVCaptureVideoPreviewLayer? {
    layer as? AVCaptureVideoPreviewLayer
  }

  private func turn(to angle: CGFloat) {
    if let connection = previewLayer?.connection, connection.isVideoRotationAngleSupported(angle) {
      connection.videoRotationAngle = angle
    }
    if let rotation = Rotation(rawValue: Int(angle)) {
      source.geometry.withLock { $0.rotation = rotation }
    }
  }
}
