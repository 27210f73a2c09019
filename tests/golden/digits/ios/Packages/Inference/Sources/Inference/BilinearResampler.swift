/// `tf.image.resize(method="bilinear")` to the bit; the result isn't rounded to 8 bits.
final class BilinearResampler: Resampler {
  private let reader: LineReader
  private let across: [BilinearTap]
  private let along: [BilinearTap]
  private let nearLuma: Scratch<UInt8>
  private let farLuma: Scratch<UInt8>

  init(_ reader: LineReader, lineCount: Int, lineLength: Int) {
    self.reader = reader
    across = BilinearTap.axis(from: reader.scan.lineCount, to: lineCount)
    along = BilinearTap.axis(from: reader.scan.lineLength, to: lineLength)
      .map { $0.scaled(by: reader.pixelStep) }
    nearLuma = reader.makeBuffer()
    farLuma = reader.makeBuffer()
  }

  func resample(_ frame: Frame, line: Int, into values: UnsafeMutablePointer<Float>) {
    let tap = across[line]
    let near = reader.read(tap.lower, of: frame, into: nearLuma)
    let far = reader.read(tap.upper, of: frame, into: farLuma)
    var target = values
    switch reader.kind {
    case .luma:
      interpolate(
        near, far, tap.lerp, load: { Color(repeating: Float($0.pointee)) },
        store: { color in
          target.pointee = color.x
          target += 1
        })
    case .colors:
      interpolate(
        near, far, tap.lerp, load: { Color(pixel: $0) },
        store: { color in
          color.store(at: target)
          target += 3
        })
    case .reversedColors:
      interpolate(
        near, far, tap.lerp, load: { Color(pixel: $0) },
        store: { color in
          color.reversed.store(at: target)
          target += 3
        })
    }
  }

  /// Makes the pixels of a target line of two lines of the frame.
  @inline(__always)
  private func interpolate(
    _ near: UnsafePointer<UInt8>, _ far: UnsafePointer<UInt8>, _ lerp: Float,
    load: (UnsafePointer<UInt8>) -> Color, store: (Color) -> Void
  ) {
    if reader.scan.isTurned {
      for tap in along {
        let top = mix(load(near + tap.lower), load(far + tap.lower), lerp)
        let bottom = mix(load(near + tap.upper), load(far + tap.upper), lerp)
        store(mix(top, bottom, tap.lerp))
      }
    } else {
      for tap in along {
        let top = mix(load(near + tap.lower), load(near + tap.upper), tap.lerp)
        let bottom = mix(load(far + tap.lower), load(far + tap.upper), tap.lerp)
        store(mix(top, bottom, lerp))
      }
    }
  }

  @inline(__always)
  private func mix(_ start: Color, _ end: Color, _ amount: Float) -> Color {
    start + (end - start) * amount
  }
}
