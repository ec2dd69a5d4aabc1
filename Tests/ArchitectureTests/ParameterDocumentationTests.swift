import Testing

/// DocC takes a list of parameters that leaves one out for a mistake, and `make docs` fails.
@Suite struct ParameterDocumentationTests {
    @Test func `a public doc comment names all parameters or none`() {
        let files = SourceTree.swiftFiles(below: "Sources")
        #expect(files.flatMap(Self.faults(in:)) == [])
    }

    @Test func `one that names some, or others, is found`() {
        let text = """
            extension A {
                /// B.
                ///
                /// - Parameters:
                ///   - first: C.
                ///   - last: D.
                /// - Throws: E.
                @discardableResult
                public func f<T>(_ first: [T: (Int, Int)], by second: Set<Int>) -> Int { 1 }
                /// - Parameter a: B.
                public init(a: Int, b: @escaping (Int) -> Void = { _ in }) {}
                /// - Parameter a: B.
                public init(a: Int) {}
                /// - Parameter a: B.
                func g(a: Int, b: Int) {}
            }
            public protocol P {
                /// - Parameter a: B.
                func h(
                    a: Int, b: Int)
            }
            """
        #expect(
            Self.faults(in: SourceTree.File(path: "a.swift", text: text)) == [
                "a.swift:9: second, last", "a.swift:11: b", "a.swift:19: b",
            ])
    }

    /// The parameters of public functions that are not in a list that names others, and those in it that there are not.
    private static func faults(in file: SourceTree.File) -> [String] {
        let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
        var faults: [String] = []
        var comment: [Substring] = []
        var isInProtocol = false
        for (index, line) in lines.enumerated() {
            if line.hasPrefix("public protocol ") { isInProtocol = true }
            if line == "}" { isInProtocol = false }
            let code = line.drop { $0 == " " }
            if code.hasPrefix("///") {
                comment.append(code.dropFirst(3))
            } else if !code.hasPrefix("@") {
                let named = documented(comment)
                comment = []
                guard !named.isEmpty, isInProtocol || code.hasPrefix("public ") else { continue }
                let signature = lines[index...].prefix(20).joined(separator: "\n")
                let parameters = parameters(of: signature)
                let missing =
                    parameters.filter { !named.contains($0) } + named.filter { !parameters.contains($0) }
                guard !missing.isEmpty else { continue }
                faults.append("\(file.path):\(index + 1): \(missing.joined(separator: ", "))")
            }
        }
        return faults
    }

    private static func documented(_ comment: [Substring]) -> [String] {
        comment.compactMap { line in
            if let one = line.firstMatch(of: /^ *- Parameter (\w+):/) { return String(one.1) }
            return line.firstMatch(of: /^ {3,}- ([a-z]\w*):/).map { String($0.1) }
        }
    }

    /// The names that the parameters of a function have inside of it.
    private static func parameters(of signature: String) -> [String] {
        var parts: [String] = []
        var part = ""
        var depth = 0
        var last: Character = " "
        for character in signature.drop(while: { $0 != "(" }) {
            defer { last = character }
            if "([{<".contains(character) {
                depth += 1
                if depth == 1 { continue }
            } else if ")]}".contains(character) || (character == ">" && last != "-") {
                depth -= 1
                if depth == 0 { break }
            }
            if character == ",", depth == 1 {
                parts.append(part)
                part = ""
            } else {
                part.append(character)
            }
        }
        return (parts + [part]).compactMap { part in
            let words = part.prefix { $0 != ":" }.split { $0.isWhitespace }
            return words.last.map(String.init)
        }
    }
}
