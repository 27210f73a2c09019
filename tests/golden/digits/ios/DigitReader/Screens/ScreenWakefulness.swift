import SwiftUI
import UIKit

extension View {
  /// Keeps the screen from going dark while `isOn`, as long as this is shown.
  func keepingScreenOn(_ isOn: Bool) -> some View {
    onChange(of: isOn, initial: true) { UIApplication.shared.isIdleTimerDisabled = isOn }
      .onDisappear { UIApplication.shared.isIdleTimerDisabled = false }
  }
}
