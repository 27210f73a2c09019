import Foundation
import Inference
import Testing

@testable import {{ cookiecutter.type_name }}

struct SeenRegionLayoutTests {
  private let frame = ImageSize(width: 720, height: 1280)
  private let square = PixelRegion(left: 0, top: 280, width: 720, height: 720)

  @Test func previewOfTheFramesShapeOnlyScales() {
    let region = SeenRegionLayout.rectangle(
      of: square, frameSize: frame, in: CGSize(width: 360, height: 640))
    #expect(region == CGRect(x: 0, y: 140, width: 360, height: 360))
  }

  @Test func whatThePreviewCutsOffLiesOutside() {
    let region = SeenRegionLayout.rectangle(
      of: square, frameSize: frame, in: CGSize(width: 360, height: 1280))
    #expect(region == CGRect(x: -180, y: 280, width: 720, height: 720))
  }
}
