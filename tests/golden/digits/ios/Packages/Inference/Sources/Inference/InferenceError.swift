import Foundation

/// What can go wrong in this package, in words.
public enum InferenceError: LocalizedError, Equatable {
  /// A frame whose extents contradict each other.
  case invalidFrame(String)
  /// A file that belongs to this package is missing or damaged.
  case damagedResource(String, reason: String)
  /// The app's bundle holds no model of this name.
  case missingModel(String)
  /// The model's inputs or outputs aren't those that its `ModelFile` says.
  case unexpectedTensor(String, reason: String)
  /// Preprocessing doesn't make of a golden frame what it made when the project was generated.
  case wrongInputTensor(String)

  public var errorDescription: String? {
    switch self {
    case .invalidFrame(let reason):
      "The frame can't be read: \(reason)."
    case .damagedResource(let name, let reason):
      "\(name) is damaged: \(reason)."
    case .missingModel(let name):
      "The app holds no model named \(name)."
    case .unexpectedTensor(let name, let reason):
      "The model's tensor \(name) isn't what the contract says: \(reason)."
    case .wrongInputTensor(let name):
      "Preprocessing made another tensor of the check picture \(name) than in training."
    }
  }
}
