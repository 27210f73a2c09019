/// Turns camera frames into the model's input tensor exactly as training did.
///
/// Turning, cropping, resizing, the order of channels, normalisation and the element type all happen
/// in one pass over the frame, a line at a time, so that what is in between stays in the cache. Tables
/// and buffers are made for the first frame of a geometry and reused: no frame after it allocates
/// anything. Not safe for use by several threads at once.
public final class ImagePreprocessor {
  let preprocessing: ImagePreprocessing
  let tensor: TensorSpec
  private let writer: TensorWriter
  private let padding: Padding
  private var plan: FramePlan?

  public init(_ preprocessing: ImagePreprocessing, tensor: TensorSpec) {
    self.preprocessing = preprocessing
    self.tensor = tensor
    writer = TensorWriter(preprocessing, tensor: tensor)
    padding = Padding(preprocessing)
  }

  /// Writes the input tensor for `frame`.
  public func preprocess(_ frame: Frame, into tensor: TensorView) {
    padding.write(around: fit(frame.geometry).target, writer, into: tensor)
    plan(for: frame).run(frame, writer, into: tensor)
  }

  /// Which part of the upright frame the model sees, and where that lies in the tensor.
  public func fit(_ frame: FrameGeometry) -> Fit {
    Fit(frame.uprightSize, to: preprocessing.size, mode: preprocessing.resizeMode)
  }

  private func plan(for frame: Frame) -> FramePlan {
    if let plan, plan.suits(frame) { return plan }
    let made = FramePlan(frame, fit(frame.geometry), preprocessing)
    plan = made
    return made
  }
}
