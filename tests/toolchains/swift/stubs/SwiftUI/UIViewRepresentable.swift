@_exported import Foundation
@_exported import Observation
@_exported import UIKit

public struct UIViewRepresentableContext<R: UIViewRepresentable> { public var coordinator: R.Coordinator { fatalError() } }
@MainActor @preconcurrency public protocol UIViewRepresentable: View where Body == Never {
  associatedtype UIViewType: UIView
  associatedtype Coordinator = Void
  func makeUIView(context: Context) -> UIViewType
  func updateUIView(_ uiView: UIViewType, context: Context)
  func makeCoordinator() -> Coordinator
  typealias Context = UIViewRepresentableContext<Self>
}
extension UIViewRepresentable where Coordinator == Void { public func makeCoordinator() {} }
extension UIViewRepresentable { public var body: Never { fatalError() } }
