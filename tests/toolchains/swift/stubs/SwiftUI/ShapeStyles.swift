public struct AnyShapeStyle: ShapeStyle { public init<S: ShapeStyle>(_ style: S) {} }
public struct TintShapeStyle: ShapeStyle, Sendable { public init() {} }
public struct HierarchicalShapeStyle: ShapeStyle, Sendable {
  public static let primary = Self(), secondary = Self(), tertiary = Self(), quaternary = Self()
}
extension ShapeStyle where Self == TintShapeStyle { public static var tint: TintShapeStyle { .init() } }
extension ShapeStyle where Self == HierarchicalShapeStyle {
  public static var primary: HierarchicalShapeStyle { .primary }
  public static var secondary: HierarchicalShapeStyle { .secondary }
  public static var tertiary: HierarchicalShapeStyle { .tertiary }
  public static var quaternary: HierarchicalShapeStyle { .quaternary }
}
extension ShapeStyle where Self == Color {
  public static var orange: Color { .init() }
  public static var black: Color { .init() }
  public static var white: Color { .init() }
  public static var brown: Color { .init() }
  public static var green: Color { .init() }
  public static var yellow: Color { .init() }
}
public struct BackgroundStyle: ShapeStyle, Sendable { public init() {} }
extension ShapeStyle where Self == BackgroundStyle { public static var background: BackgroundStyle { .init() } }
extension ShapeStyle where Self == Material { public static var thickMaterial: Material { .init() } }
extension Color {
  public static let accentColor = Self(), cyan = Self(), orange = Self(), clear = Self()
  public init(uiColor: UIColor) {}
}
extension ShapeStyle { public func opacity(_ opacity: Double) -> some ShapeStyle { AnyShapeStyle(self) } }
extension Font {
  public struct Weight: Hashable, Sendable { public static let regular = Self(), medium = Self(), semibold = Self(), bold = Self() }
  public static let subheadline = Self(), footnote = Self(), caption2 = Self(), title2 = Self(), title3 = Self()
  public static let largeTitle = Self()
  public func weight(_ weight: Font.Weight) -> Font { self }
}
extension Text {
  public func fontWeight(_ weight: Font.Weight?) -> Text { self }
  public func monospaced(_ isActive: Bool = true) -> Text { self }
}
