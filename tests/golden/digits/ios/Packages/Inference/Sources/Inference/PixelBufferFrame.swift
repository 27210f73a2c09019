#if canImport(CoreVideo)
  import CoreVideo

  /// A pixel buffer of the camera, read in place, row padding included.
  ///
  /// Unchecked: Core Video's buffers may be locked and read from any thread, and the capture pipeline
  /// doesn't write to one that is still referenced.
  public struct PixelBufferFrame: FrameSource, @unchecked Sendable {
    private let buffer: CVPixelBuffer
    private let rotation: Rotation
    private let isMirrored: Bool
    private let region: PixelRegion?

    /// - Parameters:
    ///   - buffer: of format `kCVPixelFormatType_32BGRA`.
    ///   - region: the part of the buffer that counts, in its own pixels, before turning; all of it
    ///     if there is none.
    public init(
      _ buffer: CVPixelBuffer, rotation: Rotation, isMirrored: Bool = false,
      region: PixelRegion? = nil
    ) {
      self.buffer = buffer
      self.rotation = rotation
      self.isMirrored = isMirrored
      self.region = region
    }

    public func withFrame<Result>(_ body: (Frame) throws -> Result) throws -> Result {
      guard CVPixelBufferGetPixelFormatType(buffer) == kCVPixelFormatType_32BGRA else {
        throw InferenceError.invalidFrame("its pixels aren't BGRA")
      }
      guard CVPixelBufferLockBaseAddress(buffer, .readOnly) == kCVReturnSuccess else {
        throw InferenceError.invalidFrame("its memory can't be locked")
      }
      defer { CVPixelBufferUnlockBaseAddress(buffer, .readOnly) }
      guard let base = CVPixelBufferGetBaseAddress(buffer) else {
        throw InferenceError.invalidFrame("it has no memory")
      }
      let geometry = FrameGeometry(
        width: CVPixelBufferGetWidth(buffer), height: CVPixelBufferGetHeight(buffer),
        rowStride: CVPixelBufferGetBytesPerRow(buffer), rotation: rotation,
        isMirrored: isMirrored)
      let bytes = UnsafeRawBufferPointer(
        start: base, count: geometry.rowStride * geometry.height)
      let frame = try Frame(bytes: bytes, geometry: geometry, format: .bgra)
      return try body(region.map(frame.part) ?? frame)
    }
  }
#endif
