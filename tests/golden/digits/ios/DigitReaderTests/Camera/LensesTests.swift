import Testing

@testable import DigitReader

struct LensesTests {
  @Test func theFirstCameraThatFacesAsWantedIsOpened() {
    let lenses = Lenses(facings: [.unknown, .back, .front, .back])
    #expect(lenses.index(preferring: .back) == 1)
    #expect(lenses.index(preferring: .front) == 2)
    #expect(lenses.canSwitch)
  }

  @Test func theOtherSideIsBetterThanNothing() {
    #expect(Lenses(facings: [.unknown, .front]).index(preferring: .back) == 1)
    #expect(Lenses(facings: [.back]).index(preferring: .front) == 0)
  }

  @Test func aCameraThatWasPluggedInIsOpenedIfThereIsNoOther() {
    let lenses = Lenses(facings: [.unknown])
    #expect(lenses.index(preferring: .back) == 0)
    #expect(!lenses.canSwitch)
  }

  @Test func withoutCamerasThereIsNothingToOpen() {
    #expect(Lenses(facings: []).index(preferring: .back) == nil)
  }
}
