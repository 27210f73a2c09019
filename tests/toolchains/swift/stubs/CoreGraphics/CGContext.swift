// Works for images that fill a bitmap of their size.
@_exported import Foundation

public class CGContext {
  private let data: UnsafeMutableRawPointer
  private let width: Int, height: Int, bytesPerRow: Int

  public init?(
    data: UnsafeMutableRawPointer?, width: Int, height: Int, bitsPerComponent: Int, bytesPerRow: Int,
    space: CGColorSpace, bitmapInfo: UInt32
  ) {
    guard let data, width > 0, height > 0, bitsPerComponent == 8, bytesPerRow >= 4 * width,
      bitmapInfo == CGImageAlphaInfo.noneSkipLast.rawValue
    else { return nil }
    (self.data, self.width, self.height, self.bytesPerRow) = (data, width, height, bytesPerRow)
  }

  /// Lays the image over what is there.
  public func draw(_ image: CGImage, in rect: CGRect, byTiling: Bool = false) {
    precondition(rect == CGRect(x: 0, y: 0, width: width, height: height) && image.width == width && image.height == height)
    let pixels = [UInt8](image.dataProvider!.data! as Data)
    for y in 0..<height {
      for x in 0..<width {
        let source = y * image.bytesPerRow + 4 * x, target = y * bytesPerRow + 4 * x
        let alpha = image.alphaInfo == .noneSkipLast ? 255 : Int(pixels[source + 3])
        for channel in 0..<3 {
          let below = Int(data.load(fromByteOffset: target + channel, as: UInt8.self))
          let value = Int(pixels[source + channel]) * (image.alphaInfo == .last ? alpha : 255) / 255
          data.storeBytes(
            of: UInt8(value + below * (255 - alpha) / 255), toByteOffset: target + channel, as: UInt8.self)
        }
      }
    }
  }
}
