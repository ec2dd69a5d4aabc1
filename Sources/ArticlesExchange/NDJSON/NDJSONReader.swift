import Articles
import StrictJSON

/// Reads articles, and the records that an export has beside them, as lines of JSON. Blank lines are passed over.
struct NDJSONReader: ItemReader {
    /// The most bytes of a line: a body of 1 MiB of characters that all need six bytes fits.
    static let lineLimit = 8 << 20

    private let origin: ItemOrigin
    private var lines: LineReader
    private var isBroken = false

    init(_ file: InputFile, _ origin: ItemOrigin) {
        self.origin = origin
        lines = LineReader(file, limit: Self.lineLimit)
    }

    mutating func next() -> ImportItem? {
        guard !isBroken else { return nil }
        do throws(SystemError) {
            while let line = try lines.next() {
                switch line {
                case .tooLong(let number):
                    return ImportItem(
                        ImportFault(origin.line(number), "is longer than \(Self.lineLimit >> 20) MiB"))
                case .text(let bytes, let number):
                    let text =
                        number == 1 && bytes.starts(with: TextDecoding.byteOrderMark)
                        ? Array(bytes.dropFirst(3)) : bytes
                    if text.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
                    return item(text, origin.line(number))
                }
            }
            return nil
        } catch {
            isBroken = true
            return ImportItem(ImportFault(origin.line(1), error.reason))
        }
    }

    private func item(_ bytes: [UInt8], _ location: ItemLocation) -> ImportItem {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONParser.parse(bytes)
        } catch {
            return ImportItem(
                ImportFault(location, "not a JSON text at byte \(error.offset): \(error.detail)"))
        }
        do throws(ArticleError) {
            if ExportedRecord.isRecord(value) {
                return ImportItem(location, .record(try ExportedRecord(json: value)))
            }
            var draft = try ArticleDraft(json: value)
            if draft.id == nil, draft.source == nil { draft.source = source(of: draft, bytes) }
            return ImportItem(location, .article(draft))
        } catch {
            return ImportItem(ImportFault(location, error.message))
        }
    }

    private func source(of draft: ArticleDraft, _ bytes: [UInt8]) -> Source {
        let id =
            if case .value(let slug) = draft.slug { slug.text } else {
                String(contentHash(bytes), radix: 16)
            }
        return Source(name: origin.sourceName(), id: id)
    }
}
