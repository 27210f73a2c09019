import Foundation
import Inference

/// What the status says, which changes less often than frames come.
struct RunningStatus: Equatable {
  let accelerator: Accelerator
  let mark: StatusMark?
  /// How long the model takes; nil until that is known.
  let inference: Duration?
  /// Nil where no frames come, such as under a picture.
  let framesPerSecond: Double?

  /// "GPU", "8.0 ms", "30 fps", or as much of it as is known.
  var groups: [String] {
    let rate = framesPerSecond.map { String(localized: "\(rounded($0)) fps") }
    return [accelerator.name, inference?.millisecondsText(), rate].compactMap { $0 }
  }

  /// The same for VoiceOver, which would spell abbreviations.
  var spokenGroups: [String] {
    let rate = framesPerSecond.map { String(localized: "\(rounded($0)) frames per second") }
    return [accelerator.name, inference?.millisecondsText(width: .wide), rate].compactMap { $0 }
  }

  private func rounded(_ rate: Double) -> String {
    rate.formatted(.number.precision(.fractionLength(0)))
  }
}

extension ClassifierState.Running {
  /// The pace of the camera's frames, or the time that the model took for the one that is held.
  func status(isLive: Bool) -> RunningStatus {
    RunningStatus(
      accelerator: accelerators.inUse,
      mark: StatusMark(accelerators, refused: refused),
      inference: isLive ? pace?.inference : classification?.times.inference,
      framesPerSecond: isLive ? pace?.framesPerSecond : nil)
  }
}
