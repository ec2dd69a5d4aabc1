import Articles
import BenchmarkStorage
import Foundation
import StrictJSON

/// The articles of a set, in its order.
struct EvaluationCollection: Sendable {
    let set: EvaluationSet
    /// Those that are asked about.
    let documents: [EvaluationDocument]
    /// Those that are only there.
    let background: [EvaluationDocument]
    private let names: [ArticleID: String]

    var all: [EvaluationDocument] { documents + background }

    /// Reads a set from its folder below `folder`.
    init(_ set: EvaluationSet, in folder: URL, split: String) throws {
        let place = folder.appending(path: set.folder)
        guard FileManager.default.fileExists(atPath: place.path) else {
            throw BenchmarkFailure("there is no \(place.path): \(set.rawValue) can't be evaluated")
        }
        self.set = set
        documents = try Self.documents(set, in: place, files: set.files(split: split), from: 0)
        background = try Self.documents(set, in: place, files: set.background, from: documents.count)
        names = Dictionary((documents + background).map { ($0.id, $0.name) }) { first, _ in first }
        guard names.count == documents.count + background.count else {
            throw BenchmarkFailure("two articles of \(place.path) have the same id")
        }
    }

    /// What the set calls an article.
    func name(of id: ArticleID) -> String { names[id] ?? id.description }

    private static func documents(
        _ set: EvaluationSet, in folder: URL, files: [String], from first: Int
    ) throws -> [EvaluationDocument] {
        var documents: [EvaluationDocument] = []
        for file in files {
            let url = folder.appending(path: file)
            guard let bytes = try? Data(contentsOf: url) else {
                throw BenchmarkFailure("\(url.path) can't be read")
            }
            for (index, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
                let place = first + documents.count
                guard let json = try? JSONParser.parse(Array(line)),
                    let document = EvaluationDocument(json, place: place, isTagged: set.isTagged)
                else {
                    throw BenchmarkFailure("\(url.path):\(index + 1): not an article with id and body")
                }
                documents.append(document)
            }
        }
        return documents
    }
}
