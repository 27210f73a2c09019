import CoreGraphics
import Foundation
import ImageIO
import Inference
import Testing

@testable import DigitReader

struct ImageFilePictureReaderTests {
  private let reader = ImageFilePictureReader()

  @Test func picturesAreTurnedAsTheirFileSays() async throws {
    let file = try file(of: [[10, 20, 30], [40, 50, 60]], width: 2, orientation: 6)
    let picture = try await reader.read(file)
    #expect(picture.image.width == 1)
    #expect(picture.image.height == 2)
    let pixels = try picture.pixels
    #expect(pixels[0..<3] == [10, 20, 30])
    #expect(pixels[4..<7] == [40, 50, 60])
  }

  @Test func largePicturesAreReduced() async throws {
    let file = try file(of: Array(repeating: [1, 2, 3], count: 8192), width: 4096, orientation: 1)
    let picture = try await reader.read(file)
    #expect(picture.image.width == 2048)
    #expect(picture.image.height == 1)
  }

  @Test func smallPicturesStayAsTheyAre() async throws {
    let file = try file(of: Array(repeating: [1, 2, 3], count: 12), width: 4, orientation: 1)
    let picture = try await reader.read(file)
    #expect(picture.image.width == 4)
    #expect(picture.image.height == 3)
  }

  @Test(arguments: [Data(), Data("no picture".utf8)])
  func otherFilesAreRefused(file: Data) async {
    await #expect(throws: PictureProblem.unreadable) { _ = try await reader.read(file) }
  }

  /// A file without loss.
  private func file(of colors: [[UInt8]], width: Int, orientation: Int) throws -> Data {
    let size = ImageSize(width: width, height: colors.count / width)
    let image = try CGImage.make(rgba: colors.flatMap { $0 + [255] }, size: size)
    let data = NSMutableData()
    let file = try #require(
      CGImageDestinationCreateWithData(data, "public.tiff" as CFString, 1, nil))
    let properties = [kCGImagePropertyOrientation: orientation] as CFDictionary
    CGImageDestinationAddImage(file, image, properties)
    try #require(CGImageDestinationFinalize(file))
    return data as Data
  }
}
