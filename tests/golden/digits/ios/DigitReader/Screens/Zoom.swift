import Foundation

/// How a view's content is enlarged about its top left corner, and then moved.
struct Zoom: Equatable {
  /// What is being looked at.
  struct Subject {
    /// Where it lies without zoom.
    let frame: CGRect
    /// The size of the view that shows it.
    let view: CGSize
  }

  private static let range: ClosedRange<CGFloat> = 1...8
  private static let close: CGFloat = 3

  var scale: CGFloat = 1
  var offset = CGSize.zero

  /// Where a rectangle of the content is seen.
  func rectangle(of content: CGRect) -> CGRect {
    CGRect(
      x: content.minX * scale + offset.width, y: content.minY * scale + offset.height,
      width: content.width * scale, height: content.height * scale)
  }

  /// Enlarged further by `factor`, while what is seen at `focus` stays there.
  func enlarged(by factor: CGFloat, about focus: CGPoint, of subject: Subject) -> Zoom {
    let newScale = min(max(scale * factor, Zoom.range.lowerBound), Zoom.range.upperBound)
    let growth = newScale / scale
    let newOffset = CGSize(
      width: focus.x - (focus.x - offset.width) * growth,
      height: focus.y - (focus.y - offset.height) * growth)
    return Zoom(scale: newScale, offset: newOffset).withoutGaps(around: subject)
  }

  func moved(by translation: CGSize, of subject: Subject) -> Zoom {
    let newOffset = CGSize(
      width: offset.width + translation.width, height: offset.height + translation.height)
    return Zoom(scale: scale, offset: newOffset).withoutGaps(around: subject)
  }

  /// Enlarged about `focus`, or as a whole again if it was enlarged.
  func toggled(about focus: CGPoint, of subject: Subject) -> Zoom {
    scale > 1 ? Zoom() : enlarged(by: Zoom.close, about: focus, of: subject)
  }

  /// Moved so that between the subject and the view's edges there are no gaps that can be avoided.
  func withoutGaps(around subject: Subject) -> Zoom {
    let seen = rectangle(of: subject.frame)
    let width = offset.width + correction(of: seen.minX, seen.maxX, to: subject.view.width)
    let height = offset.height + correction(of: seen.minY, seen.maxY, to: subject.view.height)
    return Zoom(scale: scale, offset: CGSize(width: width, height: height))
  }
}

/// How far a stretch must move to fill `0...length`, or to lie in its middle if it is shorter.
private func correction(of start: CGFloat, _ end: CGFloat, to length: CGFloat) -> CGFloat {
  if end - start <= length { return (length - end - start) / 2 }
  if start > 0 { return -start }
  return end < length ? length - end : 0
}
