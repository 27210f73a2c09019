import Foundation

@testable import Inference

/// The vectors of the reference implementation, shared by all platforms.
enum ConformanceVectors {
  static func rows(_ name: String) throws -> [VectorTable.Row] {
    let table = try VectorTable(
      name: "\(name).tsv", table: read(name, "tsv"), numbers: read(name, "bin"))
    guard !table.rows.isEmpty else {
      throw InferenceError.damagedResource("\(name).tsv", reason: "it has no vectors")
    }
    return table.rows
  }

  private static func read(_ name: String, _ type: String) throws -> Data {
    guard let url = Bundle.module.url(forResource: name, withExtension: type) else {
      throw InferenceError.damagedResource("\(name).\(type)", reason: "it is missing")
    }
    return try Data(contentsOf: url)
  }
}

/// A frame, what is to be done with it, and the tensor that must come out.
struct PreprocessingVector {
  let name: String
  let frame: StoredFrame
  let preprocessing: ImagePreprocessing
  let tensor: TensorSpec
  private let expected: [UInt8]

  init(_ row: VectorTable.Row) throws {
    name = try row.text("name")
    frame = try row.frame()
    preprocessing = try ImagePreprocessing(
      size: ImageSize(width: row.value("width"), height: row.value("height")),
      normalization: Normalization(mean: row.list("mean"), std: row.list("std")),
      resizeMode: row.choice("resize_mode"),
      resizeFilter: row.choice("resize_filter"),
      channelOrder: row.choice("channel_order"),
      layout: row.choice("layout"),
      padValue: row.value("pad_value"))
    let size = preprocessing.size
    let channels = preprocessing.channelOrder.channels
    let shape =
      switch preprocessing.layout {
      case .nhwc: [1, size.height, size.width, channels]
      case .nchw: [1, channels, size.height, size.width]
      }
    tensor = try TensorSpec(
      name: "image", shape: shape, dtype: row.choice("dtype"), quantization: row.quantization())
    expected = try row.bytes("tensor")
  }

  func preprocess(_ frame: Frame, with preprocessor: ImagePreprocessor? = nil) -> [UInt8] {
    let preprocessor = preprocessor ?? ImagePreprocessor(preprocessing, tensor: tensor)
    // Values that no step may leave behind.
    var result = [UInt8](repeating: 0xA5, count: tensor.count * tensor.dtype.size)
    result.withUnsafeMutableBytes { bytes in
      preprocessor.preprocess(frame, into: TensorView(packed: bytes, for: preprocessing))
    }
    return result
  }

  /// Whether `result` equals the reference to the bit.
  func accepts(_ result: [UInt8]) -> Bool {
    result == expected
  }
}

extension VectorTable.Row {
  func quantization() throws -> QuantizationParams {
    QuantizationParams(scale: try value("scale"), zeroPoint: try value("zero_point"))
  }
}

extension StoredFrame {
  func swappingRedAndBlue() -> StoredFrame {
    var swapped = bytes
    for row in 0..<geometry.height {
      for column in 0..<geometry.width {
        let pixel = row * geometry.rowStride + 4 * column
        swapped.swapAt(pixel, pixel + 2)
      }
    }
    return StoredFrame(bytes: swapped, geometry: geometry, format: .bgra)
  }
}

func isWithinOneULP(_ value: Float, _ expected: Float) -> Bool {
  value == expected || value == expected.nextUp || value == expected.nextDown
    || (value.isNaN && expected.isNaN)
}
