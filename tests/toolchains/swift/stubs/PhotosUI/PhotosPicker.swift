@_exported import Foundation
@_exported import SwiftUI

// CoreTransferable's.
public protocol Transferable {}
extension Data: Transferable {}

public struct PHPickerFilter: Equatable, Hashable {
  public static var images: PHPickerFilter { fatalError() }
}
// Not Sendable: that it is hasn't been found anywhere.
public struct PhotosPickerItem: Equatable, Hashable {
  public struct EncodingDisambiguationPolicy: Equatable, Hashable, Sendable {
    public static let automatic = Self(), current = Self(), compatible = Self()
  }
  public init(itemIdentifier: String) {}
  public var itemIdentifier: String? { fatalError() }
  public func loadTransferable<T: Transferable>(type: T.Type) async throws -> sending T? { fatalError() }
  @discardableResult @preconcurrency public func loadTransferable<T: Transferable>(
    type: T.Type, completionHandler: @escaping @Sendable (Result<T?, any Error>) -> Void
  ) -> Progress { fatalError() }
}
extension View {
  nonisolated public func photosPicker(
    isPresented: Binding<Bool>, selection: Binding<PhotosPickerItem?>, matching filter: PHPickerFilter? = nil,
    preferredItemEncoding: PhotosPickerItem.EncodingDisambiguationPolicy = .automatic
  ) -> some View { _Any() }
}
