import Articles

/// A script that gives the articles of a folder their data, `posts.11tydata.js`. It is not run: its names, texts and
/// literal values tell whether it may hide them.
struct DataScript {
    let tokens: [ScriptToken]
    private let lines: [Int]
    /// Whether `false` stands anywhere.
    private let saysFalse: Bool

    init(_ text: String) {
        let all = ScriptToken.all(in: text)
        tokens = all.map(\.token)
        lines = all.map(\.line)
        saysFalse = tokens.contains(.name("false"))
    }

    /// What it says of the articles of its folder; `nil` when it says nothing of who may see them.
    static func rule(of text: String, _ name: String) -> FolderRule? {
        let script = DataScript(text)
        if let place = ScriptExports(script).foreignPlace {
            let reason = "hands on data that is not in it, and may make it a draft"
            return FolderRule(script.part(name, place, reason))
        }
        switch script.members {
        case .failure(let place):
            let reason = "has what is computed, and may make it a draft"
            return FolderRule(script.part(name, place.index, reason))
        case .success(let pairs):
            let parts = FolderRule(name, pairs).parts
            return parts.isEmpty ? nil : FolderRule(hiding: parts)
        }
    }

    private func part(_ name: String, _ index: Int, _ reason: String) -> HidingPart {
        let line = lines.indices.contains(index) ? lines[index] : 1
        return HidingPart(name: name, isDraft: false, reason: "\(name):\(line) \(reason)")
    }

    /// Where a member that may hide has a value that is not literal.
    struct Computed: Error {
        let index: Int
    }

    /// The members with a literal value, or a list of such.
    private var members: Result<[(key: String, value: YAMLNode)], Computed> {
        var pairs: [(key: String, value: YAMLNode)] = []
        /// Whether each object or block that is open is about the articles as a whole.
        var areWholes: [Bool] = []
        /// The values up to here were taken.
        var taken = 0
        for index in tokens.indices {
            if tokens[index] == .mark("{") { areWholes.append((areWholes.last ?? true) && isWhole(index)) }
            if tokens[index] == .mark("}") { _ = areWholes.popLast() }
            guard index >= taken, let name = tokens[index].word, !isRead(index) else { continue }
            guard let value = value(ofMemberAt: index) else {
                if mayHide(name, at: index) { return .failure(Computed(index: index)) }
                continue
            }
            let isPart = areWholes.last == false && KeyMeaning(name)?.isWeak == true
            if let literal = literal(at: value) {
                taken = literal.end
                if !isPart { pairs.append((name, literal.value)) }
            } else if !isPart, mayHide(name, valueAt: value) {
                return .failure(Computed(index: index))
            }
        }
        return .success(pairs)
    }

    /// Whether an object is about the articles: no value of a member about something else.
    private func isWhole(_ index: Int) -> Bool {
        guard token(index - 1) == .mark(":"), let owner = token(index - 2)?.word else { return true }
        return Self.isOfArticle(owner)
    }

    /// Whether the members of an object under this key are about the articles.
    static func isOfArticle(_ key: String) -> Bool {
        Publication.isOfArticle(key) || FrontMatterKey.plain(key) == "eleventycomputed"
    }

    func token(_ index: Int) -> ScriptToken? { tokens.indices.contains(index) ? tokens[index] : nil }

    /// Whether a name is but a member that is looked at: `page.status`.
    private func isRead(_ index: Int) -> Bool {
        guard case .name = tokens[index], token(index - 1) == .mark("."), token(index - 2) != .mark(".")
        else {
            return false
        }
        return value(ofMemberAt: index) == nil
    }

    /// Where the value of a member begins: behind `draft:`, `['draft']:`, `data.draft =`, `data['draft'] =`.
    private func value(ofMemberAt index: Int) -> Int? {
        var next = index + 1
        var isKey = true
        if case .text = tokens[index], token(next) == .mark("]"), token(index - 1) == .mark("[") {
            next += 1
            isKey = token(index - 2) == .mark("{") || token(index - 2) == .mark(",")
        }
        // Behind the colon of a variable is its type.
        let isVariable = ["const", "let", "var"].contains(token(index - 1)?.word ?? "")
        if token(next) == .mark(":"), isKey, !isVariable { return next + 1 }
        return isAssignment(next) ? next + 1 : nil
    }

    /// Whether a token is `=`, and not of a comparison or a function.
    func isAssignment(_ index: Int) -> Bool {
        token(index) == .mark("=") && token(index + 1) != .mark("=") && token(index + 1) != .mark(">")
    }

    // MARK: Literal values

    /// The longest list that is a literal value.
    private static let listLimit = 1_000

    /// A text, number or truth that is all of a value, or a list of such, and where it ends.
    private func literal(at index: Int) -> (value: YAMLNode, end: Int)? {
        if token(index) == .mark("[") { return list(at: index) }
        guard let text = simple(at: index) else { return nil }
        switch token(index + 1) {
        case .mark(let mark) where !",;}])".unicodeScalars.contains(mark): return nil
        case .text, .template, .number: return nil
        // Behind a name comes the next statement of a script without semicolons.
        case .mark, .name, nil: return (node(text, at: index), index + 1)
        }
    }

    private func list(at start: Int) -> (value: YAMLNode, end: Int)? {
        var elements: [YAMLNode] = []
        var index = start + 1
        while token(index) != .mark("]") {
            guard elements.count < Self.listLimit, let text = simple(at: index) else { return nil }
            elements.append(node(text, at: index))
            index += 1
            if token(index) == .mark(",") { index += 1 } else if token(index) != .mark("]") { return nil }
        }
        return (YAMLNode(line: lines[start], content: .list(elements)), index + 1)
    }

    private func simple(at index: Int) -> String? {
        switch token(index) {
        case .text(let text), .number(let text): text
        case .name("undefined"): ""
        case .name(let name) where ["true", "false", "null"].contains(name): name
        case .name, .template, .mark, nil: nil
        }
    }

    private func node(_ text: String, at index: Int) -> YAMLNode {
        YAMLNode(line: lines[index], content: .scalar(text, isPlain: true))
    }

    // MARK: What may hide

    /// Whether a word may hide that is no member with a value.
    private func mayHide(_ word: String, at index: Int) -> Bool {
        switch tokens[index] {
        case .text(let text):
            return VisibilityValue.isUnmistakable(text)
                || token(index + 1) == .mark("]") && Self.isAboutReaders(word)
        case .name:
            if Self.isPermalink(word), token(index + 1) == .mark("(") { return saysFalse }
            return Self.isAboutReaders(word) || Self.excludes(word)
        case .template, .number, .mark: return false
        }
    }

    /// Whether a member may hide whose value is computed, a list or an object.
    private func mayHide(_ key: String, valueAt index: Int) -> Bool {
        if Self.isPermalink(key) { return isFunction(index) ? saysFalse : token(index) != .template }
        if Self.isAboutReaders(key) || Self.excludes(key) { return true }
        guard KeyMeaning(key) != nil else { return false }
        if case .name = token(index) { return true }
        return KeyMeaning(key)?.isWeak == false
    }

    private func isFunction(_ index: Int) -> Bool {
        switch token(index) {
        case .mark("("), .name("function"), .name("async"): true
        case .name: token(index + 1) == .mark("=") && token(index + 2) == .mark(">")
        case .text, .template, .number, .mark, nil: false
        }
    }

    private static func isPermalink(_ key: String) -> Bool { FrontMatterKey.plain(key) == "permalink" }

    private static func excludes(_ key: String) -> Bool {
        ["eleventyexcludefromcollections", "searchexclude", "headless"].contains(FrontMatterKey.plain(key))
    }

    /// Whether a key can't but be about who may see an article.
    private static func isAboutReaders(_ key: String) -> Bool {
        guard let found = KeyMeaning(key), !found.isWeak else { return false }
        switch found.kind {
        case .hides, .shows, .status, .expiry, .password: return true
        case .time, .created: return false
        }
    }
}
