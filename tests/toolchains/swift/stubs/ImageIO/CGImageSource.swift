// Works for files that CGImageDestination's stand-in wrote.
@_exported import CoreGraphics
@_exported import Foundation

public class CGImageSource {
  let file: _ImageFile
  init(_ file: _ImageFile) { self.file = file }
}
public func CGImageSourceCreateWithData(_ data: CFData, _ options: CFDictionary?) -> CGImageSource? {
  _ImageFile(data as Data).map(CGImageSource.init)
}
public func CGImageSourceGetPrimaryImageIndex(_ isrc: CGImageSource) -> Int { 0 }
public func CGImageSourceCreateThumbnailAtIndex(_ isrc: CGImageSource, _ index: Int, _ options: CFDictionary?) -> CGImage? {
  func option(_ key: CFString) -> Any? { options?.object(forKey: key) }
  // There is no thumbnail in the file.
  guard index == 0, option(kCGImageSourceCreateThumbnailFromImageAlways) as? Bool == true else { return nil }
  let upright = option(kCGImageSourceCreateThumbnailWithTransform) as? Bool == true ? isrc.file.turned() : isrc.file
  return upright.image(longestSide: option(kCGImageSourceThumbnailMaxPixelSize) as? Int)
}
nonisolated(unsafe) public let kCGImageSourceCreateThumbnailFromImageAlways: CFString =
  "kCGImageSourceCreateThumbnailFromImageAlways"
nonisolated(unsafe) public let kCGImageSourceCreateThumbnailWithTransform: CFString = "kCGImageSourceCreateThumbnailWithTransform"
nonisolated(unsafe) public let kCGImageSourceThumbnailMaxPixelSize: CFString = "kCGImageSourceThumbnailMaxPixelSize"
nonisolated(unsafe) public let kCGImagePropertyOrientation: CFString = "Orientation"
