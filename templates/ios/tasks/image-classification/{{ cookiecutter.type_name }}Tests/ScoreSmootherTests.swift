import Inference
import Testing

@testable import {{ cookiecutter.type_name }}

struct ScoreSmootherTests {
  private let cat = Inference.Category(index: 0, label: "cat", score: 1)

  @Test func firstFrameCountsFully() {
    var smoother = ScoreSmoother()
    #expect(smoother.smooth(Classification(scores: [cat]), at: .zero).categories == [cat])
  }
}
