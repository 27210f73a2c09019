import Testing

@testable import DigitReader

struct BroadcastTests {
  @Test func everyListenerGetsThePresentValueFirst() async {
    var broadcast = Broadcast(1)
    var early = broadcast.stream().makeAsyncIterator()
    #expect(await early.next() == 1)
    broadcast.send(2)
    var late = broadcast.stream().makeAsyncIterator()
    #expect(await early.next() == 2)
    #expect(await late.next() == 2)
    #expect(broadcast.value == 2)
  }

  @Test func aSlowListenerGetsTheNewest() async {
    var broadcast = Broadcast(1)
    var listener = broadcast.stream().makeAsyncIterator()
    for value in 2...4 { broadcast.send(value) }
    #expect(await listener.next() == 4)
  }
}
