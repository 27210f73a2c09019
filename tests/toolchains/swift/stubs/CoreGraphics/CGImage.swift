// Works for images of eight bits a channel in one colour space.
@_exported import Foundation

public typealias CFAllocator = NSObject
public typealias CFString = NSString
public typealias CFData = NSData
public typealias CFDictionary = NSDictionary

public struct CGBitmapInfo: OptionSet, Sendable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }
}
public enum CGImageAlphaInfo: UInt32, Sendable {
  case none, premultipliedLast, premultipliedFirst, last, first, noneSkipLast, noneSkipFirst, alphaOnly
}
public enum CGColorRenderingIntent: Int32, Sendable {
  case defaultIntent, absoluteColorimetric, relativeColorimetric, perceptual, saturation
}
public class CGColorSpace: @unchecked Sendable {
  nonisolated(unsafe) public static let sRGB: CFString = "kCGColorSpaceSRGB"
  public init?(name: CFString) { if name != CGColorSpace.sRGB { return nil } }
}
public class CGDataProvider {
  public init?(data: CFData) { self.data = data }
  public let data: CFData?
}
public class CGImage: @unchecked Sendable {
  public init?(
    width: Int, height: Int, bitsPerComponent: Int, bitsPerPixel: Int, bytesPerRow: Int, space: CGColorSpace,
    bitmapInfo: CGBitmapInfo, provider: CGDataProvider, decode: UnsafePointer<CGFloat>?, shouldInterpolate: Bool,
    intent: CGColorRenderingIntent
  ) {
    guard width > 0, height > 0, bitsPerComponent == 8, bitsPerPixel == 32, bytesPerRow >= 4 * width,
      let data = provider.data, data.length >= bytesPerRow * (height - 1) + 4 * width,
      let alphaInfo = CGImageAlphaInfo(rawValue: bitmapInfo.rawValue)
    else { return nil }
    (self.width, self.height, self.bytesPerRow, self.alphaInfo) = (width, height, bytesPerRow, alphaInfo)
    dataProvider = provider
  }
  public let width: Int
  public let height: Int
  public let bytesPerRow: Int
  public let alphaInfo: CGImageAlphaInfo
  public let dataProvider: CGDataProvider?
}
// As every Core Foundation type.
extension CGImage: Hashable {
  public static func == (a: CGImage, b: CGImage) -> Bool { a === b }
  public func hash(into hasher: inout Hasher) {}
}
