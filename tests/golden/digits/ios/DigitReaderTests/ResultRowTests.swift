import Inference
import Testing

@testable import DigitReader

struct ResultRowTests {
  @Test func confidentRowsAreTheCategoriesInTheirOrder() {
    let answer = Classification.sample
    #expect(answer.rows.map(\.id) == answer.categories.map(\.index))
  }

  @Test func otherwiseTheyAreHeadedByThat() {
    let answer = Classification.notSure
    #expect(answer.rows.map(\.id) == [nil] + answer.categories.map(\.index))
  }

  @Test func rowsAreSpokenWithTheirScores() {
    #expect(Classification.sample.rows[0].spoken.hasPrefix("golden retriever, 82"))
    #expect(Classification.notSure.rows[0].spoken == "Not sure")
  }

  @Test(arguments: [(Float.nan, 0), (-0.1, 0), (0.25, 0.25), (1.5, 1)] as [(Float, Float)])
  func barStaysWithinItsTrack(score: Float, fraction: Float) {
    #expect(Inference.Category(index: 0, label: "", score: score).fraction == fraction)
  }
}
