/// What a person can do on the screen.
struct ClassifierActions {
  var requestAccess: @MainActor () -> Void = {}
  var retryCamera: @MainActor () -> Void = {}
  var showBundledPicture: @MainActor () -> Void = {}
  var inspect: @MainActor () -> Void = {}
  var switchLens: @MainActor () -> Void = {}
  var setTorch: @MainActor (Bool) -> Void = { _ in }
  var freeze: @MainActor () -> Void = {}
  var choosePicture: @MainActor () -> Void = {}
  var openSettings: @MainActor () -> Void = {}
  var backToCamera: @MainActor () -> Void = {}
  var retry: @MainActor () -> Void = {}
  var copyReport: @MainActor () -> Void = {}
}
