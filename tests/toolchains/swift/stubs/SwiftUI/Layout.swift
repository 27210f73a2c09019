@_exported import Foundation
@_exported import Observation
@_exported import UIKit

public struct HorizontalAlignment: Sendable { public static let leading = Self(), center = Self(), trailing = Self() }
public struct VerticalAlignment: Sendable {
  public static let top = Self(), center = Self(), bottom = Self(), firstTextBaseline = Self(), lastTextBaseline = Self()
}
public struct Alignment: Sendable {
  public static let center = Self(), top = Self(), bottom = Self(), leading = Self(), trailing = Self()
}
public struct VStack<C: View>: _Leaf {
  nonisolated public init(alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> C) {}
}
public struct HStack<C: View>: _Leaf {
  nonisolated public init(alignment: VerticalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> C) {}
}
public struct ZStack<C: View>: _Leaf {
  nonisolated public init(alignment: Alignment = .center, @ViewBuilder content: () -> C) {}
}
public struct Group<C: View>: _Leaf { nonisolated public init(@ViewBuilder content: () -> C) {} }
public struct Section<Parent, Content, Footer> {}
extension Section: View, _Leaf where Parent: View, Content: View, Footer: View {
  public init(
    @ViewBuilder content: () -> Content, @ViewBuilder header: () -> Parent, @ViewBuilder footer: () -> Footer
  ) {}
}
extension Section where Parent == EmptyView, Content: View, Footer: View {
  public init(@ViewBuilder content: () -> Content, @ViewBuilder footer: () -> Footer) {}
}
extension Section where Parent: View, Content: View, Footer == EmptyView {
  public init(@ViewBuilder content: () -> Content, @ViewBuilder header: () -> Parent) {}
}
extension Section where Parent == EmptyView, Content: View, Footer == EmptyView {
  public init(@ViewBuilder content: () -> Content) {}
}
extension Section where Parent == Text, Content: View, Footer == EmptyView {
  public init(_ titleKey: LocalizedStringKey, @ViewBuilder content: () -> Content) {}
}
public struct Form<C: View>: _Leaf { nonisolated public init(@ViewBuilder content: () -> C) {} }
public struct NavigationStack<C: View>: _Leaf { nonisolated public init(@ViewBuilder root: () -> C) {} }
public struct List<C: View>: _Leaf {
  nonisolated public init(@ViewBuilder content: () -> C) {}
  nonisolated public init<D: RandomAccessCollection, R: View>(_ data: D, @ViewBuilder rowContent: @escaping (D.Element) -> R)
  where D.Element: Identifiable, C == ForEach<D, D.Element.ID, R> {}
}
public struct ForEach<D: RandomAccessCollection, ID: Hashable, C> {}
extension ForEach: View, _Leaf where C: View {
  nonisolated public init(_ data: D, id: KeyPath<D.Element, ID>, @ViewBuilder content: @escaping (D.Element) -> C) {}
}
extension ForEach where D.Element: Identifiable, ID == D.Element.ID, C: View {
  nonisolated public init(_ data: D, @ViewBuilder content: @escaping (D.Element) -> C) {}
}
