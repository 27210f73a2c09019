import TensorFlowLiteC

/// The library's own facts.
public enum Runtime {
  public static var version: String { TfLiteVersion().map { String(cString: $0) } ?? "" }
}
