import Foundation

/// Reads pictures that the person picked.
protocol PictureReader: Sendable {
  /// The picture in a file's contents, upright and of bounded size.
  ///
  /// - Throws: `PictureProblem`.
  func read(_ data: Data) async throws -> Picture
}

/// A picture that the person picked, and that may have to be fetched first.
@MainActor
protocol PictureSource {
  /// The contents of its file.
  ///
  /// - Throws: `PictureProblem`.
  func data() async throws -> Data
}

/// Why a picture can't be shown.
enum PictureProblem: Error, Hashable, Sendable {
  /// It was deleted, or couldn't be fetched from iCloud.
  case gone
  /// It is damaged, or of a kind that this device can't read.
  case unreadable
}
