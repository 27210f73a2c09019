open class UIColor: NSObject, @unchecked Sendable { open class var systemBackground: UIColor { fatalError() } }
