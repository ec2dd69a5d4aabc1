public import Logging

/// Writes each log event as one JSON object on one line: `time`, `level`, `logger`, `message`, `error`
/// if there is one, then the metadata in the order of their names.
///
/// Control characters are escaped, so an event cannot look like two.
public struct JSONLogHandler: LogHandler {
    /// The least level that is written.
    public var logLevel: Logger.Level
    /// Metadata of every event.
    public var metadata: Logger.Metadata = [:]
    /// Makes further metadata for each event.
    public var metadataProvider: Logger.MetadataProvider?

    private let label: String
    private let sink: LogSink

    /// A handler that writes to a sink, which several may share.
    public init(label: String, sink: LogSink, level: Logger.Level = .info) {
        self.label = label
        self.sink = sink
        logLevel = level
    }

    /// Metadata of every event, one by one.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes an event.
    public func log(event: LogEvent) {
        var line = JSONLine()
        line.timestamp("time")
        line.member("level", event.level.rawValue)
        line.member("logger", label)
        line.member("message", event.message.description)
        if let error = event.error { line.member("error", "\(error)") }
        for (name, value) in merged(event.metadata).sorted(by: { $0.key < $1.key }) {
            line.name(name)
            line.append(value)
        }
        sink.write(line.finished())
    }

    private func merged(_ metadata: Logger.Metadata?) -> Logger.Metadata {
        var all = self.metadata
        if let provided = metadataProvider?.get() { all.merge(provided) { _, new in new } }
        if let metadata { all.merge(metadata) { _, new in new } }
        return all
    }
}
