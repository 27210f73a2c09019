/// Everything that is made once for all frames of one geometry and format.
final class FramePlan {
  private let geometry: FrameGeometry
  private let format: PixelFormat
  private let target: PixelRegion
  private let resampler: any Resampler
  private let values: Scratch<Float>

  init(_ frame: Frame, _ fit: Fit, _ preprocessing: ImagePreprocessing) {
    geometry = frame.geometry
    format = frame.format
    target = fit.target
    let scan = Scan(geometry, region: fit.source)
    let reader = LineReader(scan, from: format, to: preprocessing.channelOrder)
    let lineLength = scan.isTurned ? target.height : target.width
    resampler = preprocessing.resizeFilter.resampler(
      reader, lineCount: scan.isTurned ? target.width : target.height, lineLength: lineLength)
    values = Scratch(repeating: 0, count: lineLength * reader.channels + 1)
  }

  func suits(_ frame: Frame) -> Bool {
    frame.geometry == geometry && frame.format == format
  }

  /// Fills the target region of the tensor.
  func run(_ frame: Frame, _ writer: TensorWriter, into tensor: TensorView) {
    let lines = TensorLines(target, of: tensor, isTurned: geometry.isTurned)
    for line in 0..<lines.count {
      resampler.resample(frame, line: line, into: values.start)
      writer.write(values.start, line: line, of: lines, to: tensor)
    }
  }
}
