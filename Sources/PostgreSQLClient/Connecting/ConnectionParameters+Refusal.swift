import CLibPQ

extension ConnectionParameters {
    /// Why no connection came about, with the SQLSTATE where the server gave one; or a connection after all.
    ///
    /// libpq has no field for the SQLSTATE of a refused connection, but writes it into a verbose message: for a message
    /// of the server – libpq puts two spaces behind its severity – the attempt is repeated once.
    func explained(_ connection: LibPQConnection) throws(PostgreSQLError) -> LibPQConnection {
        let text = connection.errorText
        let message = redact(text)
        guard text.contains(":  ") else {
            throw PostgreSQLError(
                isHopeless(connection, text) ? .invalidConnectionString : .connection, message)
        }
        let verbose = connection.reconnectedVerbosely()
        if connection.isAlive { return connection }
        throw PostgreSQLError(
            .connection, message,
            report: Self.sqlState(in: verbose).map { ServerReport(refusal: $0, message) })
    }

    /// The SQLSTATE of the last message of a server: after a refusal libpq tries no other host, and after others it
    /// does.
    static func sqlState(in verbose: String) -> String? {
        verbose.matches(of: #/:  ([0-9A-Z]{5}): /#).last.map { String($0.1) }
    }

    /// Whether waiting will not help although no server said so: a missing password, a parameter with a value that
    /// does not exist, and what TLS needs.
    private func isHopeless(_ connection: LibPQConnection, _ text: String) -> Bool {
        connection.needsPassword || !areValid || Self.isAboutEncryption(text)
    }

    /// Whether libpq would try to connect at all; asks no server.
    private var areValid: Bool {
        var offline = self
        let hosts = max(count(of: "host"), count(of: "hostaddr"))
        offline.set("host", Array(repeating: "/dev/null", count: hosts).joined(separator: ","))
        offline.set("hostaddr", "")
        offline.set("service", "")
        return unsafe offline.withPointers { keywords, values in unsafe PQpingParams(keywords, values, 0) }
            != PQPING_NO_ATTEMPT
    }

    private func count(of keyword: String) -> Int {
        (values[keyword] ?? "").split(separator: ",", omittingEmptySubsequences: false).count
    }

    /// libpq has no code for these: its own words, which are never translated, since this process sets no locale.
    private static func isAboutEncryption(_ text: String) -> Bool {
        ["does not support SSL", "certificate", "private key", "GSSAPI encryption required"]
            .contains(where: text.contains)
    }
}
