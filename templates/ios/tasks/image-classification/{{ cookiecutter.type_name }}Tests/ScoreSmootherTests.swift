import Inference
import Testing

@testable import {{ cookiecutter.type_name }}

struct ScoreSmootherTests {
  private let start = ContinuousClock().now
  private let cat = Category(index: 0, label: "cat", score: 1)
  private let dog = Category(index: 1, label: "dog", score: 1)

  @Test func firstFrameCountsFully() {
    var smoother = ScoreSmoother()
    #expect(smoother.smooth([cat], at: start) == [cat])
  }

  @Test func scoresGlideFromOneLabelToAnother() {
    var smoother = ScoreSmoother()
    _ = smoother.smooth([cat], at: start)
    let soon = smoother.smooth([dog], at: start + .milliseconds(100))
    #expect(soon.map(\.label) == ["cat"])
    let later = smoother.smooth([dog], at: start + .milliseconds(400))
    #expect(later.map(\.label) == ["dog"])
    #expect(later[0].score < 1)
  }

  @Test func afterTheTimeConstantMostOfTheStepIsMade() {
    var smoother = ScoreSmoother()
    _ = smoother.smooth([cat], at: start)
    let half = Category(index: 0, label: "cat", score: 0)
    let result = smoother.smooth([half], at: start + .milliseconds(300))
    #expect(abs(result[0].score - 0.368) < 0.001)
  }

  @Test func smoothingCanBeSwitchedOff() {
    var smoother = ScoreSmoother(timeConstant: .zero)
    _ = smoother.smooth([cat], at: start)
    #expect(smoother.smooth([dog], at: start + .milliseconds(1)) == [dog])
  }

  @Test func notANumberDoesNotStay() {
    var smoother = ScoreSmoother()
    _ = smoother.smooth([Category(index: 0, label: "cat", score: .nan)], at: start)
    #expect(smoother.smooth([cat], at: start + .seconds(1))[0].score == 1)
  }
}
