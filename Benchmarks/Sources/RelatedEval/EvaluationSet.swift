import ArgumentParser

/// A collection of articles for which it is known what is related.
enum EvaluationSet: String, CaseIterable, ExpressibleByArgument {
    case bbcHalves = "bbc-halves"
    case reutHalves = "reut-halves"
    case gnews
    case perl
    case perlUntagged = "perl-untagged"
    case blogmarks
    case blogmarksUntagged = "blogmarks-untagged"
    case lee

    /// Its folder beside the others.
    var folder: String {
        switch self {
        case .bbcHalves, .reutHalves, .gnews, .perl, .blogmarks, .lee: rawValue
        case .perlUntagged: "perl"
        case .blogmarksUntagged: "blogmarks"
        }
    }

    /// Whether the articles keep their tags.
    var isTagged: Bool {
        switch self {
        case .bbcHalves, .reutHalves, .gnews, .perl, .blogmarks, .lee: true
        case .perlUntagged, .blogmarksUntagged: false
        }
    }

    /// The files with the articles that are asked about.
    func files(split: String) -> [String] {
        switch self {
        case .bbcHalves, .reutHalves, .gnews, .blogmarks, .blogmarksUntagged: ["\(split).ndjson"]
        case .perl, .perlUntagged, .lee: ["docs.ndjson"]
        }
    }

    /// The files with articles that are only there.
    var background: [String] {
        switch self {
        case .bbcHalves, .reutHalves, .gnews, .perl, .perlUntagged, .blogmarks, .blogmarksUntagged: []
        case .lee: ["background.ndjson"]
        }
    }

    /// How the bodies are written.
    var format: String {
        switch self {
        case .perl, .perlUntagged: "markdown"
        case .bbcHalves, .reutHalves, .gnews, .blogmarks, .blogmarksUntagged, .lee: "plain"
        }
    }
}
