open class UIPasteboard: NSObject {
  open class var general: UIPasteboard { fatalError() }
  open var string: String? {
    get { fatalError() }
    set {}
  }
}
