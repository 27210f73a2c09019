import Foundation

extension CascadeMemory where Self == FileCascadeMemory {
  /// The memory of this app on this device. It begins anew with another model, another version of the
  /// runtime, the app or the system, and on another device, for each of them may have mended what
  /// failed.
  public static func onThisDevice(for runtime: any ModelRuntime) -> FileCascadeMemory {
    let support = FileManager.default.urls(
      for: .applicationSupportDirectory, in: .userDomainMask)[0]
    return onThisDevice(for: runtime, in: support)
  }

  /// - Parameter support: where the app may keep what the user doesn't see.
  static func onThisDevice(for runtime: any ModelRuntime, in support: URL) -> FileCascadeMemory {
    let model = runtime.file
    let known = model.knownFailures.keys.sorted().joined(separator: ",")
    let key = [
      model.digest, known, runtime.name, Bundle.main.version, systemVersion, deviceModel,
    ]
    return FileCascadeMemory(
      file: folder(in: support).appendingPathComponent("\(model.digest.prefix(16)).json"),
      key: key.joined(separator: " "))
  }

  /// A folder of its own, left out of backups as a whole: a file is written anew each time, which
  /// would bring it back into them.
  private static func folder(in support: URL) -> URL {
    var folder = support.appendingPathComponent("Accelerators", isDirectory: true)
    // Without the folder nothing is remembered, which is better than no model.
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var values = URLResourceValues()
    values.isExcludedFromBackup = true
    try? folder.setResourceValues(values)
    return folder
  }

  /// With the build, which changes with beta versions and security responses.
  private static var systemVersion: String { ProcessInfo.processInfo.operatingSystemVersionString }

  /// Such as `iPhone17,1`.
  private static var deviceModel: String {
    var system = utsname()
    uname(&system)
    return withUnsafeBytes(of: system.machine) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}

extension Bundle {
  fileprivate var version: String {
    ["CFBundleShortVersionString", "CFBundleVersion"]
      .map { object(forInfoDictionaryKey: $0) as? String ?? "" }
      .joined(separator: "-")
  }
}
