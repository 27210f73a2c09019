/// `tf.image.resize(method="nearest")` to the bit.
final class NearestResampler: Resampler {
  private let reader: LineReader
  private let lines: [Int]
  /// Where the pixels of a target line stand in a line that was read.
  private let offsets: [Int]
  private let luma: Scratch<UInt8>

  init(_ reader: LineReader, lineCount: Int, lineLength: Int) {
    self.reader = reader
    lines = NearestResampler.axis(from: reader.scan.lineCount, to: lineCount)
    offsets = NearestResampler.axis(from: reader.scan.lineLength, to: lineLength)
      .map { $0 * reader.pixelStep }
    luma = reader.makeBuffer()
  }

  func resample(_ frame: Frame, line: Int, into values: UnsafeMutablePointer<Float>) {
    let pixels = reader.read(lines[line], of: frame, into: luma)
    var target = values
    switch reader.kind {
    case .luma:
      for offset in offsets {
        target.pointee = Float(pixels[offset])
        target += 1
      }
    case .colors:
      for offset in offsets {
        Color(pixel: pixels + offset).store(at: target)
        target += 3
      }
    case .reversedColors:
      for offset in offsets {
        Color(pixel: pixels + offset).reversed.store(at: target)
        target += 3
      }
    }
  }

  /// The input pixel for each output pixel of one axis: half-pixel centres in float32.
  private static func axis(from inputSize: Int, to outputSize: Int) -> [Int] {
    let scale = Float(inputSize) / Float(outputSize)
    return (0..<outputSize).map { i in
      min(Int(((Float(i) + 0.5) * scale).rounded(.down)), inputSize - 1)
    }
  }
}
