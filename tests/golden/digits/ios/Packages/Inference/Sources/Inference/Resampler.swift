/// Resizes frames of one geometry; made once, then reused without allocating.
///
/// It works along the lines of the frame, so that memory is read in its own order however the frame
/// is turned: a target line is a row of the target region, or a column of it if the frame is turned.
protocol Resampler: AnyObject {
  /// Computes the target line number `line`: the channels of each pixel, 0...255, one pixel after
  /// the other in the tensor's order. Lines are asked for one by one, beginning with 0.
  ///
  /// - Parameter values: memory for a line and one value more, since pixels are written in fours.
  func resample(_ frame: Frame, line: Int, into values: UnsafeMutablePointer<Float>)
}

extension ResizeFilter {
  /// The resampler that makes `lineCount` lines of `lineLength` pixels of what `reader` lends.
  func resampler(_ reader: LineReader, lineCount: Int, lineLength: Int) -> any Resampler {
    switch self {
    case .bilinear:
      BilinearResampler(reader, lineCount: lineCount, lineLength: lineLength)
    case .pillowBilinear:
      PillowBilinearResampler(reader, lineCount: lineCount, lineLength: lineLength)
    case .nearest:
      NearestResampler(reader, lineCount: lineCount, lineLength: lineLength)
    }
  }
}
