import ArgumentParser

/// The flags of `dateline serve`.
struct ServeOptions: ParsableArguments {
    @Option(help: "The address to listen on (default: 127.0.0.1)")
    var host: String?
    @Option(help: "The port to listen on; 0 picks a free one (default: 8080)")
    var port: Int?
    @Flag(
        inversion: .prefixedNo, help: "Ask for keys; --no-auth lets everyone do everything, on loopback only")
    var auth: Bool?
    @Flag(inversion: .prefixedNo, help: "Apply pending migrations at start; SQLite always does")
    var migrate: Bool?
    @Option(help: "What a schema that is not current means: strict, warn or off (default: strict)")
    var schemaCheck: String?
    @Flag(inversion: .prefixedNo, help: "Refuse changes that do not say which version they are about (428)")
    var requireIfMatch: Bool?
    @Option(help: "Seconds that caches may keep public answers (default: 0)")
    var publicMaxAge: Int?
    @Option(
        help: "Bytes of answers kept ready, if the storage tells of changes; 0 for none (default: 67108864)")
    var answerCache: Int?
    @Option(help: "Origins that may read answers in a browser, with commas; * for all (default: none)")
    var corsOrigins: String?
    @Option(help: "Threads that serve (default: one for each core)")
    var eventLoops: Int?
    @Option(help: "Connections at a time (default: 10000)")
    var maxConnections: Int?
    @Option(help: "Bytes of a request line and header (default: 16384)")
    var maxHeaderBytes: Int?
    @Option(help: "Bytes of all request bodies at a time; beyond it 503 (default: 50331648)")
    var maxRequestMemory: Int?
    @Option(help: "Bytes of all large responses at a time; beyond it 503 (default: 100663296)")
    var maxResponseMemory: Int?
    @Option(help: "How long a header may take to arrive (default: 10s)")
    var headerTimeout: String?
    @Option(help: "How long a connection may be idle (default: 60s)")
    var idleTimeout: String?
    @Option(help: "How long an answer may take (default: 30s)")
    var requestTimeout: String?
    @Option(help: "How long to go on accepting after a signal to stop, for load balancers (default: 0s)")
    var drainDelay: String?
    @Option(help: "How long running requests may take after that (default: 20s)")
    var shutdownTimeout: String?
    @Flag(inversion: .prefixedNo, help: "Compress answers over 1 KiB when asked (default: yes)")
    var gzip: Bool?
    @Flag(inversion: .prefixedNo, help: "Log each request (default: yes)")
    var accessLog: Bool?
    @Option(help: "The least level that is logged: trace … critical (default: info)")
    var logLevel: String?
}
