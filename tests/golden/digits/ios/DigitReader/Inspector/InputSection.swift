import Inference
import SwiftUI

/// The input tensor as a picture: the quickest way to find a mistake in preprocessing.
struct InputSection: View {
  let model: ModelDescription
  let picture: InputPicture?

  var body: some View {
    Section("What the model sees") {
      InputPictureView(picture: picture, size: model.preprocessing.size)
      Fact("Shape", model.input.shapeText)
      Fact("Data type", model.input.dtype.rawValue)
      Fact("Values", range)
      Fact("Made by", model.preprocessing.summary)
      Fact("Mean", model.preprocessing.normalization.mean.channelsText())
      Fact("Standard deviation", model.preprocessing.normalization.std.channelsText())
      if model.input.quantization != .identity {
        Fact("Quantisation", quantization)
      }
    }
  }

  private var range: String {
    guard let picture else { return String(localized: "unknown") }
    let style = FloatingPointFormatStyle<Float>().precision(.fractionLength(2))
    let (lowest, highest) = (picture.lowest.formatted(style), picture.highest.formatted(style))
    return String(localized: "\(lowest) to \(highest)")
  }

  private var quantization: String {
    let (scale, zeroPoint) = (model.input.quantization.scale, model.input.quantization.zeroPoint)
    return String(localized: "scale \(scale.errorText()), zero point \(zeroPoint.formatted())")
  }
}

/// Pixel by pixel: smoothing would hide what the model gets.
private struct InputPictureView: View {
  let picture: InputPicture?
  let size: ImageSize

  var body: some View {
    RoundedRectangle(cornerRadius: 8)
      .fill(.quaternary)
      .overlay {
        if let image = picture?.image {
          Image(image, scale: 1, label: Text("The model’s input of the last frame as a picture"))
            .resizable()
            .interpolation(.none)
        } else {
          Text("No frame yet").foregroundStyle(.secondary)
        }
      }
      .aspectRatio(CGFloat(size.width) / CGFloat(size.height), contentMode: .fit)
      .clipShape(RoundedRectangle(cornerRadius: 8))
      .frame(maxWidth: 224, maxHeight: 224)
      .frame(maxWidth: .infinity)
  }
}
