import CoreGraphics
import Foundation
import Inference
import Testing

@testable import DigitReader

struct PictureTests {
  @Test func aCopyStandsUpright() throws {
    let turned = StoredFrame(
      bytes: [1, 2, 3, 0, 9, 9, 9, 9, 4, 5, 6, 0],
      geometry: FrameGeometry(width: 1, height: 2, rowStride: 8, rotation: .clockwise90))
    let picture = try Picture(copying: turned)
    #expect(try picture.pixels == [4, 5, 6, 255, 1, 2, 3, 255])
    #expect(picture.image.width == 2)
    #expect(picture.image.height == 1)
  }

  @Test func transparentPixelsCountAsBlack() throws {
    let bytes = Data([255, 80, 0, 0, 1, 2, 3, 255])
    let provider = try #require(CGDataProvider(data: bytes as CFData))
    let space = try #require(CGColorSpace(name: CGColorSpace.sRGB))
    let image = try #require(
      CGImage(
        width: 1, height: 2, bitsPerComponent: 8, bitsPerPixel: 32, bytesPerRow: 4, space: space,
        bitmapInfo: CGBitmapInfo(rawValue: CGImageAlphaInfo.last.rawValue), provider: provider,
        decode: nil, shouldInterpolate: false, intent: .defaultIntent))
    let pixels = try Picture(image).pixels
    #expect(pixels[0..<3] == [0, 0, 0])
    #expect(pixels[4..<7] == [1, 2, 3])
  }

  @Test func theAppComesWithAPicture() throws {
    let vector = try #require(GoldenVectors.bundled().first)
    let picture = try Picture.bundled()
    #expect(picture.image.width == vector.frame.geometry.uprightSize.width)
    #expect(picture.image.height == vector.frame.geometry.uprightSize.height)
  }
}

extension Picture {
  var pixels: [UInt8] {
    get throws { try #require(source as? StoredFrame).bytes }
  }
}
