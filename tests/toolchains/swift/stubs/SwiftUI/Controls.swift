@_exported import Foundation
@_exported import Observation
@_exported import UIKit

public struct Label<T: View, I: View>: _Leaf {
  nonisolated public init(@ViewBuilder title: () -> T, @ViewBuilder icon: () -> I) {}
}
extension Label where T == Text, I == Image { nonisolated public init(_ title: LocalizedStringKey, systemImage: String) {} }
public struct Button<L: View>: _Leaf {
  nonisolated public init(action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> L) {}
}
extension Button where L == Text {
  nonisolated public init(_ title: LocalizedStringKey, action: @escaping @MainActor () -> Void) {}
}
extension Button where L == Label<Text, Image> {
  nonisolated public init(_ title: LocalizedStringKey, systemImage: String, action: @escaping @MainActor () -> Void) {}
}
public struct Toggle: _Leaf { nonisolated public init(_ title: LocalizedStringKey, isOn: Binding<Bool>) {} }
public struct Picker<V: Hashable, C: View>: _Leaf {
  nonisolated public init(_ title: LocalizedStringKey, selection: Binding<V>, @ViewBuilder content: () -> C) {}
}
public struct ProgressView: _Leaf {
  nonisolated public init() {}
  nonisolated public init(_ title: LocalizedStringKey) {}
  nonisolated public init<V: BinaryFloatingPoint>(value: V?, total: V = 1.0) {}
}
public struct ContentUnavailableView<L: View, D: View, A: View>: _Leaf {
  nonisolated public init(
    @ViewBuilder label: () -> L, @ViewBuilder description: () -> D = { EmptyView() },
    @ViewBuilder actions: () -> A = { EmptyView() }
  ) {}
}
extension ContentUnavailableView where L == Label<Text, Image>, D == Text?, A == EmptyView {
  nonisolated public init(_ title: LocalizedStringKey, systemImage: String, description: Text? = nil) {}
}
public struct Spacer: _Leaf { nonisolated public init(minLength: CGFloat? = nil) {} }
