import Inference

/// The pixels that a filter samples for one target pixel of an axis: `count` of them, from `first` to `last`.
struct Inputs {
  let first: Int
  let last: Int
  let count: Int

  /// Half-pixel centres. Pillow's filter samples every pixel under its triangle.
  init(of output: Int, from inputSize: Int, to outputSize: Int, _ filter: ResizeFilter) {
    let scale = Double(inputSize) / Double(outputSize)
    let center = (Double(output) + 0.5) * scale
    switch filter {
    case .nearest:
      (first, last, count) = (Int(center), Int(center), 1)
    case .bilinear:
      first = max(Int((center - 0.5).rounded(.down)), 0)
      last = min(Int((center - 0.5).rounded(.up)), inputSize - 1)
      count = 2
    case .pillowBilinear:
      first = max(Int((center - scale + 0.5).rounded(.down)), 0)
      last = min(Int((center + scale + 0.5).rounded(.down)), inputSize) - 1
      count = last - first + 1
    }
  }
}

/// Where the sampled pixels and the target's values stand, line by line in the order of the frame's memory.
struct Samples {
  /// For each target line, in lines of the frame.
  let lines: [Inputs]
  /// For each pixel of a target line, in pixels of a line of the frame.
  let pixels: [Inputs]
  /// The first pixel that is sampled, in bytes.
  let start: Int
  /// Bytes from one line of the frame to the next, and from one pixel to the next.
  let lineStep: Int
  let pixelStep: Int
  /// Floats from one target line to the next, and from one pixel of it to the next.
  let targetLineStep: Int
  let targetPixelStep: Int

  /// The central square of the frame to `side` × `side` pixels of three floats.
  init(_ frame: FrameGeometry, side: Int, filter: ResizeFilter) {
    let extent = min(frame.width, frame.height)
    let isTurned = frame.rotation == .clockwise90 || frame.rotation == .clockwise270
    let isXReversed = frame.rotation == .clockwise90 || frame.rotation == .half
    let isYReversed = frame.rotation == .half || frame.rotation == .clockwise270
    let (lineReversed, pixelReversed) = isTurned ? (isXReversed, isYReversed) : (isYReversed, isXReversed)
    lines = (0..<side).map { Inputs(of: $0, from: extent, to: side, filter) }
    pixels = lines
    start =
      frame.rowStride * ((frame.height - extent) / 2 + (lineReversed ? extent - 1 : 0))
      + 4 * ((frame.width - extent) / 2 + (pixelReversed ? extent - 1 : 0))
    lineStep = lineReversed ? -frame.rowStride : frame.rowStride
    pixelStep = pixelReversed ? -4 : 4
    (targetLineStep, targetPixelStep) = isTurned ? (3, 3 * side) : (3 * side, 3)
  }
}
