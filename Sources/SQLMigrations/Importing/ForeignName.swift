/// What a file of another tool says by its name.
struct ForeignName {
    let version: [String]
    let slug: String
    let isDown: Bool

    /// The version in one spelling, by which a file that undoes finds the one that does.
    var key: String { version.joined(separator: ".") }

    private let reason: String?

    init(_ name: String, tool: MigrationImport.Tool) {
        let lower = name.lowercased()
        var stem = Substring(name)
        var isDown = false
        var isFramed = false
        switch tool {
        case .flyway:
            if let reason = Self.flywayRefusal(lower) {
                self.init(refusing: reason)
                return
            }
            isDown = lower.hasPrefix("u")
            isFramed = true
            stem = stem.dropFirst().dropLast(4)
        case .golangMigrate, .sqlx:
            isDown = lower.hasSuffix(".down.sql")
            let ending = isDown ? ".down.sql" : lower.hasSuffix(".up.sql") ? ".up.sql" : ".sql"
            guard lower.hasSuffix(ending), tool == .sqlx || ending != ".sql" else {
                self.init(refusing: "a name that \(tool.rawValue) does not give: <version>_<title>.up.sql")
                return
            }
            stem = stem.dropLast(ending.count)
        case .dbmate, .goose, .tern, .sqlMigrate:
            guard lower.hasSuffix(".sql") else {
                self.init(refusing: "no file of SQL: its migration cannot be translated")
                return
            }
            stem = stem.dropLast(4)
        }
        self.init(stem: stem, isDown: isDown, hasParts: isFramed)
    }

    private init(refusing reason: String) {
        (version, slug, isDown) = ([], "", false)
        self.reason = reason
    }

    /// - Parameter hasParts: whether the version is Flyway's, `1.2` or `1_2`, and ends in two underscores.
    private init(stem: Substring, isDown: Bool, hasParts: Bool) {
        let cut = hasParts ? stem.firstRange(of: "__") : nil
        let number = cut.map { stem[..<$0.lowerBound] } ?? stem.prefix { $0.isASCII && $0.isNumber }
        let title =
            cut.map { stem[$0.upperBound...] } ?? stem.dropFirst(number.count).drop { "_-".contains($0) }
        let parts = number.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "_" }
        let isNumeric = parts.allSatisfy { part in
            !part.isEmpty && part.utf8.count <= 18 && part.allSatisfy { $0.isASCII && $0.isNumber }
        }
        var slug = title.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") ? $0 : "_" }[...]
        while slug.last == "_" { slug.removeLast() }
        version = parts.map { part in
            let digits = part.drop { $0 == "0" }
            return digits.isEmpty ? "0" : String(digits)
        }
        self.slug = slug.isEmpty ? "migration" : String(slug.prefix(100))
        self.isDown = isDown
        let isZero = version.allSatisfy { $0 == "0" }
        reason = !isNumeric ? "its name has no version" : isZero ? "a version is above zero" : nil
    }

    private static func flywayRefusal(_ name: String) -> String? {
        if name.hasPrefix("r__") {
            return "a repeatable migration: there are none here; write each change as a migration of its own"
        }
        if name.hasPrefix("b"), name.dropFirst().first?.isNumber == true {
            return "a baseline migration: write it as a file with squash-through=V"
        }
        if name.hasPrefix("before") || name.hasPrefix("after") { return "a callback: there are none here" }
        guard name.hasPrefix("v") || name.hasPrefix("u"), name.hasSuffix(".sql"), name.contains("__") else {
            return "a name that Flyway does not give to a versioned migration of SQL"
        }
        return nil
    }

    /// - Throws: what `refusal` makes of the reason for which it cannot be translated.
    func orRefusal(
        _ name: String, _ refusal: (String) -> MigrationError
    ) throws(MigrationError) -> ForeignName {
        if let reason { throw refusal(reason) }
        return self
    }
}
