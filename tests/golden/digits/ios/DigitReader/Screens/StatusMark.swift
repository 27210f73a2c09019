import Inference

/// Why a look into the inspector is worth it.
enum StatusMark {
  /// The person chose the accelerator, and nothing speaks against it.
  case forced
  /// A better accelerator failed, or the one that the person chose.
  case warning

  /// Nil if the best accelerator of this device runs: one that is merely slower isn't missed.
  ///
  /// - Parameter refused: the accelerator that failed before, so that another one is used.
  init?(_ report: AcceleratorReport, refused: Candidate?) {
    let isForced = report.choice == .forced
    let failed = report.rejections.contains { candidate in
      let speaksAgainstChoice = isForced && candidate.accelerator == report.inUse
      return speaksAgainstChoice || candidate.rejection?.isHarmless == false
    }
    if refused != nil || failed {
      self = .warning
    } else if isForced {
      self = .forced
    } else {
      return nil
    }
  }
}
