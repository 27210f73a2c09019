import Inference
import Testing

@testable import {{ cookiecutter.type_name }}

@MainActor
struct ClassifierModelTests {
  @Test func startsWithTheCamera() {
    let model = ClassifierModel(
      open: { _, _, _ in FakeClassifier() }, camera: FakeCamera(), pictures: FakePictures(),
      store: FakeSettingsStore())
    #expect(model.scene.isLive)
    #expect(model.state == .loading(.readingModel))
  }
}
