@_exported import Foundation

public struct PresentationDetent: Hashable, Sendable {
  public static let medium = Self(), large = Self()
  public static func fraction(_ fraction: CGFloat) -> PresentationDetent { .medium }
  public static func height(_ height: CGFloat) -> PresentationDetent { .medium }
}
@MainActor @preconcurrency public struct DismissAction { public func callAsFunction() {} }
extension EnvironmentValues { public var dismiss: DismissAction { fatalError() } }
public enum NavigationBarItem { public enum TitleDisplayMode: Sendable { case automatic, inline, large } }
extension View {
  nonisolated public func presentationDetents(_ detents: Set<PresentationDetent>) -> some View { _Any() }
  nonisolated public func navigationBarTitleDisplayMode(_ displayMode: NavigationBarItem.TitleDisplayMode) -> some View {
    _Any()
  }
  nonisolated public func sheet<Item: Identifiable, C: View>(
    item: Binding<Item?>, onDismiss: (() -> Void)? = nil, @ViewBuilder content: @escaping (Item) -> C
  ) -> some View { _Any() }
  nonisolated public func alert<A: View, M: View, T>(
    _ titleKey: LocalizedStringKey, isPresented: Binding<Bool>, presenting data: T?, @ViewBuilder actions: (T) -> A,
    @ViewBuilder message: (T) -> M
  ) -> some View { _Any() }
}
