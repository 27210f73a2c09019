/// A picture that lends its bytes for as long as they are read.
public protocol FrameSource: Sendable {
  func withFrame<Result>(_ body: (Frame) throws -> Result) throws -> Result
}

/// A picture in memory of its own.
public struct StoredFrame: FrameSource {
  public let bytes: [UInt8]
  public let geometry: FrameGeometry
  public let format: PixelFormat

  public init(bytes: [UInt8], geometry: FrameGeometry, format: PixelFormat = .rgba) {
    self.bytes = bytes
    self.geometry = geometry
    self.format = format
  }

  public func withFrame<Result>(_ body: (Frame) throws -> Result) throws -> Result {
    try bytes.withUnsafeBytes { bytes in
      try body(Frame(bytes: bytes, geometry: geometry, format: format))
    }
  }
}
