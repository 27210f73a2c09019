/// What is being done while a model is opened.
public enum LoadingStep: Sendable, Equatable {
  case readingModel
  case preparing(Accelerator)
  case checking(Accelerator)
}
