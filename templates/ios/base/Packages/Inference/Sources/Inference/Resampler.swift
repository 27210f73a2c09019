/// Resizes pictures of one size to another; made once, then reused without allocating.
protocol Resampler: AnyObject {
  /// Hands over the resized picture row by row, from top to bottom: the channels of each pixel,
  /// 0...255, one pixel after the other.
  func resample(
    _ source: PixelReader,
    _ receive: (_ row: Int, _ values: UnsafeMutableBufferPointer<Float>) -> Void)
}

extension ResizeFilter {
  func resampler(from source: PixelRegion, to target: PixelRegion, channels: Int) -> any Resampler {
    switch self {
    case .bilinear: BilinearResampler(from: source, to: target, channels: channels)
    case .pillowBilinear: PillowBilinearResampler(from: source, to: target, channels: channels)
    case .nearest: NearestResampler(from: source, to: target, channels: channels)
    }
  }
}
