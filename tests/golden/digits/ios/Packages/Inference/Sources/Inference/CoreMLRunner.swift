#if canImport(CoreML)
  import CoreML

  /// A Core ML model for one accelerator, with an input array that is written in place.
  final class CoreMLRunner: ModelRunner {
    private let file: ModelFile
    private let model: MLModel
    private let input: MLMultiArray
    private let features: MLDictionaryFeatureProvider
    private var output: [Float]

    init(contentsOf url: URL, file: ModelFile, configuration: MLModelConfiguration) throws {
      for tensor in [file.input, file.output] where tensor.dtype != .float32 {
        throw InferenceError.unexpectedTensor(
          tensor.name, reason: "it is \(tensor.dtype), and only float32 is read and written")
      }
      self.file = file
      model = try MLModel(contentsOf: url, configuration: configuration)
      input = try MLMultiArray(
        shape: file.input.shape.map { NSNumber(value: $0) }, dataType: .float32)
      features = try MLDictionaryFeatureProvider(
        dictionary: [file.input.name: MLFeatureValue(multiArray: input)])
      output = Array(repeating: 0, count: file.output.count)
    }

    func withInput<Result>(_ body: (TensorView) throws -> Result) rethrows -> Result {
      try input.withUnsafeMutableBytes { bytes, strides in
        try body(
          TensorView(bytes, strides: strides, layout: ModelContract.preprocessing.layout))
      }
    }

    func run() throws {
      let name = file.output.name
      let result = try model.prediction(from: features)
      guard let array = result.featureValue(for: name)?.multiArrayValue else {
        throw InferenceError.unexpectedTensor(name, reason: "the model gives no such array")
      }
      try array.copy(to: &output, name: name)
    }

    func withOutput<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
      try output.withUnsafeBytes(body)
    }
  }

  extension MLMultiArray {
    /// Copies the values in row-major order, whatever gaps Core ML left between them.
    fileprivate func copy(to values: inout [Float], name: String) throws {
      guard count == values.count else {
        throw InferenceError.unexpectedTensor(name, reason: "it has \(count) values")
      }
      let layout = StridedLayout(
        shape: shape.map(\.intValue), strides: strides.map(\.intValue))
      switch dataType {
      case .float32:
        withUnsafeBytes { bytes in
          let source = bytes.bindMemory(to: Float.self)
          for i in values.indices { values[i] = source[layout.offset(ofIndex: i)] }
        }
      case .float16:
        withUnsafeBytes { bytes in
          let source = bytes.bindMemory(to: UInt16.self)
          for i in values.indices {
            values[i] = Float(halfPrecisionBits: source[layout.offset(ofIndex: i)])
          }
        }
      default:
        throw InferenceError.unexpectedTensor(name, reason: "it is neither float32 nor float16")
      }
    }
  }
#endif
