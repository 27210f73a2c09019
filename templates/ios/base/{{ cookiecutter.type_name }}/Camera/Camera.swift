import Foundation
import Inference

/// Whether the person lets the app use the camera.
enum CameraAccess: Sendable {
  case allowed, undecided, denied
}

enum CameraError: Error, Equatable {
  /// The device has none, as the simulator.
  case noCamera
  /// The camera is there, but can't be set up.
  case unusable
}

/// Gives frames. Safe to use from any task.
protocol Camera: Sendable {
  func access() async -> CameraAccess

  /// Shows the system's question; what was answered.
  func requestAccess() async -> CameraAccess

  /// Starts the camera. Of the frames that come while one is worked on, only the newest is kept.
  ///
  /// - Throws: `CameraError`.
  func start() async throws -> AsyncStream<any FrameSource>

  func stop() async
}
