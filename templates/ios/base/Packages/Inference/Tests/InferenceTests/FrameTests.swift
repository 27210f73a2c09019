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
}
