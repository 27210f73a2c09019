import Testing

@testable import {{ cookiecutter.type_name }}

@MainActor
@Suite(.timeLimit(.minutes(1)))
struct RuntimeSwitchTests {
  @Test func anotherRuntimeOpensTheModelAnew() async throws {
    let parts = try ModelParts()
    let model = await parts.model()
    try await until { model.running != nil }
    model.settings.runtime = .tfLite
    try await until { parts.classifiers.runtimes == [.coreML, .tfLite] }
    try await until { model.running != nil }
    #expect(parts.store.saved.runtime == .tfLite)
  }
}
