/// How a region of the upright picture lies in a frame's memory, where it is read line by line.
///
/// A line is a part of a row of the frame: a row of the upright region or, where the frame is turned
/// by a quarter, one of its columns. Lines and the pixels of a line are counted as in the upright
/// region, so turning and mirroring only change where counting begins and which way it goes.
struct Scan {
  /// Whether a line is a column of the upright region.
  let isTurned: Bool
  /// Number of lines.
  let lineCount: Int
  /// Pixels of a line.
  let lineLength: Int
  /// Bytes from one pixel of a line to the next.
  let pixelStep: Int
  private let lineStep: Int
  private let firstByte: Int

  init(_ frame: FrameGeometry, region: PixelRegion) {
    let view = UprightView(frame)
    isTurned = frame.isTurned
    (lineCount, lineLength) =
      isTurned ? (region.width, region.height) : (region.height, region.width)
    (lineStep, pixelStep) = isTurned ? (view.xStep, view.yStep) : (view.yStep, view.xStep)
    firstByte = view.origin + region.left * view.xStep + region.top * view.yStep
  }

  /// The frame's byte with which the first pixel of `line` begins.
  func firstByte(ofLine line: Int) -> Int {
    firstByte + line * lineStep
  }
}
