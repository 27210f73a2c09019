import Testing

@testable import Inference

struct FrameTests {
  @Test func lastRowMayLackItsPadding() throws {
    let geometry = FrameGeometry(width: 2, height: 2, rowStride: 12)
    try StoredFrame(bytes: Array(repeating: 0, count: 20), geometry: geometry).withFrame { _ in }
  }

  @Test(arguments: [
    (FrameGeometry(width: 0, height: 2, rowStride: 12), 20),
    (FrameGeometry(width: 2, height: 2, rowStride: 7), 20),
    (FrameGeometry(width: 2, height: 2, rowStride: 12), 19),
  ])
  func impossibleFramesAreRefused(geometry: FrameGeometry, count: Int) {
    let frame = StoredFrame(bytes: Array(repeating: 0, count: count), geometry: geometry)
    #expect(throws: InferenceError.self) { try frame.withFrame { _ in } }
  }

  @Test func turningSwapsWidthAndHeight() {
    let geometry = FrameGeometry(width: 4, height: 3, rowStride: 16, rotation: .clockwise90)
    #expect(geometry.uprightSize == ImageSize(width: 3, height: 4))
  }
  @Test func partSharesTheBytesOfItsFrame() throws {
    let geometry = FrameGeometry(
      width: 3, height: 3, rowStride: 16, rotation: .half, isMirrored: true)
    let whole = StoredFrame(bytes: Array(0..<44), geometry: geometry)
    try whole.withFrame { frame in
      let part = try frame.part(PixelRegion(left: 1, top: 1, width: 2, height: 2))
      #expect(part.bytes.first == 20)
      #expect(
        part.geometry
          == FrameGeometry(
            width: 2, height: 2, rowStride: 16, rotation: .half, isMirrored: true))
    }
  }

  @Test(arguments: [
    PixelRegion(left: -1, top: 0, width: 2, height: 2),
    PixelRegion(left: 0, top: -1, width: 2, height: 2),
    PixelRegion(left: 2, top: 0, width: 2, height: 2),
    PixelRegion(left: 0, top: 2, width: 2, height: 2),
    PixelRegion(left: 0, top: 0, width: 0, height: 2),
    PixelRegion(left: 0, top: 0, width: 2, height: 0),
  ])
  func partsOutsideOfAFrameAreRefused(region: PixelRegion) throws {
    let geometry = FrameGeometry(width: 3, height: 3, rowStride: 12)
    let whole = StoredFrame(bytes: Array(repeating: 0, count: 36), geometry: geometry)
    #expect(throws: InferenceError.self) {
      try whole.withFrame { _ = try $0.part(region) }
    }
  }
}
