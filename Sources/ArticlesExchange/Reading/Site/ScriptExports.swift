/// What a script hands on: an object whose members stand in it, or data of elsewhere that nobody sees here – another file,
/// what a call returns, members that are spread in or have computed names.
struct ScriptExports {
    private let script: DataScript
    /// Where each bracket ends.
    private let ends: [Int: Int]
    /// Where the values of variables and functions begin, by their names.
    private var values: [String: [Int]] = [:]
    /// The first place at which the articles get data of elsewhere.
    private(set) var foreignPlace: Int?
    private var seen: Set<Int> = []

    private static let depthLimit = 40

    init(_ script: DataScript) {
        self.script = script
        ends = Self.ends(of: script.tokens)
        findValues()
        var exported: [Int] = []
        for index in script.tokens.indices { readExport(at: index, &exported) }
        for start in exported { read(start, depth: 0) }
        readChanges()
    }

    private func token(_ index: Int) -> ScriptToken? { script.token(index) }

    private func isMark(_ mark: Unicode.Scalar, _ index: Int) -> Bool { token(index) == .mark(mark) }

    private func isArrow(_ index: Int) -> Bool { isMark("=", index) && isMark(">", index + 1) }

    private mutating func add(_ index: Int) { foreignPlace = min(foreignPlace ?? index, index) }

    private static func ends(of tokens: [ScriptToken]) -> [Int: Int] {
        var ends: [Int: Int] = [:]
        var open: [Int] = []
        for (index, token) in tokens.enumerated() {
            switch token {
            case .mark("{"), .mark("["), .mark("("): open.append(index)
            case .mark("}"), .mark("]"), .mark(")"): if let start = open.popLast() { ends[start] = index }
            case .name, .text, .template, .number, .mark: break
            }
        }
        return ends
    }

    // MARK: What is exported

    private mutating func findValues() {
        for index in script.tokens.indices {
            guard case .name(let name) = script.tokens[index], !isMark(".", index - 1) else { continue }
            if token(index - 1) == .name("function") {
                values[name, default: []].append(index - 1)
            } else if script.isAssignment(index + 1) {
                values[name, default: []].append(index + 2)
            } else if isMark(":", index + 1), isDeclared(index) {
                // A type is between the name and the value.
                let value = (index + 2..<index + 30).first(where: script.isAssignment)
                if let value { values[name, default: []].append(value + 1) }
            }
        }
    }

    private func isDeclared(_ index: Int) -> Bool {
        ["const", "let", "var"].contains(token(index - 1)?.word ?? "")
    }

    private mutating func readExport(at index: Int, _ exported: inout [Int]) {
        switch token(index) {
        case .name("exports") where !isMark(".", index + 1):
            if script.isAssignment(index + 1) {
                exported.append(index + 2)
            } else if !isMark("[", index + 1) {
                add(index)
            }
        case .name("default") where isMark(".", index - 1) && script.isAssignment(index + 1):
            exported.append(index + 2)
        case .name("export") where token(index + 1) == .name("default") || isMark("=", index + 1):
            exported.append(index + 2)
        case .name("export") where isMark("*", index + 1): add(index)
        case .name("export") where isMark("{", index + 1):
            guard let end = ends[index + 1] else { return add(index) }
            if token(end + 1) == .name("from") { add(index) }
            for place in index + 2..<end where token(place + 1) == .name("as") { exported.append(place) }
        case .name, .text, .template, .number, .mark, nil: break
        }
    }

    /// Looks for what is done to the exported data later: `Object.assign(data, …)`, `data[key] = …`.
    private mutating func readChanges() {
        let exported = Set(values.filter { $0.value.contains(where: seen.contains) }.keys)
        let calls: Set<String> = ["assign", "defineProperty", "defineProperties", "merge", "extend"]
        for index in script.tokens.indices {
            guard case .name(let name) = script.tokens[index] else { continue }
            guard name == "exports" || exported.contains(name) else { continue }
            if isMark("(", index - 1), token(index - 2)?.word.map(calls.contains) ?? false { add(index) }
            if isMark("[", index + 1), let end = ends[index + 1], script.isAssignment(end + 1) {
                if case .text = token(index + 2), end == index + 3 { continue }
                add(index)
            }
        }
    }

    // MARK: Expressions

    /// Reads what begins here.
    private mutating func read(_ index: Int, depth: Int) {
        guard foreignPlace == nil, seen.insert(index).inserted else { return }
        guard depth < Self.depthLimit else { return add(index) }
        switch token(index) {
        case .mark("{"): readObject(index, depth: depth)
        case .mark("["), .text, .template, .number, nil: return
        case .mark("("):
            guard let end = ends[index] else { return add(index) }
            let arrow = (end + 1..<end + 12).first(where: isArrow)
            if let arrow, arrow == end + 1 || isMark(":", end + 1) {
                readBody(arrow + 2, depth: depth)
            } else {
                read(index + 1, depth: depth + 1)
            }
        case .name(let name): readName(name, index, depth: depth)
        case .mark: add(index)
        }
    }

    private mutating func readName(_ name: String, _ index: Int, depth: Int) {
        switch name {
        case "async", "await", "return": return read(index + 1, depth: depth + 1)
        case "function":
            guard let open = (index + 1..<index + 5).first(where: { isMark("(", $0) }), let end = ends[open],
                let body = (end + 1..<end + 30).first(where: { isMark("{", $0) })
            else { return add(index) }
            return readBody(body, depth: depth)
        case "true", "false", "null", "undefined", "exports": return
        case "module" where token(index + 2) == .name("exports"): return
        case _: break
        }
        if isArrow(index + 1) { return readBody(index + 3, depth: depth) }
        var end = index + 1
        while isMark(".", end), token(end + 1)?.word != nil { end += 2 }
        if isMark("(", end) { return readCall(index, end, depth: depth) }
        guard end == index + 1, let places = values[name] else { return add(index) }
        for place in places { read(place, depth: depth + 1) }
    }

    /// A call of which nothing is known gives what its objects hold, if it has nothing but objects.
    private mutating func readCall(_ index: Int, _ open: Int, depth: Int) {
        guard let close = ends[open], close > open + 1 else { return add(index) }
        var next = open + 1
        while next < close {
            guard isMark("{", next), let end = ends[next], end + 1 == close || isMark(",", end + 1) else {
                return add(index)
            }
            read(next, depth: depth + 1)
            next = end + 2
        }
    }

    private mutating func readBody(_ index: Int, depth: Int) {
        guard isMark("{", index), let end = ends[index] else { return read(index, depth: depth + 1) }
        var next = index + 1
        while next < end {
            if token(next) == .name("return"), !isMark(".", next - 1), !isMark(":", next + 1) {
                if !isMark(";", next + 1), !isMark("}", next + 1) { read(next + 1, depth: depth + 1) }
            } else if token(next) == .name("function") {
                let body = (next..<next + 60).first { isMark("{", $0) && isMark(")", $0 - 1) }
                next = body.flatMap { ends[$0] } ?? next
            } else if isMark("{", next), !isBlock(next) {
                next = ends[next] ?? next
            }
            next += 1
        }
    }

    /// Whether a brace begins statements of the function around it, and no object or function of its own.
    private func isBlock(_ index: Int) -> Bool {
        switch token(index - 1) {
        case .mark(let mark): ");{}:".unicodeScalars.contains(mark)
        case .name(let name): ["else", "try", "finally", "do"].contains(name)
        case .text, .template, .number, nil: false
        }
    }

    // MARK: Objects

    private mutating func readObject(_ open: Int, depth: Int) {
        guard let end = ends[open] else { return add(open) }
        var next = open + 1
        while next < end {
            if isMark(".", next) { return add(next) }
            var (key, colon) = (next, next + 1)
            if isMark("[", next) {
                guard case .text = token(next + 1), ends[next] == next + 2 else { return add(next) }
                (key, colon) = (next + 1, next + 3)
            }
            if let name = token(key)?.word, DataScript.isOfArticle(name) {
                if isMark(":", colon) {
                    read(colon + 1, depth: depth + 1)
                } else if isMark(",", colon) || colon == end {
                    read(key, depth: depth + 1)
                }
            }
            while next < end, !isMark(",", next) { next = (ends[next] ?? next) + 1 }
            next += 1
        }
    }
}
