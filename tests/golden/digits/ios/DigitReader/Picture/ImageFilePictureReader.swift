import CoreGraphics
import Foundation
import ImageIO

/// Reads the kinds of image files that the system knows, in the colours of an ordinary screen.
struct ImageFilePictureReader: PictureReader {
  /// More pixels than a screen shows or a model sees, and few enough for any device's memory.
  private static let longestSide = 2048

  nonisolated func read(_ data: Data) async throws -> Picture {
    // Only the pixels that are kept are decoded, turned as the file says.
    let options: [CFString: Any] = [
      kCGImageSourceCreateThumbnailFromImageAlways: true,
      kCGImageSourceCreateThumbnailWithTransform: true,
      kCGImageSourceThumbnailMaxPixelSize: Self.longestSide,
    ]
    guard let file = CGImageSourceCreateWithData(data as CFData, nil),
      let image = CGImageSourceCreateThumbnailAtIndex(
        file, CGImageSourceGetPrimaryImageIndex(file), options as CFDictionary)
    else { throw PictureProblem.unreadable }
    return try Picture(image)
  }
}
