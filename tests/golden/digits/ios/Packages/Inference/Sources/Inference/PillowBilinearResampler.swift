/// Pillow's `resize(BILINEAR)` on 8 bits: antialiased, in two passes of fixed-point arithmetic, the
/// one along the upright picture's rows first and rounded to 8 bits.
///
/// Each line of the frame is read once and kept for as long as target lines need it.
final class PillowBilinearResampler: Resampler {
  private let reader: LineReader
  private let across: PillowMixer
  private let along: PillowLine
  private let luma: Scratch<UInt8>
  private let resized: Scratch<UInt8>
  private let count: Int

  init(_ reader: LineReader, lineCount: Int, lineLength: Int) {
    self.reader = reader
    count = lineLength * reader.channels
    // What comes first in upright pictures comes first here: where lines are rows, they are resized
    // before they are mixed.
    let mixedLength = reader.scan.isTurned ? reader.scan.lineLength : lineLength
    across = PillowMixer(
      PillowAxis(from: reader.scan.lineCount, to: lineCount), length: mixedLength * reader.channels)
    along = PillowLine(PillowAxis(from: reader.scan.lineLength, to: lineLength), reader.kind)
    luma = reader.makeBuffer()
    // One byte more, since colours are written in fours.
    resized = Scratch(repeating: 0, count: count + 1)
  }

  func resample(_ frame: Frame, line: Int, into values: UnsafeMutablePointer<Float>) {
    if line == 0 { across.restart() }
    while let (number, memory) = across.nextLine(for: line) {
      let pixels = reader.read(number, of: frame, into: luma)
      if reader.scan.isTurned {
        reader.copy(pixels, into: memory)
      } else {
        along.resize(pixels, step: reader.pixelStep, into: memory)
      }
    }
    var bytes = across.mix(line)
    if reader.scan.isTurned {
      along.resize(bytes, step: reader.channels, into: resized.start)
      bytes = UnsafePointer(resized.start)
    }
    for i in 0..<count { values[i] = Float(bytes[i]) }
  }
}
