import HTTPRouting

/// What `Accept-Encoding` says (RFC 9110 §12.5.3).
enum AcceptEncoding {
    /// Whether gzip may be sent, and is not worth less than sending the bytes as they are.
    static func allowsGzip(_ value: String) -> Bool {
        var gzip: Int?
        var identity: Int?
        var others: Int?
        for element in FieldValue.elements(value) {
            let parts = element.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }[...] }
            guard let coding = parts.first else { continue }
            let quality = Weight.thousandths(parts.dropFirst())
            switch coding {
            case "gzip", "x-gzip": gzip = quality
            case "identity": identity = quality
            case "*": others = quality
            default: break
            }
        }
        guard let quality = gzip ?? others, quality > 0 else { return false }
        return quality >= identity ?? 0
    }
}
