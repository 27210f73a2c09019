import Foundation
import Testing

@testable import DigitReader

struct ZoomTests {
  /// A picture as wide as its view, with a gap above and below.
  private let subject = Zoom.Subject(
    frame: CGRect(x: 0, y: 200, width: 400, height: 400), view: CGSize(width: 400, height: 800))
  private let close = Zoom(scale: 4, offset: CGSize(width: -600, height: -1200))

  @Test func pinchKeepsWhatIsBetweenTheFingersThere() {
    let focus = CGPoint(x: 100, y: 350)
    let zoom = Zoom().enlarged(by: 4, about: focus, of: subject)
    #expect(zoom.scale == 4)
    #expect(zoom.rectangle(of: CGRect(origin: focus, size: .zero)).origin == focus)
  }

  @Test func dragMovesThePicture() {
    let zoom = close.moved(by: CGSize(width: 50, height: -70), of: subject)
    #expect(zoom == Zoom(scale: 4, offset: CGSize(width: -550, height: -1270)))
  }

  @Test func dragStopsAtTheEdges() {
    let zoom = close.moved(by: CGSize(width: 9000, height: -9000), of: subject)
    let seen = zoom.rectangle(of: subject.frame)
    #expect(seen == CGRect(x: 0, y: -800, width: 1600, height: 1600))
  }

  @Test func pictureSmallerThanTheViewStaysInItsMiddle() {
    let zoom = Zoom().enlarged(by: 1.5, about: .zero, of: subject)
      .moved(by: CGSize(width: 0, height: 300), of: subject)
    #expect(zoom.rectangle(of: subject.frame).midY == 400)
  }

  @Test func fingersThatMeetShowThePictureAsAWhole() {
    let zoom = close.enlarged(by: 0.01, about: .zero, of: subject)
    #expect(zoom.rectangle(of: subject.frame) == subject.frame)
  }

  @Test func enlargementHasALimit() {
    #expect(Zoom().enlarged(by: 100, about: .zero, of: subject).scale == 8)
  }

  @Test func doubleTapLeadsThereAndBack() {
    let zoom = Zoom().toggled(about: CGPoint(x: 200, y: 400), of: subject)
    let seen = zoom.rectangle(of: subject.frame)
    #expect(seen == CGRect(x: -400, y: -200, width: 1200, height: 1200))
    #expect(zoom.toggled(about: CGPoint(x: 10, y: 10), of: subject) == Zoom())
  }

  @Test func otherViewLeavesNoGaps() {
    let turned = Zoom.Subject(
      frame: CGRect(x: 200, y: 0, width: 400, height: 400), view: CGSize(width: 800, height: 400))
    let seen = close.withoutGaps(around: turned).rectangle(of: turned.frame)
    #expect(seen.minX <= 0 && seen.maxX >= 800)
    #expect(seen.minY <= 0 && seen.maxY >= 400)
  }
}
