@_exported import Foundation
@_exported import Observation
@_exported import UIKit

@MainActor @preconcurrency public protocol Scene { associatedtype Body: Scene; @MainActor var body: Body { get } }
extension Never: Scene {}
@resultBuilder public struct SceneBuilder { public static func buildBlock<C: Scene>(_ c: C) -> C { c } }
@MainActor @preconcurrency public protocol App {
  associatedtype Body: Scene
  @SceneBuilder @MainActor var body: Body { get }
  @MainActor init()
}
extension App { @MainActor public static func main() {} }
public struct WindowGroup<C: View>: Scene {
  nonisolated public init(@ViewBuilder content: () -> C) {}
  public var body: Never { fatalError() }
}
