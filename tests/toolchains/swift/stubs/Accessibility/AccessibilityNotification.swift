@_exported import Foundation

public enum AccessibilityNotification {
  public struct Announcement {
    public init(_ announcement: String) {}
    public init(_ announcement: AttributedString) {}
    public func post() {}
  }
}
extension AttributeScopes {
  public struct AccessibilityAttributes {
    public enum AnnouncementPriorityAttribute {
      public enum AnnouncementPriority: Hashable, Sendable { case low, `default`, high }
    }
  }
}
extension AttributedString {
  public var accessibilitySpeechAnnouncementPriority:
    AttributeScopes.AccessibilityAttributes.AnnouncementPriorityAttribute.AnnouncementPriority?
  {
    get { fatalError() }
    set {}
  }
}
