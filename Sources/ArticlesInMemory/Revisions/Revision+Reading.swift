import Articles
import StrictJSON

extension Revision {
    init(record: RecordReader, _ version: Int) throws(RecordReader.Fault) {
        self.init(
            of: try record.id("article"), version: try record.version("version"),
            storedAt: try record.time("stored_at"), keyID: try record.optionalText("key", 0...200),
            previous: record.isNull("previous")
                ? nil
                : try FormerContent(
                    record: RecordReader(
                        record.value("previous"), at: "/previous",
                        names: ["version", "members", "prefix", "suffix", "middle"])),
            isDeletion: version > 1 ? try record.flag("is_deletion") : false)
    }
}

extension FormerContent {
    fileprivate init(record: RecordReader) throws(RecordReader.Fault) {
        guard case .string(let members) = record.value("members"),
            case .string(let digits) = record.value("middle"),
            let middle = Hexadecimal.bytes(of: digits)
        else { throw .init("/previous has a member that is no text of the right form") }
        self.init(
            version: try record.version("version"), members: Array(members.utf8),
            prefix: try record.number("prefix", 0...ArticleLimits.bodyBytes),
            suffix: try record.number("suffix", 0...ArticleLimits.bodyBytes), middle: middle)
    }
}

extension RecordReader {
    fileprivate func version(_ name: String) throws(Fault) -> Int {
        try number(name, 0...Article.versions.upperBound + 1)
    }
}
