import Foundation

public enum MLComputeUnits: Int, Sendable { case cpuOnly, cpuAndGPU, all, cpuAndNeuralEngine }

public final class MLModelConfiguration: NSObject {
  public var computeUnits: MLComputeUnits = .all
}

public final class MLPredictionOptions: NSObject {}

/// Answers what was recorded for exactly the input that it is given, and nothing else.
public final class MLModel: NSObject {
  public let configuration: MLModelConfiguration
  private let recording: Recording
  private let fault: Fault?

  public convenience init(contentsOf url: URL) throws {
    try self.init(contentsOf: url, configuration: MLModelConfiguration())
  }

  public init(contentsOf url: URL, configuration: MLModelConfiguration) throws {
    self.configuration = configuration
    recording = try Recording(contentsOf: url)
    fault = Fault.of(configuration.computeUnits)
    super.init()
    try fault?.onLoad()
  }

  public class func load(
    contentsOf url: URL, configuration: MLModelConfiguration = MLModelConfiguration()
  ) async throws -> MLModel {
    try MLModel(contentsOf: url, configuration: configuration)
  }

  public func prediction(from input: any MLFeatureProvider) throws -> any MLFeatureProvider {
    guard let array = input.featureValue(for: recording.input.name)?.multiArrayValue else {
      throw failure("Feature \(recording.input.name) is required but not specified.")
    }
    try fault?.onPredict()
    var answer = try recording.answer(to: array)
    if let fault { answer = fault.spoiled(answer) }
    // As the model declares it, unless scores are missing.
    let shape = Array(recording.output.shape.dropLast()) + [NSNumber(value: answer.count)]
    let output = try MLMultiArray(shape: shape, dataType: Device.outputType)
    for (index, value) in answer.enumerated() { output.set(Double(value), at: index) }
    let name = fault?.misnames == true ? "other" : recording.output.name
    return try MLDictionaryFeatureProvider(dictionary: [name: MLFeatureValue(multiArray: output)])
  }

  public func prediction(
    from input: any MLFeatureProvider, options: MLPredictionOptions
  ) throws -> any MLFeatureProvider {
    try prediction(from: input)
  }

  public func prediction(
    from input: any MLFeatureProvider, options: MLPredictionOptions = MLPredictionOptions()
  ) async throws -> any MLFeatureProvider {
    let predict: (any MLFeatureProvider) throws -> any MLFeatureProvider = prediction(from:)
    return try predict(input)
  }
}

/// As Core ML's errors look to an app.
func failure(_ text: String) -> NSError {
  NSError(domain: "com.apple.CoreML", code: 0, userInfo: [NSLocalizedDescriptionKey: text])
}
