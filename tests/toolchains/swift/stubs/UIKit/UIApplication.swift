@MainActor @preconcurrency open class UIApplication: UIResponder {
  open class var shared: UIApplication { fatalError() }
  open var isIdleTimerDisabled: Bool {
    get { fatalError() }
    set {}
  }
  open class var openSettingsURLString: String { fatalError() }
}
