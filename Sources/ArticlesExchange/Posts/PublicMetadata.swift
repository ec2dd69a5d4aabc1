import Articles
import StrictJSON

/// Holds members back from `metadata`, which is public: passwords, keys and e-mail addresses.
struct PublicMetadata {
    private(set) var members: [JSONMember] = []
    /// The paths of what was left out, such as `params.api_key`, with the member at the top.
    private(set) var left: [(top: String, path: String)] = []

    init(_ members: [JSONMember]) {
        for member in members {
            if let value = kept(member.value, member.name, path: member.name, top: member.name) {
                self.members.append(JSONMember(member.name, value))
            }
        }
    }

    private mutating func kept(_ value: JSONValue, _ name: String, path: String, top: String) -> JSONValue? {
        switch value {
        case .object(let inner):
            var members: [JSONMember] = []
            for member in inner {
                let path = "\(path).\(member.name)"
                if let value = kept(member.value, member.name, path: path, top: top) {
                    members.append(JSONMember(member.name, value))
                }
            }
            return members.isEmpty && !inner.isEmpty ? nil : .object(members)
        case .array(let elements):
            let kept = elements.compactMap { self.kept($0, name, path: path, top: top) }
            return kept.isEmpty && !elements.isEmpty ? nil : .array(kept)
        case .string(let text):
            let isHeld =
                Self.isSecret(name) && !text.trimmed.isEmpty || Self.isAddressed(name, text)
                || Self.isCredential(text)
            return isHeld ? leave(path, top) : value
        case .number:
            return Self.isSecret(name) ? leave(path, top) : value
        case .null, .bool: return value
        }
    }

    private mutating func leave(_ path: String, _ top: String) -> JSONValue? {
        if left.last?.path != path { left.append((top, path)) }
        return nil
    }

    // MARK: Names

    /// Whether a name is that of a password or a key.
    static func isSecret(_ name: String) -> Bool {
        let words = VisibilityKey.separated(name).map(VisibilityKey.folded)
        let plain = words.joined()
        return words.contains(where: secrets.contains) || endings.contains(where: plain.hasSuffix)
    }

    private static let secrets: Set<String> = [
        "password", "passwords", "passwd", "pwd", "pass", "passcode", "passphrase", "pin", "ssn", "passwort",
        "kennwort", "contrasena", "senha",
        "wachtwoord", "secret", "secrets", "token", "tokens", "credential", "credentials", "apikey", "iban",
    ]

    private static let endings = [
        "apikey", "apitoken", "accesstoken", "accesskey", "secretkey", "privatekey", "clientsecret",
        "authkey",
        "authtoken", "motdepasse", "password", "licensekey", "creditcard", "cardnumber",
    ]

    // MARK: Values

    /// Whether a text is an e-mail address, or a member that is for such has one in it.
    private static func isAddressed(_ name: String, _ text: String) -> Bool {
        guard text.utf8.contains(UInt8(ascii: "@")) else { return false }
        if EmailAddress.isOne(text.trimmed) { return true }
        let words = VisibilityKey.separated(name).map(VisibilityKey.folded)
        return words.contains {
            ["email", "emails", "mail", "mails", "mailto", "correo", "courriel"].contains($0)
        }
    }

    /// Whether a text has the form of a key of a service.
    static func isCredential(_ text: String) -> Bool {
        let text = text.trimmed
        if text.contains("PRIVATE KEY-----") { return true }
        guard text.utf8.count >= 20, !text.contains(where: \.isWhitespace) else { return false }
        return [
            "sk-", "sk_live_", "rk_live_", "ghp_", "gho_", "github_pat_", "AKIA", "xoxb-", "xoxp-", "AIza",
            "eyJhbGci",
        ]
        .contains(where: text.hasPrefix)
    }
}

/// E-mail addresses in the names of people.
enum EmailAddress {
    /// Whether the text is one, with `mailto:` before it or without.
    static func isOne(_ text: String) -> Bool {
        var address = text[...]
        if address.lowercased().hasPrefix("mailto:") { address = address.dropFirst(7) }
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."),
            !address.contains(where: \.isWhitespace)
        else { return false }
        return !address.contains("/")
    }

    /// The name of a person without an address: of `ann@x.example (Ann)` and `Ann <ann@x.example>` it is `Ann`, of an
    /// address alone nothing.
    static func nameBeside(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "@")) else { return text }
        let pieces = text.split { $0.isWhitespace || "()<>[],;\"".contains($0) }
        guard pieces.contains(where: { isOne(String($0)) }) else { return text }
        return pieces.filter { !isOne(String($0)) }.joined(separator: " ")
    }
}
