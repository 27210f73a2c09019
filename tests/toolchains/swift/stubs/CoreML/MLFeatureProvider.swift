@_exported import CoreVideo
@_exported import Foundation

public class MLFeatureValue: NSObject {
  public convenience init(multiArray value: MLMultiArray) { fatalError() }
  public convenience init(pixelBuffer value: CVPixelBuffer) { fatalError() }
  public var imageBufferValue: CVPixelBuffer? { fatalError() }
  public var multiArrayValue: MLMultiArray? { fatalError() }
}
public protocol MLFeatureProvider {
  var featureNames: Set<String> { get }
  func featureValue(for featureName: String) -> MLFeatureValue?
}
public class MLDictionaryFeatureProvider: NSObject, MLFeatureProvider {
  public init(dictionary: [String: Any]) throws {}
  public var featureNames: Set<String> { fatalError() }
  public func featureValue(for featureName: String) -> MLFeatureValue? { fatalError() }
}
