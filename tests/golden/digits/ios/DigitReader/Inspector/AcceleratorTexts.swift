import Foundation
import Inference

extension LoadingStep {
  /// What is done to open a model.
  var text: String {
    switch self {
    case .readingModel: String(localized: "Reading the model")
    case .preparing(let accelerator): String(localized: "Preparing: \(accelerator.name)")
    case .checking(let accelerator): String(localized: "Checking the answers: \(accelerator.name)")
    }
  }
}

extension AcceleratorReport {
  /// What became of a `candidate`, without its name.
  func outcomeText(of candidate: Candidate) -> String {
    guard candidate.accelerator == inUse else { return candidate.fateText }
    if let rejection = candidate.rejection {
      return String(localized: "in use because you chose it: \(rejection.text)")
    }
    return choice == .forced
      ? String(localized: "in use because you chose it") : String(localized: "in use")
  }

  /// Whether another attempt may choose another accelerator.
  var mayComeOutOtherwise: Bool {
    choice == .remembered || rejections.contains { $0.rejection?.isLasting == false }
  }
}

extension Candidate {
  /// "GPU: not on this device": what became of it if none is in use.
  var text: String { String(localized: "\(accelerator.name): \(fateText)") }

  /// What became of it if it isn't in use, without its name.
  var fateText: String {
    if let rejection { return rejection.text }
    return time == nil ? String(localized: "not tried") : String(localized: "works too")
  }

  /// Whether it says more than is shown of it.
  var isCutShort: Bool {
    if case .failed(let message) = rejection { message.isCutShort } else { false }
  }
}

extension RejectionReason {
  /// Why an accelerator doesn't run the model, without its name and never longer than a few lines.
  var text: String {
    switch self {
    case .knownToFail(let explanation):
      String(localized: "failed when this app was made (\(explanation.shortened))")
    case .notAvailable: String(localized: "not on this device")
    case .failed(let message): message.shortened
    case .wrongAnswer(let error, _):
      if error.isNaN {
        String(localized: "gave no numbers on the check picture")
      } else {
        String(localized: "gave a wrong answer on the check picture (off by \(error.errorText()))")
      }
    case .crashedBefore: String(localized: "crashed the app at an earlier start")
    case .slower(let time, let other, let otherTime):
      String(
        localized: """
          slower than \(other.name) (\(time.millisecondsText()) instead of \
          \(otherTime.millisecondsText()))
          """)
    }
  }

  /// Whether it holds however often the app is started.
  fileprivate var isLasting: Bool {
    switch self {
    case .knownToFail, .notAvailable: true
    case .failed, .wrongAnswer, .crashedBefore, .slower: false
    }
  }

  /// Whether nothing is wrong with the accelerator.
  var isHarmless: Bool {
    switch self {
    case .notAvailable, .slower: true
    case .knownToFail, .failed, .wrongAnswer, .crashedBefore: false
    }
  }
}
