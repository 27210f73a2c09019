@_exported import Foundation

/// A picture in memory whose rows are padded, as a camera's are.
public final class CVBuffer {
  let width: Int
  let height: Int
  let bytesPerRow: Int
  let format: OSType
  let memory: UnsafeMutableRawBufferPointer
  /// Whoever reads a buffer that nobody locked gets no address.
  var locks = 0

  init(width: Int, height: Int, format: OSType) {
    self.width = width
    self.height = height
    self.format = format
    bytesPerRow = (width * 4 / 64 + 1) * 64
    memory = .allocate(byteCount: bytesPerRow * height, alignment: 64)
    // What lies in the padding must not matter.
    memory.initializeMemory(as: UInt8.self, repeating: 0xA5)
  }

  deinit { memory.deallocate() }
}

public typealias CVImageBuffer = CVBuffer
public typealias CVPixelBuffer = CVBuffer
public typealias CVReturn = Int32
public typealias OSType = UInt32

public struct CVPixelBufferLockFlags: OptionSet, Sendable {
  public let rawValue: UInt64
  public init(rawValue: UInt64) { self.rawValue = rawValue }
  public static let readOnly = CVPixelBufferLockFlags(rawValue: 1)
}

public let kCVReturnSuccess: CVReturn = 0
public let kCVReturnInvalidPixelFormat: CVReturn = -6680
public let kCVPixelFormatType_32BGRA: OSType = 0x4247_5241

/// The attributes are left out: nothing here has any.
public func CVPixelBufferCreate(
  _ width: Int, _ height: Int, _ format: OSType, _ buffer: inout CVPixelBuffer?
) -> CVReturn {
  guard format == kCVPixelFormatType_32BGRA else { return kCVReturnInvalidPixelFormat }
  buffer = CVBuffer(width: width, height: height, format: format)
  return kCVReturnSuccess
}

@discardableResult
public func CVPixelBufferLockBaseAddress(_ buffer: CVPixelBuffer, _ flags: CVPixelBufferLockFlags) -> CVReturn {
  buffer.locks += 1
  return kCVReturnSuccess
}

@discardableResult
public func CVPixelBufferUnlockBaseAddress(_ buffer: CVPixelBuffer, _ flags: CVPixelBufferLockFlags) -> CVReturn {
  precondition(buffer.locks > 0, "a buffer is unlocked that wasn't locked")
  buffer.locks -= 1
  return kCVReturnSuccess
}

public func CVPixelBufferGetBaseAddress(_ buffer: CVPixelBuffer) -> UnsafeMutableRawPointer? {
  buffer.locks > 0 ? buffer.memory.baseAddress : nil
}

public func CVPixelBufferGetBytesPerRow(_ buffer: CVPixelBuffer) -> Int { buffer.bytesPerRow }
public func CVPixelBufferGetPixelFormatType(_ buffer: CVPixelBuffer) -> OSType { buffer.format }
public func CVPixelBufferGetWidth(_ buffer: CVPixelBuffer) -> Int { buffer.width }
public func CVPixelBufferGetHeight(_ buffer: CVPixelBuffer) -> Int { buffer.height }
