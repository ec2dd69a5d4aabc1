/// What was changed in a text, each said once, and not more than somebody reads.
struct BodyNotes {
    private(set) var first: [String] = []
    private var said: Set<String> = []
    private var others = 0

    private static let limit = 200

    mutating func add(_ note: String) {
        guard first.count < Self.limit else {
            others += 1
            return
        }
        if said.insert(note).inserted { first.append(note) }
    }

    /// The notes, with the number of those that are not told one by one.
    var all: [String] { others > 0 ? first + ["\(others) more of such changes"] : first }
}
