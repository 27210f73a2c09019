import Inference

/// One pass that only reads the sampled pixels of a frame and writes the output: what every preprocessing must do.
struct SamplingPass<Sum: PixelSum> {
  let samples: Samples
  let filter: ResizeFilter

  func run(_ frame: UnsafePointer<UInt8>, _ output: UnsafeMutablePointer<Float>) {
    switch filter {
    case .nearest: nearest(frame + samples.start, output)
    case .bilinear: bilinear(frame + samples.start, output)
    case .pillowBilinear: pillow(frame + samples.start, output)
    }
  }

  private func nearest(_ frame: UnsafePointer<UInt8>, _ output: UnsafeMutablePointer<Float>) {
    for (number, line) in samples.lines.enumerated() {
      let row = frame + line.first * samples.lineStep
      var target = output + number * samples.targetLineStep
      for pixel in samples.pixels {
        var sum = Sum()
        sum.add(row + pixel.first * samples.pixelStep)
        sum.store(at: target)
        target += samples.targetPixelStep
      }
    }
  }

  private func bilinear(_ frame: UnsafePointer<UInt8>, _ output: UnsafeMutablePointer<Float>) {
    for (number, line) in samples.lines.enumerated() {
      let near = frame + line.first * samples.lineStep
      let far = frame + line.last * samples.lineStep
      var target = output + number * samples.targetLineStep
      for pixel in samples.pixels {
        let (first, last) = (pixel.first * samples.pixelStep, pixel.last * samples.pixelStep)
        var sum = Sum()
        sum.add(near + first)
        sum.add(near + last)
        sum.add(far + first)
        sum.add(far + last)
        sum.store(at: target)
        target += samples.targetPixelStep
      }
    }
  }

  private func pillow(_ frame: UnsafePointer<UInt8>, _ output: UnsafeMutablePointer<Float>) {
    for (number, line) in samples.lines.enumerated() {
      var target = output + number * samples.targetLineStep
      for pixel in samples.pixels {
        var sum = Sum()
        var row = frame + line.first * samples.lineStep + pixel.first * samples.pixelStep
        for _ in 0..<line.count {
          var source = row
          for _ in 0..<pixel.count {
            sum.add(source)
            source += samples.pixelStep
          }
          row += samples.lineStep
        }
        sum.store(at: target)
        target += samples.targetPixelStep
      }
    }
  }
}
