import Foundation

// Prints what Foundation reads from each property list that is named, as one line of JSON, or why it can't.
for path in CommandLine.arguments.dropFirst() {
  do {
    let content = try Data(contentsOf: URL(fileURLWithPath: path))
    let value = try PropertyListSerialization.propertyList(from: content, format: nil)
    let json = try JSONSerialization.data(
      withJSONObject: value, options: [.sortedKeys, .fragmentsAllowed])
    print(String(decoding: json, as: UTF8.self))
  } catch {
    print("{\"refused\": true}")
  }
}
