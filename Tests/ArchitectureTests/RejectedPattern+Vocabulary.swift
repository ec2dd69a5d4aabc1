extension RejectedPattern {
    /// Private words for which the field has a standard one (CONTRIBUTING.md, Words).
    static let vocabulary = [
        RejectedPattern(
            testDescription: "answer for a response, a result or a return value", expression: "[Aa]nswer",
            hints: ["nswer"], part: .everything, folders: ["Sources"],
            exceptions: readByPeople),
        word(
            "Lane", expression: #"\b(?:[Ll]anes?|Lane[A-Z]\w*)\b"#, hints: ["ane"],
            standard: "connection pool"),
        word("StopSign", expression: #"\b[Ss]top ?[Ss]ign"#, hints: ["ign"], standard: "cancellation flag"),
        word("home", expression: #"\bhomes?\b"#, hints: ["home"], part: .code, standard: "event loop"),
        word("Pace", expression: #"\b(?:pace|\w*Paced?)\b"#, hints: ["ace"], standard: "latency"),
        word("Noun", expression: #"\b\w*Noun\b"#, hints: ["Noun"], standard: "resource kind"),
        word(
            "StorageGate", expression: #"\bStorage(?:Gate|Watch)\b"#, hints: ["Storage"],
            standard: "readiness"),
        word(
            "StorageScheme", expression: #"\bStorageScheme\b"#, hints: ["Scheme"], standard: "kind of storage"
        ),
        word("Surroundings", expression: "[Ss]urroundings", hints: ["urround"], standard: "dependencies"),
        word(
            "world", expression: #"\b(?:[Aa]|[Tt]he|[Tt]his) worlds?\b"#, hints: ["world"],
            standard: "dependencies"),
        word("patience", expression: #"[Pp]atien(?:ce|t)"#, hints: ["atien"], standard: "timeout"),
        word(
            "puts up with", expression: #"\b[Pp]ut(?:s|ting)? up with\b"#, hints: ["up with"],
            standard: "limit"),
    ]

    /// Texts for people: whether somebody answers is a question that they may ask.
    private static let readByPeople = [
        "Answer HTTP requests", "does not answer", "database answers", "it answers", "the answer is",
        "cannot answer now", ") answers\"", "no answer in",
    ]

    private static func word(
        _ word: String, expression: String, hints: [String], part: Part = .everything, standard: String
    ) -> RejectedPattern {
        RejectedPattern(
            testDescription: "\(word) for \(standard)", expression: expression, hints: hints, part: part,
            folders: ["Sources"])
    }
}
