@_exported import Foundation
@_exported import Observation
@_exported import UIKit

extension View {
  nonisolated public func padding(_ length: CGFloat) -> some View { _Any() }
  nonisolated public func padding(_ edges: Edge.Set = .all, _ length: CGFloat? = nil) -> some View { _Any() }
  nonisolated public func font(_ font: Font?) -> some View { _Any() }
  nonisolated public func monospacedDigit() -> some View { _Any() }
  nonisolated public func foregroundStyle<S: ShapeStyle>(_ style: S) -> some View { _Any() }
  nonisolated public func background<S: ShapeStyle>(_ style: S, ignoresSafeAreaEdges edges: Edge.Set = .all) -> some View {
    _Any()
  }
  nonisolated public func frame(width: CGFloat? = nil, height: CGFloat? = nil, alignment: Alignment = .center) -> some View {
    _Any()
  }
  nonisolated public func frame(
    minWidth: CGFloat? = nil, idealWidth: CGFloat? = nil, maxWidth: CGFloat? = nil, minHeight: CGFloat? = nil,
    idealHeight: CGFloat? = nil, maxHeight: CGFloat? = nil, alignment: Alignment = .center
  ) -> some View { _Any() }
  nonisolated public func ignoresSafeArea(_ regions: SafeAreaRegions = .all, edges: Edge.Set = .all) -> some View { _Any() }
  nonisolated public func disabled(_ disabled: Bool) -> some View { _Any() }
  nonisolated public func navigationTitle(_ title: LocalizedStringKey) -> some View { _Any() }
  nonisolated public func toolbar<C: ToolbarContent>(@ToolbarContentBuilder content: () -> C) -> some View { _Any() }
  nonisolated public func overlay<V: View>(alignment: Alignment = .center, @ViewBuilder content: () -> V) -> some View { _Any() }
  nonisolated public func task(
    priority: TaskPriority = .userInitiated, @_inheritActorContext _ action: sending @escaping @isolated(any) () async -> Void
  ) -> some View { _Any() }
  nonisolated public func task<ID: Equatable>(
    id: ID, priority: TaskPriority = .userInitiated,
    @_inheritActorContext _ action: sending @escaping @isolated(any) () async -> Void
  ) -> some View { _Any() }
  nonisolated public func onAppear(perform action: (() -> Void)? = nil) -> some View { _Any() }
  nonisolated public func onDisappear(perform action: (() -> Void)? = nil) -> some View { _Any() }
  nonisolated public func onChange<V: Equatable>(of value: V, initial: Bool = false, _ action: @escaping (V, V) -> Void)
    -> some View
  { _Any() }
  nonisolated public func onChange<V: Equatable>(of value: V, initial: Bool = false, _ action: @escaping () -> Void) -> some View {
    _Any()
  }
  nonisolated public func sheet<C: View>(
    isPresented: Binding<Bool>, onDismiss: (() -> Void)? = nil, @ViewBuilder content: @escaping () -> C
  ) -> some View { _Any() }
  nonisolated public func tag<V: Hashable>(_ tag: V, includeOptional: Bool = true) -> some View { _Any() }
  nonisolated public func accessibilityLabel(_ label: LocalizedStringKey) -> some View { _Any() }
  @_disfavoredOverload nonisolated public func accessibilityLabel<S: StringProtocol>(_ label: S) -> some View { _Any() }
  nonisolated public func accessibilityIdentifier(_ id: String) -> some View { _Any() }
}
