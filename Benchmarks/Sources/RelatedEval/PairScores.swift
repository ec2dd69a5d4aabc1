import Articles
import BenchmarkStorage
import TextAnalysis

/// How alike each two articles of a small set are, also those that the service does not call related.
///
/// The use case returns nothing below a cosine of 0.10, so that this one compares what the storage keeps, with
/// the statistics of the same storage, by the types that the use case itself uses. Where it does return one, both
/// must agree.
struct PairScores {
    private static let scale = 1_000_000
    /// As many as the service samples.
    private static let sampleSize = 2_048

    private var vectors: [(document: EvaluationDocument, vector: TermVector)] = []

    /// Reads what the storage keeps of the articles, none of which has tags.
    init(
        _ collection: EvaluationCollection, in storage: any RelatedIndex, at now: Timestamp
    ) async throws {
        let query = SampleQuery(version: TextAnalyzer.version, size: Self.sampleSize, now: now)
        let state = try await storage.sampleState(query)
        var tally = TermTally()
        let sample = try await storage.sample(query).map(\.article)
        for profile in try await storage.profiles(of: sample, version: query.version) {
            tally.add(TermProfile(bytes: profile.profile)?.entries.map(\.id) ?? [])
        }
        let weights = CollectionWeights(articleCount: state.count, sample: tally)
        let stored = try await storage.profiles(
            of: collection.documents.map(\.id), version: query.version)
        let profiles = Dictionary(stored.map { ($0.article, $0.profile) }) { first, _ in first }
        for document in collection.documents {
            guard let profile = TermProfile(bytes: profiles[document.id] ?? []) else {
                throw BenchmarkFailure("the storage keeps no profile of \(document.name)")
            }
            vectors.append((document, TermVector(profile, weights: weights)))
        }
    }

    /// A line for each ordered pair: both names and the cosine.
    func lines() -> String {
        var text = ""
        for (left, mine) in vectors {
            for (right, theirs) in vectors where left.id != right.id {
                let score = Double(mine.similarity(to: theirs).parts(of: Self.scale)) / Double(Self.scale)
                text += "\(left.name)\t\(right.name)\t\(score)\n"
            }
        }
        return text
    }

    /// Throws unless the service gives each related article the score that this one does.
    func check(_ results: [(document: EvaluationDocument, related: [RelatedArticle])]) throws {
        let known = Dictionary(vectors.map { ($0.document.id, $0.vector) }) { first, _ in first }
        for (document, related) in results {
            guard let mine = known[document.id] else { continue }
            for other in related {
                guard let theirs = known[other.article.id] else { continue }
                let score = mine.similarity(to: theirs).thousandths
                guard score == other.relation.score else {
                    throw BenchmarkFailure(
                        "\(document.name): the service says \(other.relation.score), not \(score)")
                }
            }
        }
    }
}
