import Foundation

/// What was measured on one device, in the form that mobilegen reads (`--device-benchmark`).
public struct DeviceBenchmark: Sendable, Encodable {
  /// The file that was run.
  public struct Model: Sendable, Encodable {
    let name: String
    let format: String
    let sha256: String

    /// - Parameter format: `coreml` or `tflite`.
    public init(_ file: ModelFile, format: String) {
      name = file.name
      self.format = format
      sha256 = file.digest
    }
  }

  /// What ran it.
  public struct Device: Sendable, Encodable {
    let manufacturer = "Apple"
    let model: String
    let os: String

    /// - Parameters:
    ///   - model: Apple's identifier of its kind, such as `iPhone17,1`.
    ///   - os: name and version, such as `iOS 26.1`.
    public init(model: String, os: String) {
      self.model = model
      self.os = os
    }
  }

  /// How long each of several frames took on one accelerator.
  public struct Result: Sendable, Encodable {
    let accelerator: String
    let inUse: Bool
    let runs: Int
    let preprocessingMs: Percentiles
    let inferenceMs: Percentiles
    let postprocessingMs: Percentiles

    /// - Parameters:
    ///   - isInUse: whether the app works with it on this device.
    ///   - frames: at least one.
    public init(on accelerator: Accelerator, isInUse: Bool, frames: [StageTimes]) {
      self.accelerator = accelerator.name
      inUse = isInUse
      runs = frames.count
      preprocessingMs = Percentiles(frames.map(\.preprocessing))
      inferenceMs = Percentiles(frames.map(\.inference))
      postprocessingMs = Percentiles(frames.map(\.postprocessing))
    }
  }

  struct Percentiles: Encodable {
    let p50: Double
    let p90: Double

    init(_ times: [Duration]) {
      let sorted = times.sorted()
      p50 = sorted[sorted.count / 2] / .milliseconds(1)
      p90 = sorted[sorted.count * 9 / 10] / .milliseconds(1)
    }
  }

  let schema = 1
  let model: Model
  let device: Device
  let appVersion: String
  let results: [Result]

  public init(model: Model, device: Device, appVersion: String, results: [Result]) {
    self.model = model
    self.device = device
    self.appVersion = appVersion
    self.results = results
  }

  /// The whole file.
  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = .sortedKeys
    return try encoder.encode(self)
  }
}
