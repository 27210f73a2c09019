import Testing

@testable import DigitReader

struct WritingDirectionTests {
  @Test(arguments: ["שבע", "7 كلب", "«ܫܒܥܐ»", "𐤀𐤁", "ﷲ", "שבע seven"])
  func rightToLeft(label: String) {
    #expect(label.isWrittenRightToLeft)
  }

  @Test(arguments: ["seven", "7", "", "٣", "七", "🐕 dog", "seven שבע", "ნული"])
  func leftToRight(label: String) {
    #expect(!label.isWrittenRightToLeft)
  }
}
