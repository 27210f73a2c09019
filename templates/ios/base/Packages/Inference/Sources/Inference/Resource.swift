import Foundation

/// The files that come with this package.
enum Resource {
  /// Throws `InferenceError.damagedResource` if the file isn't there.
  static func read(_ name: String, _ type: String) throws -> Data {
    guard let url = Bundle.module.url(forResource: name, withExtension: type) else {
      throw InferenceError.damagedResource("\(name).\(type)", reason: "it is missing")
    }
    return try Data(contentsOf: url)
  }
}
