import Foundation

@MainActor open class XCUIElement: NSObject, XCUIElementTypeQueryProvider {
  public func waitForExistence(timeout: TimeInterval) -> Bool { fatalError() }
  public func tap() { fatalError() }
  public var exists: Bool { fatalError() }
  public var isHittable: Bool { fatalError() }
}

@MainActor open class XCUIApplication: XCUIElement {
  public override init() { super.init() }
  public func launch() { fatalError() }
  public var launchArguments: [String] {
    get { fatalError() }
    set { fatalError() }
  }
}

@MainActor open class XCUIElementQuery: NSObject, XCUIElementTypeQueryProvider {
  public subscript(key: String) -> XCUIElement { fatalError() }
}

@MainActor public protocol XCUIElementTypeQueryProvider {}

extension XCUIElementTypeQueryProvider {
  public var firstMatch: XCUIElement { fatalError() }
  public var buttons: XCUIElementQuery { fatalError() }
  public var staticTexts: XCUIElementQuery { fatalError() }
  public var navigationBars: XCUIElementQuery { fatalError() }
  public var switches: XCUIElementQuery { fatalError() }
  public var alerts: XCUIElementQuery { fatalError() }
}
