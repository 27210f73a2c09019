import CoreGraphics
import Foundation

/// RGBA pixels after a line with width, height and Exif orientation.
struct _ImageFile {
  private var width: Int, height: Int, orientation: Int
  private var pixels: [UInt8]

  init(_ image: CGImage, orientation: Int) {
    (width, height, self.orientation) = (image.width, image.height, orientation)
    let bytes = [UInt8](image.dataProvider!.data! as Data)
    pixels = (0..<image.height).flatMap { bytes[$0 * image.bytesPerRow..<$0 * image.bytesPerRow + 4 * image.width] }
  }

  init?(_ data: Data) {
    guard let end = data.firstIndex(of: 10) else { return nil }
    let numbers = String(decoding: data[..<end], as: UTF8.self).split(separator: " ").compactMap { Int($0) }
    pixels = [UInt8](data[(end + 1)...])
    guard numbers.count == 3, pixels.count == 4 * numbers[0] * numbers[1] else { return nil }
    (width, height, orientation) = (numbers[0], numbers[1], numbers[2])
  }

  var data: Data { Data("\(width) \(height) \(orientation)\n".utf8) + Data(pixels) }

  /// Upright, by the Exif orientation.
  func turned() -> _ImageFile {
    guard orientation != 1 else { return self }
    var turned = self
    let isSideways = orientation > 4
    (turned.width, turned.height, turned.orientation) = (isSideways ? height : width, isSideways ? width : height, 1)
    for y in 0..<turned.height {
      for x in 0..<turned.width {
        let (u, v) = source(x, y)
        for channel in 0..<4 {
          turned.pixels[4 * (y * turned.width + x) + channel] = pixels[4 * (v * width + u) + channel]
        }
      }
    }
    return turned
  }

  private func source(_ x: Int, _ y: Int) -> (Int, Int) {
    let (right, bottom) = (width - 1, height - 1)
    return switch orientation {
    case 2: (right - x, y)
    case 3: (right - x, bottom - y)
    case 4: (x, bottom - y)
    case 5: (y, x)
    case 6: (y, bottom - x)
    case 7: (right - y, bottom - x)
    default: (right - y, x)
    }
  }

  /// By nearest neighbours; never enlarged.
  func image(longestSide: Int?) -> CGImage? {
    let scale = min(1, Double(longestSide ?? .max) / Double(max(width, height)))
    let (w, h) = (max(1, Int(Double(width) * scale)), max(1, Int(Double(height) * scale)))
    var scaled: [UInt8] = []
    for y in 0..<h {
      for x in 0..<w {
        let start = 4 * (y * height / h * width + x * width / w)
        scaled += pixels[start..<start + 4]
      }
    }
    return CGImage(
      width: w, height: h, bitsPerComponent: 8, bitsPerPixel: 32, bytesPerRow: 4 * w,
      space: CGColorSpace(name: CGColorSpace.sRGB)!, bitmapInfo: CGBitmapInfo(rawValue: CGImageAlphaInfo.last.rawValue),
      provider: CGDataProvider(data: Data(scaled) as NSData)!, decode: nil, shouldInterpolate: true,
      intent: .defaultIntent)
  }
}
