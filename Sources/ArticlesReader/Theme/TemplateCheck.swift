import Articles
import Mustache

/// Checks templates before they are used: rendering one that passes ends, and shows nothing that is not there.
///
/// A partial that includes itself would be rendered without end, sections in sections of the same list too often; inheritance
/// could do both unseen. A name that is misspelled would render as nothing.
struct TemplateCheck {
    /// The sources by their names without ending.
    let sources: [String: String]

    /// The longest template, in bytes.
    static let longest = 256 << 10
    /// How deep sections may stand in each other.
    static let deepest = 16
    /// The values that are html, and safe.
    static let markup = ["body", "json_ld"]
    /// How deep lists may stand in lists, partials included: each multiplies what is within it.
    static let deepestLists = 2
    /// How many partials a page may come to.
    static let mostPartials = 500

    /// Throws for the first fault.
    func run() throws(ThemeError) {
        var partials: [String: [String]] = [:]
        for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
            partials[name] = try check(source, "\(name).mustache")
        }
        for name in sources.keys.sorted() { _ = try count(name, partials, []) }
        for name in sources.keys.sorted() where try depth(ofListsIn: name) > Self.deepestLists {
            throw ThemeError(
                "\(name).mustache",
                "has lists more than \(Self.deepestLists) deep in lists, partials included")
        }
        let used = reached(from: ReaderTheme.pages, partials)
        for name in sources.keys.sorted() where !used.contains(name) && !ReaderTheme.templates.contains(name)
        {
            let hint = suggestion(for: name, among: ReaderTheme.templates)
            throw ThemeError("\(name).mustache", "is a template that no page uses\(hint)")
        }
    }

    /// Checks one template; returns the partials in it.
    private func check(_ source: String, _ file: String) throws(ThemeError) -> [String] {
        guard source.utf8.count <= Self.longest else {
            throw ThemeError(file, "is longer than \(Self.longest >> 10) KiB")
        }
        var partials: [String] = []
        var open: [TemplateTag] = []
        for tag in try TemplateTag.all(in: source, of: file) {
            switch tag.sign {
            case "!": break
            case "#", "^":
                try check(name: tag, file)
                guard !open.contains(where: { $0.name == tag.name && $0.sign == "#" && tag.sign == "#" })
                else {
                    throw ThemeError(
                        file, line: tag.line, "a section of \(tag.name) stands in one of the same name")
                }
                open.append(tag)
                guard open.count <= Self.deepest else {
                    throw ThemeError(
                        file, line: tag.line, "sections stand more than \(Self.deepest) deep in each other")
                }
            case "/":
                guard let start = open.popLast(), start.name == tag.name else {
                    throw ThemeError(
                        file, line: tag.line, "{{/\(tag.name)}} ends no section that is open here")
                }
            case ">":
                guard sources[tag.name] != nil else {
                    let hint = suggestion(for: tag.name, among: sources.keys.sorted())
                    throw ThemeError(file, line: tag.line, "there is no template \(tag.name)\(hint)")
                }
                partials.append(tag.name)
            case " ": try check(name: tag, file)
            case "{", "&":
                try check(name: tag, file)
                let value = tag.name == "." ? open.last { $0.sign == "#" }?.name : tag.name
                guard Self.markup.contains(value ?? "") else {
                    throw ThemeError(
                        file, line: tag.line,
                        "{{{\(tag.name)}}} is not escaped: only \(Self.markup.joined(separator: " and ")) may stand in three braces"
                    )
                }
            case _:
                throw ThemeError(
                    file, line: tag.line,
                    "{{\(tag.sign)…}} is not for these templates: blocks, delimiters and pragmas are left out"
                )
            }
        }
        if let tag = open.last {
            throw ThemeError(file, line: tag.line, "the section {{\(tag.sign)\(tag.name)}} does not end")
        }
        return partials
    }

    private func check(name tag: TemplateTag, _ file: String) throws(ThemeError) {
        guard tag.name != "." else { return }
        for part in tag.name.split(separator: ".", omittingEmptySubsequences: false)
        where !TemplateNames.all.contains(String(part)) {
            let hint = suggestion(for: String(part), among: TemplateNames.all.sorted())
            throw ThemeError(file, line: tag.line, "there is no value \(tag.name)\(hint)")
        }
    }

    /// How many templates one comes to. Throws for one that comes to itself, or to too many.
    private func count(
        _ name: String, _ partials: [String: [String]], _ path: [String]
    ) throws(ThemeError) -> Int {
        guard !path.contains(name) else {
            let circle = path.drop { $0 != name } + [name]
            throw ThemeError("\(name).mustache", "includes itself: \(circle.joined(separator: " > "))")
        }
        var count = 1
        for partial in partials[name] ?? [] {
            count += try self.count(partial, partials, path + [name])
            guard count <= Self.mostPartials else {
                throw ThemeError("\(name).mustache", "includes more than \(Self.mostPartials) templates")
            }
        }
        return count
    }

    /// How deep lists stand in lists in a template that does not come to itself.
    private func depth(ofListsIn name: String) throws(ThemeError) -> Int {
        var (deepest, depth) = (0, 0)
        for tag in try TemplateTag.all(in: sources[name] ?? "", of: name) {
            let isList = TemplateNames.lists.contains { tag.name == $0 || tag.name.hasSuffix(".\($0)") }
            switch tag.sign {
            case "#" where isList: depth += 1
            case "/" where isList: depth -= 1
            case ">": deepest = max(deepest, depth + (try self.depth(ofListsIn: tag.name)))
            case _: break
            }
            deepest = max(deepest, depth)
        }
        return deepest
    }

    private func reached(from pages: [String], _ partials: [String: [String]]) -> Set<String> {
        var reached: Set<String> = []
        var next = pages
        while let name = next.popLast() {
            if reached.insert(name).inserted { next += partials[name] ?? [] }
        }
        return reached
    }
}
