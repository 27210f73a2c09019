import Dispatch

// A serial queue that can be an actor's executor: a subclass of DispatchQueue in the SDK, which Linux's Dispatch doesn't let us
// write. More permissive than the SDK: here every queue is one. Works.
public typealias DispatchSerialQueue = DispatchQueue
extension DispatchQueue: @retroactive SerialExecutor {
  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
  public func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
}
