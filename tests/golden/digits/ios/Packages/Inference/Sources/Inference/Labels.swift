import Foundation

/// The text for each index of the output, exactly as it was given.
public struct Labels: Sendable, Equatable {
  private let names: [String]

  public var count: Int { names.count }

  public subscript(index: Int) -> String { names[index] }

  /// - Parameters:
  ///   - text: UTF-8, one label a line, the last line ended as well.
  ///   - count: how many labels there must be.
  /// - Throws: `InferenceError.damagedResource`.
  init(_ text: Data, count: Int) throws {
    // Split as bytes: characters of a label could join with a line break in a `String`.
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    names = lines.dropLast().map { String(decoding: $0, as: UTF8.self) }
    guard names.count == count, lines.last?.isEmpty == true else {
      let reason = "it has \(names.count) labels for \(count) classes"
      throw InferenceError.damagedResource("labels.txt", reason: reason)
    }
  }

  /// The labels that come with this package. Throws `InferenceError.damagedResource`.
  public static func bundled(count: Int) throws -> Labels {
    try Labels(Resource.read("labels", "txt"), count: count)
  }
}
