// Apple's Foundation brings the Objective-C runtime's names into every file that imports it: a type of a package that is named
// like one of them is ambiguous in an app, unless its module is named.
public typealias Category = OpaquePointer
public typealias Class = AnyClass
public typealias Method = OpaquePointer
public typealias Ivar = OpaquePointer
