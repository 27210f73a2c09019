/// What is being done while the model gets ready.
public enum LoadingStep: Sendable, Equatable {
  case readingModel
  case preparing(ComputeUnits)
  case checking(ComputeUnits)
}
