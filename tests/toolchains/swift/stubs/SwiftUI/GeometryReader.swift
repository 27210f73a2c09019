@_exported import Foundation
@_exported import Observation
@_exported import UIKit

public struct GeometryProxy {
  public var size: CGSize { fatalError() }
  public var safeAreaInsets: EdgeInsets { fatalError() }
}
public struct GeometryReader<C: View>: _Leaf {
  nonisolated public init(@ViewBuilder content: @escaping (GeometryProxy) -> C) {}
}
public enum UserInterfaceSizeClass: Sendable { case compact, regular }
extension EnvironmentValues { public var verticalSizeClass: UserInterfaceSizeClass? { fatalError() } }
extension Alignment {
  public static let topLeading = Self(), topTrailing = Self(), bottomLeading = Self(), bottomTrailing = Self()
}
