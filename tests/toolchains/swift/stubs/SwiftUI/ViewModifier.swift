@_exported import Foundation
@_exported import Observation
@_exported import UIKit

@MainActor @preconcurrency public protocol ViewModifier {
  associatedtype Body: View
  @ViewBuilder @MainActor @preconcurrency func body(content: Content) -> Body
  typealias Content = _ViewModifier_Content<Self>
}
public struct _ViewModifier_Content<M: ViewModifier>: _Leaf { nonisolated init() {} }
extension View {
  nonisolated public func modifier<T>(_ modifier: T) -> some View { _Any() }
}
