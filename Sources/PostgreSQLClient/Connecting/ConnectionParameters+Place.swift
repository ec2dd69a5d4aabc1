import CLibPQ

extension PostgreSQLConfiguration {
    /// How many hosts are tried in turn, however they were given. Throws `invalidConnectionString`.
    public var hostCount: Int {
        get throws(PostgreSQLError) { try ConnectionParameters(connectionString).hosts.count }
    }
}

extension ConnectionParameters {
    /// Hosts with ports, database and user in force, for people: as libpq completes them from its environment and its
    /// service file. No password.
    var place: String {
        let defaults = Self.defaults()
        let value = { (keyword: String) in values[keyword] ?? defaults[keyword] }
        let user = value("user") ?? ""
        let hosts = hosts
        let ports = Self.list(value("port") ?? "5432")
        let places = hosts.enumerated().map { index, host in
            let port = ports.count == 1 ? ports[0] : index < ports.count ? ports[index] : ""
            let name = host.isEmpty ? "local" : host.contains(":") ? "[\(host)]" : host
            return "\(name):\(port.isEmpty ? "5432" : port)"
        }
        return "\(places.joined(separator: ","))/\(value("dbname") ?? user) as \(user)"
    }

    /// The names or addresses of the servers, or the folders of their sockets.
    var hosts: [String] {
        let defaults = Self.defaults()
        return Self.list(
            values["host"] ?? values["hostaddr"] ?? defaults["host"] ?? defaults["hostaddr"])
    }

    private static func list(_ text: String?) -> [String] {
        (text ?? "").split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }

    /// What libpq takes for parameters that nobody gives.
    static func defaults() -> [String: String] {
        guard let options = unsafe PQconndefaults() else { return [:] }
        defer { unsafe PQconninfoFree(options) }
        var values: [String: String] = [:]
        var option = unsafe options
        while let keyword = unsafe option.pointee.keyword {
            if let value = unsafe option.pointee.val, unsafe value.pointee != 0 {
                unsafe values[String(cString: keyword)] = unsafe String(cString: value)
            }
            unsafe option += 1
        }
        return values
    }
}
