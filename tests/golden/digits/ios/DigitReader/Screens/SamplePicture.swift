import Inference
import SwiftUI

// What previews show in place of a camera.

/// A sun over hills.
struct SampleLandscape: View {
  var body: some View {
    LinearGradient(colors: [.cyan, .orange], startPoint: .top, endPoint: .bottom)
      .overlay { Circle().fill(.yellow).frame(width: 120, height: 120) }
      .overlay(alignment: .bottom) { Ellipse().fill(.green).frame(width: 900, height: 400) }
      .clipped()
  }
}

extension Picture {
  /// The sky of that landscape.
  static var sample: Picture {
    let size = ImageSize(width: 48, height: 64)
    var bytes: [UInt8] = []
    for y in 0..<size.height {
      let shade = UInt8(2 * y)
      for _ in 0..<size.width { bytes += [90 + shade, 140, 200 - shade, 255] }
    }
    let frame = StoredFrame(
      bytes: bytes,
      geometry: FrameGeometry(
        width: size.width, height: size.height, rowStride: 4 * size.width))
    do {
      return try Picture(copying: frame)
    } catch {
      preconditionFailure("the sample has as many bytes as it says: \(error)")
    }
  }
}

extension PixelRegion {
  static let sample = PixelRegion(left: 0, top: 8, width: 48, height: 48)
}
