import Foundation
import Testing

@testable import DigitReader

struct SettingsStoreTests {
  private let name = "SettingsStoreTests.\(UUID().uuidString)"

  /// Runs `body` with user defaults that nothing was written to.
  private func withDefaults(_ body: (UserDefaults) throws -> Void) throws {
    let defaults = try #require(UserDefaults(suiteName: name))
    defer { defaults.removePersistentDomain(forName: name) }
    try body(defaults)
  }

  @Test func settingsAreTheDefaultsAtFirst() throws {
    try withDefaults { defaults in
      let settings = UserDefaultsSettingsStore(defaults).load()
      #expect(settings == Settings())
      #expect(settings.isSmoothing)
      #expect(settings.runtime == Runtime.allCases.first)
    }
  }

  @Test(arguments: Runtime.allCases)
  func settingsAreKept(runtime: Runtime) throws {
    try withDefaults { defaults in
      let settings = Settings(isSmoothing: false, runtime: runtime)
      UserDefaultsSettingsStore(defaults).save(settings)
      #expect(UserDefaultsSettingsStore(defaults).load() == settings)
    }
  }

  @Test func runtimeThatTheAppLacksIsForgotten() throws {
    try withDefaults { defaults in
      UserDefaultsSettingsStore(defaults).save(Settings(isSmoothing: false))
      defaults.set("abacus", forKey: "runtime")
      #expect(UserDefaultsSettingsStore(defaults).load() == Settings(isSmoothing: false))
    }
  }
}
