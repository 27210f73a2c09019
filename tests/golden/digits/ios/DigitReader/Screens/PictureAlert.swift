import SwiftUI

extension View {
  /// Says why a picture isn't shown, until the person has seen it.
  ///
  /// - Parameter isWaiting: whether something else is presented: two things can't be, and the one
  ///   that comes later would be lost.
  func pictureAlert(_ problem: Binding<PictureProblem?>, isWaiting: Bool) -> some View {
    alert(
      "The picture can’t be shown", isPresented: isWaiting ? .constant(false) : problem.isPresent,
      presenting: problem.wrappedValue
    ) { _ in
      Button("OK") {}
    } message: { problem in
      switch problem {
      case .gone:
        Text("It isn’t there any more, or couldn’t be fetched from iCloud. Choose it again.")
      case .unreadable:
        Text("It may be damaged, or of a kind that this device doesn’t know.")
      }
    }
  }
}

extension Optional {
  fileprivate var isPresent: Bool {
    get { self != nil }
    set { if !newValue { self = nil } }
  }
}
