import Articles
package import Foundation
import StrictJSON

/// Why there is no vocabulary.
package struct VocabularyFailure: Error, CustomStringConvertible {
    package let description: String
}

extension Vocabulary {
    private static let fewestWords = 60
    private static let mostWords = 800
    private static let longestWord = 40

    /// The texts of a file of NDJSON, or of all such files below a folder: `title` and `body` of each line.
    ///
    /// Texts of fewer than 60 words are passed over; of longer ones the first 800 count.
    package static func texts(from place: URL) throws(VocabularyFailure) -> Vocabulary {
        var vocabulary = Vocabulary()
        for file in try files(at: place) {
            guard let bytes = try? Data(contentsOf: file) else {
                throw VocabularyFailure(description: "\(file.path) can't be read")
            }
            for (index, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
                do throws(JSONError) {
                    vocabulary.add(try JSONParser.parse(Array(line)))
                } catch {
                    throw VocabularyFailure(
                        description: "\(file.path):\(index + 1): not a JSON text: \(error.detail)")
                }
            }
        }
        guard vocabulary.texts.count > 1 else {
            throw VocabularyFailure(
                description: "\(place.path) has too few texts of at least \(fewestWords) words in *.ndjson")
        }
        vocabulary.seal()
        return vocabulary
    }

    private static func files(at place: URL) throws(VocabularyFailure) -> [URL] {
        guard FileManager.default.fileExists(atPath: place.path) else {
            throw VocabularyFailure(description: "there is no \(place.path)")
        }
        let isFolder = (try? place.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory ?? false
        guard isFolder else { return [place] }
        let below = FileManager.default.enumerator(at: place, includingPropertiesForKeys: nil)
        return (below?.compactMap { $0 as? URL } ?? [])
            .filter { $0.pathExtension == "ndjson" }.sorted { $0.path < $1.path }
    }

    private mutating func add(_ text: JSONValue) {
        guard case .string(let title) = text["title"], case .string(let body) = text["body"] else { return }
        let words = Self.words(of: body).prefix(Self.mostWords)
        guard words.count >= Self.fewestWords else { return }
        let titleTokens = Self.words(of: title).map { token($0) }
        let bodyTokens = words.map { token($0) }
        add(title: titleTokens, body: bodyTokens)
    }

    private static func words(of text: String) -> [Substring] {
        text.split(whereSeparator: \.isWhitespace).filter { word in
            word.utf8.count <= longestWord && !word.unicodeScalars.contains { $0.value < 0x20 }
        }
    }
}
