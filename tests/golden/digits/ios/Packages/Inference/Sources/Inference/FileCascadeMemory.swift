import Foundation

/// Keeps what is remembered in a file. What can't be read counts as forgotten, and what can't be
/// written isn't remembered: the model runs all the same.
public final class FileCascadeMemory: CascadeMemory {
  private struct Content: Codable {
    let key: String
    let record: CascadeRecord
  }

  private let file: URL
  private let key: String
  private let process: String

  /// - Parameters:
  ///   - file: in a folder that exists, and that no backup carries to another device.
  ///   - key: of model, app and device; what was written under another key is forgotten.
  public convenience init(file: URL, key: String) {
    self.init(file: file, key: key, process: Self.thisProcess)
  }

  /// - Parameter process: tells this process from all others.
  init(file: URL, key: String, process: String) {
    self.file = file
    self.key = key
    self.process = process
  }

  public var crashed: Set<Accelerator> { current().crashed }

  public var report: AcceleratorReport? {
    let record = current()
    return record.isOutdated ? nil : record.report
  }

  public func enter(_ accelerator: Accelerator) {
    update { $0.enter(accelerator, process: process) }
  }

  public func leave() {
    update { $0.leave() }
  }

  public func countUse() {
    update { $0.uses += 1 }
  }

  public func remember(_ report: AcceleratorReport) {
    update {
      $0.report = report
      $0.uses = 0
    }
  }

  public func forget() {
    update { $0 = CascadeRecord(entered: $0.entered, process: $0.process) }
  }

  /// A name for this run of the app.
  private static let thisProcess = UUID().uuidString

  /// One for all: a model may still be opening on its queue while the next one does.
  private static let lock = NSLock()

  private func current() -> CascadeRecord {
    Self.lock.withLock { read() }
  }

  private func update(_ change: (inout CascadeRecord) -> Void) {
    Self.lock.withLock {
      var record = read()
      change(&record)
      write(record)
    }
  }

  private func read() -> CascadeRecord {
    guard let content = try? Self.decoder.decode(Content.self, from: Data(contentsOf: file)),
      content.key == key
    else { return CascadeRecord() }
    var record = content.record
    if record.process != process { record.settle() }
    return record
  }

  private func write(_ record: CascadeRecord) {
    // In one step, so that an end in the middle leaves the old file; then out of the system's cache,
    // since a fault in a driver may restart the whole device.
    try? Self.encoder.encode(Content(key: key, record: record)).write(to: file, options: .atomic)
    guard let handle = try? FileHandle(forUpdating: file) else { return }
    try? handle.synchronize()
    try? handle.close()
  }

  // JSON knows no NaN, which is how far an answer may be off.
  private static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return encoder
  }

  private static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return decoder
  }
}
