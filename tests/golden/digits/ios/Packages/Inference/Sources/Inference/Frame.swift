/// Order of the four bytes of a pixel.
public enum PixelFormat: Sendable {
  case rgba, bgra
}

/// How far a frame must be turned clockwise to be upright, in degrees.
public enum Rotation: Int, Sendable, CaseIterable {
  case none = 0
  case clockwise90 = 90
  case half = 180
  case clockwise270 = 270
}

/// A frame's extents, and how far it is from upright.
public struct FrameGeometry: Sendable, Equatable {
  /// Pixels of a row, before turning.
  public let width: Int
  /// Rows, before turning.
  public let height: Int
  /// Bytes from one row to the next.
  public let rowStride: Int
  public let rotation: Rotation
  /// Whether the upright picture is then flipped left to right.
  public let isMirrored: Bool

  public init(
    width: Int, height: Int, rowStride: Int, rotation: Rotation = .none, isMirrored: Bool = false
  ) {
    self.width = width
    self.height = height
    self.rowStride = rowStride
    self.rotation = rotation
    self.isMirrored = isMirrored
  }

  /// Whether the upright picture is as wide as the frame is high.
  var isTurned: Bool { rotation == .clockwise90 || rotation == .clockwise270 }

  /// Size of the upright picture.
  public var uprightSize: ImageSize {
    isTurned ? ImageSize(width: height, height: width) : ImageSize(width: width, height: height)
  }
}

/// A picture as a camera delivers it: four bytes a pixel, in rows that may be padded.
///
/// Borrows its bytes and must not outlive them. Alpha is ignored.
public struct Frame {
  static let bytesPerPixel = 4

  let bytes: UnsafeRawBufferPointer
  public let geometry: FrameGeometry
  public let format: PixelFormat

  /// - Parameter bytes: at least `rowStride * (height - 1) + 4 * width`; the last row may lack its
  ///   padding.
  /// - Throws: `InferenceError.invalidFrame`.
  public init(bytes: UnsafeRawBufferPointer, geometry: FrameGeometry, format: PixelFormat) throws {
    let rowBytes = Frame.bytesPerPixel * geometry.width
    guard geometry.width > 0, geometry.height > 0 else {
      throw InferenceError.invalidFrame("it has no pixels")
    }
    guard geometry.rowStride >= rowBytes else {
      throw InferenceError.invalidFrame("rows of \(geometry.rowStride) bytes are too short")
    }
    guard bytes.count >= geometry.rowStride * (geometry.height - 1) + rowBytes else {
      throw InferenceError.invalidFrame("\(bytes.count) bytes are too few")
    }
    self.bytes = bytes
    self.geometry = geometry
    self.format = format
  }

  /// The first byte. A frame has at least one pixel, so its buffer has an address.
  var start: UnsafePointer<UInt8> { bytes.bindMemory(to: UInt8.self).baseAddress! }

  /// A part of the frame, which it shares its bytes with.
  ///
  /// - Parameter region: in pixels as they lie in memory, before turning.
  /// - Throws: `InferenceError.invalidFrame` if the frame doesn't contain it.
  public func part(_ region: PixelRegion) throws -> Frame {
    guard region.left >= 0, region.top >= 0,
      region.width > 0, region.left + region.width <= geometry.width,
      region.height > 0, region.top + region.height <= geometry.height
    else {
      throw InferenceError.invalidFrame("it doesn't contain the part that is asked for")
    }
    let start = region.top * geometry.rowStride + region.left * Frame.bytesPerPixel
    let part = FrameGeometry(
      width: region.width, height: region.height, rowStride: geometry.rowStride,
      rotation: geometry.rotation, isMirrored: geometry.isMirrored)
    return try Frame(
      bytes: UnsafeRawBufferPointer(rebasing: bytes[start...]), geometry: part, format: format)
  }
}
