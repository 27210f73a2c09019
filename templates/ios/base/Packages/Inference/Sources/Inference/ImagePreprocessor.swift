/// Turns camera frames into the model's input tensor exactly as training did.
///
/// Tables and buffers are made for the first frame of a geometry and reused: no frame after it
/// allocates anything. Not safe for use by several threads at once.
public final class ImagePreprocessor {
  private let preprocessing: ImagePreprocessing
  private let writer: TensorWriter
  private var plan: FramePlan?

  public init(_ preprocessing: ImagePreprocessing, tensor: TensorSpec) {
    self.preprocessing = preprocessing
    writer = TensorWriter(preprocessing.normalization, tensor: tensor)
  }

  /// Writes the input tensor for `frame`.
  public func preprocess(_ frame: Frame, into tensor: TensorView) {
    let plan = plan(for: frame.geometry)
    let target = plan.fit.target
    if target != PixelRegion(preprocessing.size) {
      writer.fill(preprocessing.size, with: Float(preprocessing.padValue), into: tensor)
    }
    let source = PixelReader(
      frame, view: plan.view, region: plan.fit.source, channelOrder: preprocessing.channelOrder)
    plan.resampler.resample(source) { row, values in
      writer.write(values, row: target.top + row, column: target.left, into: tensor)
    }
  }

  /// Which part of the upright frame the model sees, and where that lies in the tensor.
  public func fit(_ frame: FrameGeometry) -> Fit {
    plan(for: frame).fit
  }

  private func plan(for geometry: FrameGeometry) -> FramePlan {
    if let plan, plan.geometry == geometry { return plan }
    let made = FramePlan(geometry, preprocessing)
    plan = made
    return made
  }
}

/// Everything about a frame's geometry that is computed once.
private final class FramePlan {
  let geometry: FrameGeometry
  let view: UprightView
  let fit: Fit
  let resampler: any Resampler

  init(_ geometry: FrameGeometry, _ preprocessing: ImagePreprocessing) {
    self.geometry = geometry
    view = UprightView(geometry)
    fit = Fit(view.size, to: preprocessing.size, mode: preprocessing.resizeMode)
    resampler = preprocessing.resizeFilter.resampler(
      from: fit.source, to: fit.target, channels: preprocessing.channelOrder.channels)
  }
}
