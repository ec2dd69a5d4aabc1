import Articles

/// What must not be in public metadata, by the name of a custom field, or by its value.
enum WordPressFieldPrivacy: String, CaseIterable {
    case address = "e-mail addresses"
    case secret = "keys, tokens or passwords"
    case personal = "what belongs to a person or a customer"

    init?(_ key: String, _ value: String) {
        let words = HTMLVocabulary.words(of: key)
        if words.contains(where: Self.isMail) || words.suffix(2) == ["e", "mail"]
            || EmailAddress.isOne(value.trimmed)
        {
            self = .address
        } else if PublicMetadata.isSecret(key) || PublicMetadata.isCredential(value)
            || words.contains(where: Self.isSecret) || Self.isKey(words)
        {
            self = .secret
        } else if words.contains(where: Self.isPersonal) || Self.isOrder(words) {
            self = .personal
        } else {
            return nil
        }
    }

    private static func isMail(_ word: String) -> Bool {
        ["mail", "mails", "courriel", "correo"].contains(word) || word.hasPrefix("email")
            || word.hasSuffix("email")
    }

    private static func isSecret(_ word: String) -> Bool {
        secrets.contains(word)
            || ["password", "passwd", "secret", "token", "apikey", "credential"].contains {
                word.hasPrefix($0) && !word.hasPrefix("secretar") || word.hasSuffix($0)
            }
    }

    /// `api_key`, `license-key`; not `key_points`.
    private static func isKey(_ words: [String]) -> Bool {
        guard words.contains("key") || words.contains("keys") else { return false }
        let isLast = words.count > 1 && (words.last == "key" || words.last == "keys")
        return isLast
            || words.contains { ["access", "private", "license", "licence", "public"].contains($0) }
    }

    private static func isPersonal(_ word: String) -> Bool {
        persons.contains(word)
            || ["billing", "customer", "address", "phonenumber"].contains {
                word.hasPrefix($0) || word.hasSuffix($0)
            }
    }

    /// `order_id`, `mobile_number`; not `menu_order`.
    private static func isOrder(_ words: [String]) -> Bool {
        let isNumber = words.contains { ["id", "number", "no", "total", "nr", "notes"].contains($0) }
        return words.first == "order" && isNumber || words == ["mobile"]
            || words.contains("mobile") && isNumber
    }

    private static let secrets: Set<String> = [
        "pass", "passcode", "pin", "api", "auth", "oauth", "nonce", "salt", "signature", "session", "cookie",
        "webhook", "login",
    ]
    private static let persons: Set<String> = [
        "phone", "phones", "telephone", "telefon", "telefono", "teléfono", "telefone", "telefoon", "tel",
        "cellphone", "cell", "fax", "adresse", "direccion", "dirección", "endereco", "endereço", "adres",
        "addr", "street", "zip", "zipcode", "postcode", "postal", "ip", "ipaddress", "shipping", "kunde",
        "kundin", "kundennummer", "klant", "buyer", "donor", "invoice", "payment", "payments", "paypal",
        "stripe", "iban", "bic", "bank", "creditcard", "cvv", "cvc", "ssn", "vat", "birth", "birthday",
        "birthdate", "geburtstag", "dob", "salary", "passport",
    ]
}
