import Testing

@testable import Inference

struct UprightCopyTests {
  /// Two rows of three pixels, numbered from 1 in their first byte, with padding after the first row.
  private let bytes: [UInt8] = [
    1, 10, 20, 0, 2, 10, 20, 0, 3, 10, 20, 0, 99, 99, 99, 99,
    4, 10, 20, 0, 5, 10, 20, 0, 6, 10, 20, 0,
  ]

  @Test(
    arguments: [
      (Rotation.none, false, [1, 2, 3, 4, 5, 6]), (.clockwise90, false, [4, 1, 5, 2, 6, 3]),
      (.half, false, [6, 5, 4, 3, 2, 1]), (.clockwise270, false, [3, 6, 2, 5, 1, 4]),
      (.none, true, [3, 2, 1, 6, 5, 4]), (.clockwise90, true, [1, 4, 2, 5, 3, 6]),
    ] as [(Rotation, Bool, [UInt8])])
  func pixelsComeUprightAndWithoutGaps(
    rotation: Rotation, isMirrored: Bool, numbers: [UInt8]
  ) throws {
    let copy = try copy(rotation, isMirrored: isMirrored)
    #expect(stride(from: 0, to: 24, by: 4).map { copy.bytes[$0] } == numbers)
    #expect(copy.geometry.rowStride == 4 * copy.geometry.width)
    #expect(copy.geometry.rotation == .none)
    #expect(!copy.geometry.isMirrored)
  }

  @Test func channelsComeAsRedGreenBlueAndOpaque() throws {
    #expect(try copy(.none, format: .rgba).bytes.prefix(4) == [1, 10, 20, 255])
    #expect(try copy(.none, format: .bgra).bytes.prefix(4) == [20, 10, 1, 255])
  }

  private func copy(
    _ rotation: Rotation, isMirrored: Bool = false, format: PixelFormat = .rgba
  ) throws -> StoredFrame {
    let geometry = FrameGeometry(
      width: 3, height: 2, rowStride: 16, rotation: rotation, isMirrored: isMirrored)
    let frame = StoredFrame(bytes: bytes, geometry: geometry, format: format)
    return try frame.withFrame { $0.uprightCopy() }
  }
}
