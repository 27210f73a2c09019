/// The model, ready to run on one accelerator, with the memory of its input and output.
///
/// Belongs to the actor that started it.
public protocol ModelRunner: AnyObject {
  /// Lends the input tensor for writing; what was written stays there.
  func withInput<Result>(_ body: (TensorView) throws -> Result) rethrows -> Result

  /// Computes the output of what was written into the input; it is done when this returns.
  func run() throws

  /// Lends the raw output: without gaps, in the element type that the model's file says.
  func withOutput<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result
}
