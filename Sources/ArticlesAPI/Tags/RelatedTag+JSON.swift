import Articles
import StrictJSON

extension RelatedTag {
    /// `{"data":[…]}`
    static func json(_ related: [RelatedTag]) -> [UInt8] {
        var writer = JSONWriter(capacity: 64 + related.count * 128)
        writer.raw("{\"data\":")
        writer.array(related) { $1.write(to: &$0) }
        writer.raw("}")
        return writer.bytes
    }

    private func write(to writer: inout JSONWriter) {
        writer.raw("{\"slug\":")
        writer.string(tag.slug.text)
        writer.raw(",\"name\":")
        writer.string(tag.name)
        writer.raw(",\"articles_in_common\":")
        writer.number(articlesInCommon)
        writer.raw(",\"weight\":")
        writer.raw(checked: Self.decimal(weight))
        writer.raw("}")
    }

    /// A number from 0 to 1 with at most four decimals, the same text on every machine.
    static func decimal(_ number: Double) -> String {
        let tenThousandths = min(max(Int((number * 10_000).rounded()), 0), 10_000)
        guard tenThousandths > 0 else { return "0" }
        guard tenThousandths < 10_000 else { return "1" }
        var digits = String(10_000 + tenThousandths).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return "0." + digits
    }
}
