import Foundation

/// Keeps the settings from one start of the app to the next.
protocol SettingsStore {
  func load() -> Settings
  func save(_ settings: Settings)
}

/// Keeps the settings among the app's user defaults.
struct UserDefaultsSettingsStore: SettingsStore {
  private let defaults: UserDefaults

  init(_ defaults: UserDefaults = .standard) {
    self.defaults = defaults
  }

  /// What was never saved, or names a runtime that this app lacks, is as in new settings.
  func load() -> Settings {
    var settings = Settings()
    settings.isSmoothing = defaults.object(forKey: Key.smoothing) as? Bool ?? settings.isSmoothing
    settings.runtime =
      defaults.string(forKey: Key.runtime).flatMap(Runtime.init) ?? settings.runtime
    return settings
  }

  func save(_ settings: Settings) {
    defaults.set(settings.isSmoothing, forKey: Key.smoothing)
    defaults.set(settings.runtime.rawValue, forKey: Key.runtime)
  }

  private enum Key {
    static let smoothing = "smoothing"
    static let runtime = "runtime"
  }
}
