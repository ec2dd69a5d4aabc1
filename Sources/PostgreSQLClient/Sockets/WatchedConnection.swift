/// A connection that the watcher knows.
protocol WatchedConnection: AnyObject {
    var id: UInt64 { get }
    var link: LibPQConnection { get }
    /// The socket can be read or written.
    func becameReady(_ readiness: Readiness)
}

extension PipelinedConnection: WatchedConnection {}
