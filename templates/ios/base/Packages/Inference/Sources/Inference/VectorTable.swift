import Foundation

/// A table of test vectors: lines of fields separated by tabs, under one line of their names, and
/// the numbers, little endian, in a file beside it.
struct VectorTable {
  let rows: [Row]

  /// Throws `InferenceError.damagedResource`, and so do all functions of a row.
  init(name: String, table: Data, numbers: Data) throws {
    var lines = String(decoding: table, as: UTF8.self).split(separator: "\n")
    guard !lines.isEmpty else { throw InferenceError.damagedResource(name, reason: "it is empty") }
    let columns = lines.removeFirst().split(separator: "\t").map(String.init)
    let bytes = [UInt8](numbers)
    rows = try lines.map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == columns.count else {
        throw InferenceError.damagedResource(name, reason: "“\(line)” has \(fields.count) fields")
      }
      let values = Dictionary(zip(columns, fields)) { first, _ in first }
      return Row(table: name, values: values, numbers: bytes)
    }
  }

  /// One vector.
  struct Row {
    let table: String
    fileprivate let values: [String: String]
    fileprivate let numbers: [UInt8]

    fileprivate init(table: String, values: [String: String], numbers: [UInt8]) {
      self.table = table
      self.values = values
      self.numbers = numbers
    }
  }
}

extension VectorTable.Row {
  func text(_ column: String) throws -> String {
    guard let value = values[column] else { throw damaged(column) }
    return value
  }

  /// The field as `Value`: a number, or an enumeration's raw value.
  func value<Value: LosslessStringConvertible>(_ column: String) throws -> Value {
    guard let value = Value(try text(column)) else { throw damaged(column) }
    return value
  }

  func choice<Value: RawRepresentable<String>>(_ column: String) throws -> Value {
    guard let value = Value(rawValue: try text(column)) else { throw damaged(column) }
    return value
  }

  func list<Value: LosslessStringConvertible>(_ column: String) throws -> [Value] {
    try text(column).split(separator: ",").map { field in
      guard let value = Value(String(field)) else { throw damaged(column) }
      return value
    }
  }

  /// The bytes that `<name>_offset` and `<name>_bytes` stand for.
  func bytes(_ name: String) throws -> [UInt8] {
    try bytes(from: value("\(name)_offset"), count: value("\(name)_bytes"))
  }

  func bytes(from offset: Int, count: Int) throws -> [UInt8] {
    guard offset >= 0, count >= 0, offset + count <= numbers.count else {
      throw InferenceError.damagedResource(table, reason: "its numbers end too early")
    }
    return Array(numbers[offset..<offset + count])
  }

  func floats(from offset: Int, count: Int) throws -> [Float] {
    try bytes(from: offset, count: count * MemoryLayout<Float>.stride).withUnsafeBytes { bytes in
      (0..<count).map { i in
        let bits = bytes.loadUnaligned(fromByteOffset: 4 * i, as: UInt32.self)
        return Float(bitPattern: UInt32(littleEndian: bits))
      }
    }
  }

  /// The frame of a preprocessing or golden vector.
  func frame() throws -> StoredFrame {
    guard let rotation = Rotation(rawValue: try value("rotation")) else {
      throw damaged("rotation")
    }
    let geometry = FrameGeometry(
      width: try value("frame_width"), height: try value("frame_height"),
      rowStride: try value("row_stride"), rotation: rotation,
      isMirrored: try text("mirrored") == "1")
    return StoredFrame(bytes: try bytes("frame"), geometry: geometry)
  }

  private func damaged(_ column: String) -> InferenceError {
    .damagedResource(table, reason: "column \(column) is missing or holds something else")
  }
}
