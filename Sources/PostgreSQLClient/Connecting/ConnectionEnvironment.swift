import CLibPQ

/// A connection string as a program that uses libpq takes it without showing it to other users: as variables of
/// its environment.
public struct ConnectionEnvironment: Sendable {
    /// `PGHOST`, `PGPASSWORD` and so on.
    public private(set) var variables: [String: String] = [:]
    /// The parameters that have no variable, none of them secret, as libpq's keywords; empty when all have one.
    public private(set) var keywords = ""

    /// - Throws: `invalidConnectionString`, also when a secret parameter has no variable.
    public init(connectionString: String) throws(PostgreSQLError) {
        let parameters = try ConnectionParameters(connectionString).values
        let options = unsafe PQconndefaults()
        defer { unsafe PQconninfoFree(options) }
        guard var option = unsafe options else {
            throw PostgreSQLError(.invalidConnectionString, "out of memory")
        }
        var parts: [String] = []
        while let name = unsafe option.pointee.keyword {
            let keyword = unsafe String(cString: name)
            if let value = parameters[keyword] {
                if let variable = unsafe option.pointee.envvar {
                    unsafe variables[String(cString: variable)] = value
                } else if unsafe option.pointee.dispchar.map({ unsafe $0.pointee == 0x2a }) ?? false {
                    throw PostgreSQLError(.invalidConnectionString, "\(keyword) cannot be handed over")
                } else {
                    parts.append("\(keyword)=\(Self.quoted(value))")
                }
            }
            unsafe option += 1
        }
        keywords = parts.joined(separator: " ")
    }

    private static func quoted(_ value: String) -> String {
        // By scalars: a character may be a quotation mark with another mark on it.
        let escaped = value.unicodeScalars.flatMap { $0 == "\\" || $0 == "'" ? ["\\", $0] : [$0] }
        return "'" + String(String.UnicodeScalarView(escaped)) + "'"
    }
}
