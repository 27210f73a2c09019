@_exported import Foundation

public struct AVError: Error, Hashable, Sendable {
  public enum Code: Int, Sendable {
    case unknown = -11800
    case deviceWasDisconnected = -11808
    case mediaServicesWereReset = -11819
  }
  public let code: Code
  public init(_ code: Code, userInfo: [String: Any] = [:]) { self.code = code }
  public static var errorDomain: String { "AVFoundationErrorDomain" }
  public static var unknown: Code { .unknown }
  public static var deviceWasDisconnected: Code { .deviceWasDisconnected }
  public static var mediaServicesWereReset: Code { .mediaServicesWereReset }
}
