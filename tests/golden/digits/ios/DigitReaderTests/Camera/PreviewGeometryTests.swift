import Inference
import Testing

@testable import DigitReader

struct PreviewGeometryTests {
  private let sensor = ImageSize(width: 1280, height: 720)

  @Test func aNarrowPreviewCutsOffBothSides() {
    let upright = PreviewGeometry(rotation: .clockwise90, aspectRatio: 0.5)
    let middle = PixelRegion(left: 0, top: 40, width: 1280, height: 640)
    #expect(upright.visibleRegion(of: sensor) == middle)
    let onItsSide = PreviewGeometry(rotation: .half, aspectRatio: 2)
    #expect(onItsSide.visibleRegion(of: sensor) == middle)
  }

  @Test func aSquarePreviewCutsOffTopAndBottom() {
    let geometry = PreviewGeometry(rotation: .clockwise270, aspectRatio: 1)
    let middle = PixelRegion(left: 280, top: 0, width: 720, height: 720)
    #expect(geometry.visibleRegion(of: sensor) == middle)
  }

  @Test func aPreviewOfTheFramesShapeShowsAllOfIt() {
    let geometry = PreviewGeometry(rotation: .clockwise90, aspectRatio: 720 / 1280)
    #expect(geometry.visibleRegion(of: sensor) == PixelRegion(sensor))
  }

  @Test(arguments: [nil, 0.0])
  func beforeThePreviewIsLaidOutAllCountsAsVisible(aspectRatio: Double?) {
    let geometry = PreviewGeometry(rotation: .clockwise90, aspectRatio: aspectRatio)
    #expect(geometry.visibleRegion(of: sensor) == PixelRegion(sensor))
  }

  @Test func somethingIsAlwaysVisible() {
    let geometry = PreviewGeometry(rotation: Rotation.none, aspectRatio: 0.0001)
    #expect(geometry.visibleRegion(of: sensor).width == 1)
  }
}
