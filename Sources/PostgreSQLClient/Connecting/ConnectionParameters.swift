import CLibPQ
import NIOCore

/// The parameters of a connection string, and the secrets among them.
struct ConnectionParameters: Sendable {
    private(set) var values: [String: String] = [:]
    /// What must never appear in a message.
    private let secrets: [String]
    /// Whether a failed attempt is looked into, which may cost another one.
    private(set) var explainsRefusals = false
    /// The settings of the session, of a connection of the pool.
    private(set) var sessionSettings: [(name: String, value: String)]?
    private var startTimeout: Duration = .seconds(5)

    /// Parses a URL or a list of keywords as libpq does. The error quotes nothing of the string.
    init(_ connectionString: String) throws(PostgreSQLError) {
        guard !connectionString.utf8.contains(0) else {
            throw PostgreSQLError(.invalidConnectionString, "zero byte in the connection string")
        }
        var reason: UnsafeMutablePointer<CChar>?
        guard let options = unsafe PQconninfoParse(connectionString, &reason) else {
            let text = unsafe reason.map { unsafe String(cString: $0) } ?? "out of memory"
            unsafe PQfreemem(reason)
            throw PostgreSQLError(.invalidConnectionString, Self.withoutQuotations(text))
        }
        defer { unsafe PQconninfoFree(options) }
        var secrets: [String] = []
        var option = unsafe options
        while let keyword = unsafe option.pointee.keyword {
            if let value = unsafe option.pointee.val.map({ unsafe String(cString: $0) }), !value.isEmpty {
                unsafe values[String(cString: keyword)] = value
                if unsafe Self.isSecret(option.pointee) { secrets.append(value) }
            }
            unsafe option += 1
        }
        self.secrets = secrets
    }

    /// libpq looks at some values, such as that of `sslmode`, only when it connects: it is made to, to a socket that is not there. Throws
    /// `invalidConnectionString` without quoting the value.
    func checkValues() throws(PostgreSQLError) {
        let defaults = Self.defaults()
        // From there libpq would take the address of a server, and ask that one.
        guard values["service"] == nil, defaults["service"] == nil, defaults["hostaddr"] == nil else {
            return
        }
        var parameters = self
        parameters.values["hostaddr"] = nil
        // So that no file is looked into for one.
        parameters.values["password"] = "none"
        // As many, so that their ports are looked at.
        parameters.values["host"] = hosts.map { _ in "/dev/null" }.joined(separator: ",")
        let opened = unsafe parameters.withPointers { keywords, values in
            unsafe PQconnectdbParams(keywords, values, 0)
        }
        guard let opened = unsafe opened else { throw PostgreSQLError(.connection, "out of memory") }
        let reason = unsafe LibPQConnection(owning: opened).errorText
        guard reason.hasPrefix("invalid ") || reason.hasPrefix("could not match ") else { return }
        throw PostgreSQLError(.invalidConnectionString, Self.withoutQuotations(reason))
    }

    /// Sets a parameter that the connection string leaves open.
    mutating func setDefault(_ keyword: String, _ value: String) {
        if values[keyword] == nil { values[keyword] = value }
    }

    /// Sets a parameter whatever the connection string says.
    mutating func set(_ keyword: String, _ value: String) {
        values[keyword] = value
    }

    /// Adds a server setting to the `options` parameter.
    mutating func setServer(_ name: String, _ value: String) {
        let escaped = value.reduce(into: "") { text, character in
            if character == " " || character == "\\" { text.append("\\") }
            text.append(character)
        }
        values["options"] = (values["options"].map { $0 + " " } ?? "") + "-c \(name)=\(escaped)"
    }

    /// The text with every secret of the connection string made unreadable, on one line.
    func redact(_ text: String) -> String {
        let line = text.trimmingSpace.split(whereSeparator: \.isNewline)
            .map { String($0).trimmingSpace }.joined(separator: "; ")
        // By scalars: a mark behind a secret makes another character of its last letter.
        return secrets.reduce(line) { text, secret in
            String(text.unicodeScalars.replacing(secret.unicodeScalars, with: "***".unicodeScalars))
        }
    }

    /// libpq marks passwords in its own table of parameters.
    private static func isSecret(_ option: PQconninfoOption) -> Bool {
        unsafe option.dispchar.map { unsafe $0.pointee == 0x2a } ?? false
    }

    /// libpq quotes what it does not understand, which may be a password: leave out all from the first
    /// quotation mark to the last.
    private static func withoutQuotations(_ text: String) -> String {
        guard let first = text.firstIndex(of: "\""), let last = text.lastIndex(of: "\""), first < last else {
            return text.trimmingSpace
        }
        return (text[..<first] + "\"…\"" + text[text.index(after: last)...]).trimmingSpace
    }
}

extension ConnectionParameters {
    /// Connects, which may block for as long as `connect_timeout` times the number of hosts, and longer on
    /// DNS.
    func connect() throws(PostgreSQLError) -> LibPQConnection {
        let opened = unsafe withPointers { keywords, values in unsafe PQconnectdbParams(keywords, values, 0) }
        guard let opened = unsafe opened else { throw PostgreSQLError(.connection, "out of memory") }
        let connection = unsafe LibPQConnection(owning: opened)
        if connection.isAlive {
            if let sessionSettings { try startSession(of: connection, sessionSettings) }
            return connection
        }
        guard explainsRefusals else { throw PostgreSQLError(.connection, redact(connection.errorText)) }
        return try explained(connection)
    }

    private func startSession(
        of connection: LibPQConnection, _ settings: [(name: String, value: String)]
    ) throws(PostgreSQLError) {
        do throws(PostgreSQLError) {
            try connection.startSession(settings, within: startTimeout)
        } catch {
            throw PostgreSQLError(error.kind, redact(error.message))
        }
    }

    /// Calls `body` with the parameters as libpq takes them, valid for that time.
    func withPointers<Value>(
        _ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>) -> Value
    ) -> Value {
        var text: [CChar] = []
        var offsets: [Int] = []
        for (keyword, value) in values {
            for part in [keyword, value] {
                offsets.append(text.count)
                text.append(contentsOf: part.utf8CString)
            }
        }
        return unsafe text.withUnsafeBufferPointer { text in
            var keywords: [UnsafePointer<CChar>?] = unsafe []
            var values: [UnsafePointer<CChar>?] = unsafe []
            for index in stride(from: 0, to: offsets.count, by: 2) {
                unsafe keywords.append(text.baseAddress.map { unsafe $0 + offsets[index] })
                unsafe values.append(text.baseAddress.map { unsafe $0 + offsets[index + 1] })
            }
            unsafe keywords.append(nil)
            unsafe values.append(nil)
            return unsafe body(keywords, values)
        }
    }
}

extension ConnectionParameters {
    /// With what the client wants where the connection string is silent.
    func completed(for configuration: PostgreSQLConfiguration, isPooled: Bool) -> ConnectionParameters {
        var copy = self
        copy.set("client_encoding", "UTF8")
        copy.setDefault("application_name", configuration.applicationName)
        copy.setDefault("connect_timeout", String(max(2, configuration.connectTimeout.components.seconds)))
        copy.setDefault("keepalives_idle", "5")
        copy.setDefault("keepalives_interval", "3")
        copy.setDefault("keepalives_count", "3")
        copy.setDefault("tcp_user_timeout", "15000")
        copy.explainsRefusals = !isPooled
        copy.startTimeout = max(.seconds(2), configuration.connectTimeout)
        if isPooled { copy.sessionSettings = Self.sessionSettings(of: configuration) }
        return copy
    }

    /// Not in the `options` of the connection: poolers refuse those, or pass them over.
    private static func sessionSettings(
        of configuration: PostgreSQLConfiguration
    ) -> [(name: String, value: String)] {
        var settings: [(name: String, value: String)] = []
        if let path = configuration.searchPath { settings.append(("search_path", path)) }
        guard configuration.preparedStatements != .never else { return settings }
        let limits = ConnectionLimits(configuration)
        let statement = limits.statementTimeout.nanoseconds / 1_000_000
        settings.append(("statement_timeout", String(max(1, statement * 9 / 10))))
        // Compiling costs more than any statement that is short enough to pool.
        settings.append(("jit", "off"))
        // So does planning anew for each execution, which the server does where it expects a little less of the plan for the
        // values at hand. Statements of the pool are to be planned well for whatever values.
        settings.append(("plan_cache_mode", "force_generic_plan"))
        let transaction = limits.transactionTimeout.nanoseconds / 1_000_000
        settings.append(("idle_in_transaction_session_timeout", String(max(1, transaction + statement))))
        return settings
    }
}
