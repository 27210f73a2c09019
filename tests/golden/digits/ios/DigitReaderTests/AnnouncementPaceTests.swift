import Testing

@testable import DigitReader

struct AnnouncementPaceTests {
  private let start = ContinuousClock.now
  private var pace = AnnouncementPace<String>(pause: .seconds(2))

  init() {
    pace.announced("seven", at: start)
  }

  @Test func firstSubjectNeedsNotWait() {
    #expect(AnnouncementPace<String>().turn(of: "seven", now: start) == start)
  }

  @Test func nextOneWaitsForTheEndOfThePause() {
    let soon = start + .milliseconds(300)
    #expect(pace.turn(of: "one", now: soon) == start + .seconds(2))
  }

  @Test func nextOneNeedsNotWaitAfterThePause() {
    let late = start + .seconds(5)
    #expect(pace.turn(of: "one", now: late) == late)
  }

  @Test func sameOneIsNotSaidAgain() {
    #expect(pace.turn(of: "seven", now: start + .seconds(5)) == nil)
  }

  @Test func itIsSaidAgainAfterAnother() {
    var pace = pace
    pace.announced("one", at: start + .seconds(2))
    #expect(pace.turn(of: "seven", now: start + .seconds(3)) == start + .seconds(4))
  }
}
