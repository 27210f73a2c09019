// Works, in a file format of its own.
@_exported import CoreGraphics
@_exported import Foundation

public typealias CFMutableData = NSMutableData
public class CGImageDestination {
  let data: CFMutableData
  var file: _ImageFile?
  init(_ data: CFMutableData) { self.data = data }
}
public func CGImageDestinationCreateWithData(
  _ data: CFMutableData, _ type: CFString, _ count: Int, _ options: CFDictionary?
) -> CGImageDestination? { count == 1 ? CGImageDestination(data) : nil }
public func CGImageDestinationAddImage(_ idst: CGImageDestination, _ image: CGImage, _ properties: CFDictionary?) {
  idst.file = _ImageFile(image, orientation: properties?.object(forKey: kCGImagePropertyOrientation) as? Int ?? 1)
}
public func CGImageDestinationFinalize(_ idst: CGImageDestination) -> Bool {
  guard let file = idst.file else { return false }
  idst.data.append(file.data)
  return true
}
