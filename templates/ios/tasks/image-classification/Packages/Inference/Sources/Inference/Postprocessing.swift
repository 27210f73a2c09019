/// The way from the model's raw output to the results shown.
public struct Postprocessing: Sendable, Equatable {
  public let activation: Activation
  /// How many results there are at most.
  public let topK: Int
  /// 0...1; a best score below it counts as "not sure".
  public let scoreThreshold: Float

  public init(activation: Activation, topK: Int, scoreThreshold: Float) {
    self.activation = activation
    self.topK = topK
    self.scoreThreshold = scoreThreshold
  }
}
