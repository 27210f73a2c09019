@MainActor @preconcurrency open class UIApplication: UIResponder {
  open class var openSettingsURLString: String { fatalError() }
}
