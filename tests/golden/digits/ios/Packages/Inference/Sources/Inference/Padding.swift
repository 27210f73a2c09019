/// The letterbox bars beside the picture in an image tensor.
struct Padding {
  private let size: ImageSize
  /// A row of bars, as long as the tensor is wide.
  private let row: Scratch<Float>

  init(_ preprocessing: ImagePreprocessing) {
    size = preprocessing.size
    let count = size.width * preprocessing.channelOrder.channels
    row = Scratch(repeating: Float(preprocessing.padValue), count: count)
  }

  /// Fills what lies around `picture`.
  func write(around picture: PixelRegion, _ writer: TensorWriter, into tensor: TensorView) {
    let (right, bottom) = (picture.left + picture.width, picture.top + picture.height)
    fill(0, 0, size.width, picture.top, writer, tensor)
    fill(0, bottom, size.width, size.height - bottom, writer, tensor)
    fill(0, picture.top, picture.left, picture.height, writer, tensor)
    fill(right, picture.top, size.width - right, picture.height, writer, tensor)
  }

  private func fill(
    _ left: Int, _ top: Int, _ width: Int, _ height: Int, _ writer: TensorWriter,
    _ tensor: TensorView
  ) {
    let bar = PixelRegion(left: left, top: top, width: width, height: height)
    let lines = TensorLines(bar, of: tensor, isTurned: false)
    for line in 0..<lines.count {
      writer.write(row.start, line: line, of: lines, to: tensor)
    }
  }
}
