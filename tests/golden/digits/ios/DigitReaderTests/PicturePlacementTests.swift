import Foundation
import Inference
import Testing

@testable import DigitReader

struct PicturePlacementTests {
  private let picture = ImageSize(width: 720, height: 1280)
  private let square = PixelRegion(left: 0, top: 280, width: 720, height: 720)

  @Test func viewOfThePicturesShapeOnlyScales() {
    for scaling in [PicturePlacement.Scaling.fit, .fill] {
      let placement = PicturePlacement(
        of: picture, in: CGSize(width: 360, height: 640), scaling: scaling)
      #expect(placement.frame == CGRect(x: 0, y: 0, width: 360, height: 640))
      #expect(placement.rectangle(of: square) == CGRect(x: 0, y: 140, width: 360, height: 360))
    }
  }

  @Test func whatAFilledViewCutsOffLiesOutside() {
    let placement = PicturePlacement(
      of: picture, in: CGSize(width: 360, height: 1280), scaling: .fill)
    #expect(placement.rectangle(of: square) == CGRect(x: -180, y: 280, width: 720, height: 720))
  }

  @Test func wholePictureLiesInTheMiddleOfAViewThatItFits() {
    let placement = PicturePlacement(
      of: picture, in: CGSize(width: 1000, height: 640), scaling: .fit)
    #expect(placement.frame == CGRect(x: 320, y: 0, width: 360, height: 640))
    #expect(placement.rectangle(of: square) == CGRect(x: 320, y: 140, width: 360, height: 360))
  }

  @Test func wholePictureIsSeenWhereTheModelSeesAllOfIt() {
    let whole = PixelRegion(left: 0, top: 0, width: 720, height: 1280)
    let placement = PicturePlacement(
      of: picture, in: CGSize(width: 100, height: 500), scaling: .fill)
    #expect(placement.rectangle(of: whole) == placement.frame)
  }
}
