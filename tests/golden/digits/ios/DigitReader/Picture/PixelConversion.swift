import CoreGraphics
import Foundation
import Inference

extension CGImage {
  /// The picture of RGBA bytes, row by row without gaps; their alpha is ignored.
  ///
  /// - Throws: `PictureProblem.unreadable`.
  static func make(rgba: [UInt8], size: ImageSize) throws -> CGImage {
    guard let provider = CGDataProvider(data: Data(rgba) as CFData),
      let space = CGColorSpace(name: CGColorSpace.sRGB),
      let image = CGImage(
        width: size.width, height: size.height, bitsPerComponent: 8, bitsPerPixel: 32,
        bytesPerRow: 4 * size.width, space: space,
        bitmapInfo: CGBitmapInfo(rawValue: CGImageAlphaInfo.noneSkipLast.rawValue),
        provider: provider, decode: nil, shouldInterpolate: true, intent: .defaultIntent)
    else { throw PictureProblem.unreadable }
    return image
  }
}

extension StoredFrame {
  /// A copy of the picture's pixels in the colours of an ordinary screen, of which the transparent
  /// ones count as black.
  ///
  /// - Throws: `PictureProblem.unreadable`.
  init(_ image: CGImage) throws {
    let rowStride = 4 * image.width
    var bytes = [UInt8](repeating: 0, count: rowStride * image.height)
    let isDrawn = bytes.withUnsafeMutableBytes { bytes in
      guard let space = CGColorSpace(name: CGColorSpace.sRGB),
        let context = CGContext(
          data: bytes.baseAddress, width: image.width, height: image.height, bitsPerComponent: 8,
          bytesPerRow: rowStride, space: space,
          bitmapInfo: CGImageAlphaInfo.noneSkipLast.rawValue)
      else { return false }
      context.draw(image, in: CGRect(x: 0, y: 0, width: image.width, height: image.height))
      return true
    }
    guard isDrawn else { throw PictureProblem.unreadable }
    self.init(
      bytes: bytes,
      geometry: FrameGeometry(width: image.width, height: image.height, rowStride: rowStride))
  }
}
