/// What a server says of itself.
public struct ServerIdentity: Sendable, Hashable {
    /// The oldest major version that is supported.
    public static let oldestVersion = 13

    /// What `version()` returns.
    public var text: String
    /// `server_version_num`, such as 150004.
    public var number: Int

    /// What a server says of itself.
    public init(text: String, number: Int) {
        self.text = text
        self.number = number
    }

    /// Why a server is not used.
    public enum Refusal: Sendable, Hashable {
        /// It speaks PostgreSQL's protocol and is another database, of this name.
        case otherDatabase(String)
        /// It is of this major version.
        case tooOld(Int)
    }

    /// Why the server is not used; nil for one that is.
    public var refusal: Refusal? {
        if let name = Self.others.first(where: { text.contains($0.mark) })?.name {
            return .otherDatabase(name)
        }
        guard text.hasPrefix("PostgreSQL "), text.dropFirst(11).first?.isNumber ?? false else {
            return .otherDatabase(Self.firstWords(of: text))
        }
        return number < Self.oldestVersion * 10_000 ? .tooOld(number / 10_000) : nil
    }

    /// Databases that say in `version()` who they are, some of them behind a PostgreSQL of some version.
    private static let others: [(mark: String, name: String)] = [
        ("CockroachDB", "CockroachDB"), ("-YB-", "YugabyteDB"), ("Yugabyte", "YugabyteDB"),
        ("Greenplum", "Greenplum"), ("Cloudberry", "Cloudberry"), ("Redshift", "Amazon Redshift"),
        ("Materialize", "Materialize"), ("RisingWave", "RisingWave"), ("QuestDB", "QuestDB"),
        ("CrateDB", "CrateDB"), ("openGauss", "openGauss"), ("GaussDB", "GaussDB"),
    ]

    private static func firstWords(of text: String) -> String {
        let words = text.prefix(64).split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "." })
            .prefix(2)
        return words.isEmpty ? "a database without a name" : words.joined(separator: " ")
    }
}

extension ServerIdentity.Refusal: CustomStringConvertible {
    /// A sentence for people.
    public var description: String {
        switch self {
        case .otherDatabase(let name): "\(name) is not supported: only PostgreSQL itself is proven"
        case .tooOld(let version):
            "PostgreSQL \(ServerIdentity.oldestVersion) or later is needed, this server is \(version)"
        }
    }
}
