@_exported import CoreVideo
@_exported import Foundation

// MLModel is not Sendable.
public enum MLComputeUnits: Int, Sendable { case cpuOnly, cpuAndGPU, all, cpuAndNeuralEngine }
public class MLModelConfiguration: NSObject {
  public override init() {}
  public var computeUnits: MLComputeUnits = .all
}
public class MLPredictionOptions: NSObject { public override init() {} }
public class MLModel: NSObject {
  public var configuration: MLModelConfiguration { fatalError() }
  public convenience init(contentsOf url: URL) throws { fatalError() }
  public convenience init(contentsOf url: URL, configuration: MLModelConfiguration) throws { fatalError() }
  public class func load(
    contentsOf url: URL, configuration: MLModelConfiguration = MLModelConfiguration()
  ) async throws -> MLModel { fatalError() }
  public func prediction(from input: any MLFeatureProvider) throws -> any MLFeatureProvider { fatalError() }
  public func prediction(from input: any MLFeatureProvider, options: MLPredictionOptions) throws -> any MLFeatureProvider {
    fatalError()
  }
  // iOS 17.  In an async function this overload is preferred: a call without `await` is an error there.
  public func prediction(
    from input: any MLFeatureProvider, options: MLPredictionOptions = MLPredictionOptions()
  ) async throws -> any MLFeatureProvider { fatalError() }
}
