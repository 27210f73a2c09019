import XCTest

/// The start screen of the whole app: on a phone that hasn't been asked for the camera yet, or on a
/// simulator, which has none.
final class StartScreenTests: XCTestCase {
  override func setUp() {
    continueAfterFailure = false
  }

  @MainActor
  func testPicturesAreOfferedWithoutACamera() {
    let pictures = launch().buttons["Choose a picture"].firstMatch

    XCTAssertTrue(pictures.waitForExistence(timeout: 10))
    XCTAssertTrue(pictures.isHittable)
  }

  @MainActor
  func testSettingsOpen() {
    let app = launch()
    let settings = app.buttons["Settings"].firstMatch
    XCTAssertTrue(settings.waitForExistence(timeout: 10))

    settings.tap()

    XCTAssertTrue(app.navigationBars["Settings"].waitForExistence(timeout: 5))
  }

  @MainActor
  func testTheOwnPictureOpensAndCloses() throws {
    try XCTSkipUnless(isSimulator, "A device has a camera.")
    let app = launch()
    let picture = app.buttons["Open the app’s own picture"]
    XCTAssertTrue(picture.waitForExistence(timeout: 10))

    picture.tap()
    XCTAssertTrue(app.buttons["Camera"].waitForExistence(timeout: 5))

    app.buttons["Camera"].tap()
    XCTAssertTrue(picture.waitForExistence(timeout: 5))
  }

  private var isSimulator: Bool {
    #if targetEnvironment(simulator)
      true
    #else
      false
    #endif
  }

  /// In English, whatever the device speaks: elements are found by their words.
  @MainActor
  private func launch() -> XCUIApplication {
    let app = XCUIApplication()
    app.launchArguments = ["-AppleLanguages", "(en)"]
    app.launch()
    return app
  }
}
