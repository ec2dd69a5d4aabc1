internal import Logging
internal import NIOPosix

extension PostgreSQLClient {
    /// A client on the event loops that the process shares, with the usual settings and without a log.
    ///
    /// - Parameter url: `postgres://user:password@host:port/database?…`, or keywords, as libpq takes them.
    /// - Throws: `invalidConnectionString`, without quoting the string. Connects later.
    public convenience init(url: String) throws(PostgreSQLError) {
        try self.init(
            PostgreSQLConfiguration(connectionString: url),
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
            logger: Logger(label: "postgresql") { _ in SwiftLogNoOpLogHandler() })
    }
}
