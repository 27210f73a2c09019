/// The model, loaded for some compute units, with the memory of its input and output.
protocol ModelRunner: AnyObject {
  /// Lends the input tensor for writing.
  func withInput<Result>(_ body: (TensorView) throws -> Result) rethrows -> Result

  /// Computes the output of what was written into the input.
  func run() throws

  /// Lends the raw output: without gaps, in the element type of the contract.
  func withOutput<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result
}
