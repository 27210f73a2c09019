import CoreGraphics
import Foundation
import Inference

extension CGImage {
  /// The picture of an upright frame of RGBA bytes, whose alpha is ignored.
  static func make(_ frame: StoredFrame) throws -> CGImage {
    let size = frame.geometry
    guard let provider = CGDataProvider(data: Data(frame.bytes) as CFData),
      let space = CGColorSpace(name: CGColorSpace.sRGB),
      let image = CGImage(
        width: size.width, height: size.height, bitsPerComponent: 8, bitsPerPixel: 32,
        bytesPerRow: size.rowStride, space: space,
        bitmapInfo: CGBitmapInfo(rawValue: CGImageAlphaInfo.noneSkipLast.rawValue),
        provider: provider, decode: nil, shouldInterpolate: true, intent: .defaultIntent)
    else { throw InferenceError.invalidFrame("it can't be drawn") }
    return image
  }
}
