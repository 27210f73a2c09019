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

    /// - Parameter buffer: of format `kCVPixelFormatType_32BGRA`.
    public init(_ buffer: CVPixelBuffer, rotation: Rotation, isMirrored: Bool = false) {
      self.buffer = buffer
      self.rotation = rotation
      self.isMirrored = isMirrored
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
      return try body(Frame(bytes: bytes, geometry: geometry, format: .bgra))
    }
  }
#endif
