/// Where a pixel of the upright picture stands in the frame, so that turning and mirroring copy
/// nothing: pixel `(x, y)` starts at byte `origin + x * xStep + y * yStep`.
struct UprightView: Equatable {
  let size: ImageSize
  let origin: Int
  let xStep: Int
  let yStep: Int

  /// The frame turned clockwise by its rotation and then flipped left to right if it is mirrored.
  init(_ frame: FrameGeometry) {
    let pixel = Frame.bytesPerPixel
    let row = frame.rowStride
    let lastColumn = (frame.width - 1) * pixel
    let lastRow = (frame.height - 1) * row
    let turned: (origin: Int, xStep: Int, yStep: Int) =
      switch frame.rotation {
      case .none: (0, pixel, row)
      case .clockwise90: (lastRow, -row, pixel)
      case .half: (lastRow + lastColumn, -pixel, -row)
      case .clockwise270: (lastColumn, row, -pixel)
      }
    size = frame.uprightSize
    yStep = turned.yStep
    if frame.isMirrored {
      origin = turned.origin + (size.width - 1) * turned.xStep
      xStep = -turned.xStep
    } else {
      origin = turned.origin
      xStep = turned.xStep
    }
  }
}
