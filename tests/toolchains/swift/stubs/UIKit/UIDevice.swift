@MainActor @preconcurrency open class UIDevice: NSObject {
  open class var current: UIDevice { fatalError() }
  open var systemName: String { fatalError() }
  open var systemVersion: String { fatalError() }
}
