import Testing

@testable import DigitReader

struct CameraObstacleTests {
  @Test func cameraThatMayBeUsedAndWorksHasNone() {
    #expect(CameraObstacle(access: .allowed, problem: nil) == nil)
  }

  @Test func nothingIsSaidBeforeAccessIsKnown() {
    #expect(CameraObstacle(access: nil, problem: nil) == nil)
  }

  @Test(arguments: [CameraAccess.undecided, .denied, .restricted])
  func missingAccessComesFirst(access: CameraAccess) {
    #expect(CameraObstacle(access: access, problem: .inUse) == .access(access))
  }

  @Test func problemOfACameraThatMayBeUsedIsTold() {
    #expect(CameraObstacle(access: .allowed, problem: .noCamera) == .problem(.noCamera))
  }
}
