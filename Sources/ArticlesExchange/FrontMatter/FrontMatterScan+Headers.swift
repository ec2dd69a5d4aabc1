import Articles

extension FrontMatterScan {
    /// Lines `key: value` that no mark opens: metadata of Python-Markdown (`Title: …` up to a blank line) or front
    /// matter without its first mark, up to the second or, without that too, a blank line.
    mutating func headers() -> MarkdownDocument.FrontMatter? {
        let (start, number) = (lines.rest, lines.number)
        var (keys, end, isMarked) = ([String](), start.endIndex, false)
        scan: while let line = lines.next() {
            guard
                start.utf8.distance(from: start.startIndex, to: line.startIndex)
                    < MarkdownDocument.frontMatterLimit
            else { return nil }
            let content = FrontLine.content(of: line)
            switch content {
            case "": (end, isMarked) = (line.startIndex, false)
            case "---", "...", "+++": (end, isMarked) = (line.startIndex, true)
            case _:
                let isMore = line.first?.isWhitespace == true || content.hasPrefix("- ")
                if let key = FrontLine.key(of: line) { keys.append(key) } else if !isMore { return nil }
                continue
            }
            break scan
        }
        guard keys.contains(where: FrontMatterKey.isUsual) else { return nil }
        rest = lines.rest
        let block = String(start[..<end])
        if isMarked {
            note("its front matter has no line --- before it", at: number)
            return .init(syntax: .yaml, text: block, line: number)
        }
        if !keys.contains("Title") {
            note("it begins with what may be front matter without marks", at: number)
        }
        return .init(syntax: .headers, text: block, line: number)
    }

    /// Whether a text that need not have any begins with front matter, or with a mark of some that has no end. Lines of
    /// keys without marks are some if one of them says who may see it.
    static func begins(_ text: String) -> Bool {
        // Whatever is behind so many blanks is not seen.
        if text.utf8.count >= InputFile.chunkSize, text.trimmed.isEmpty { return true }
        var scan = FrontMatterScan(text, .nowhere)
        do throws(ImportFault) {
            guard let found = try scan.frontMatter() else { return false }
            guard found.syntax == .headers else { return true }
            return HeaderFrontMatter.pairs(of: found.text, firstLine: found.line).contains {
                Publication.isAboutVisibility($0.key)
            }
        } catch {
            return true
        }
    }

    /// Whether a text that is behind front matter begins with front matter.
    static func hasMore(_ body: String, _ origin: ItemOrigin) -> Bool {
        var scan = FrontMatterScan(body, origin)
        guard let found = try? scan.frontMatter() else { return false }
        var lines = LineScanner(rest: found.text[...])
        while let line = lines.next() {
            if let key = FrontLine.key(of: line), FrontMatterKey.isUsual(key) { return true }
        }
        return false
    }

    /// Where a file that has no front matter at its front seems to have some: behind a mark, outside of code.
    static func misplaced(in text: String, _ origin: ItemOrigin) -> ImportNote? {
        var lines = LineScanner(rest: text[...])
        var (fence, mark) = (CodeFence(), Int?.none)
        while let line = lines.next() {
            let content = FrontLine.content(of: line)
            if fence.contains(line) || content.isEmpty { continue }
            if let mark, let key = FrontLine.key(of: line), FrontMatterKey.isUsual(key) {
                return ImportNote(
                    origin.line(mark), "it seems to have front matter here, and not at its front")
            }
            mark = FrontLine.isMark(content) || content == "{" ? lines.number - 1 : nil
        }
        return nil
    }
}

/// Lines `Key: value`; indented ones go on with the value before.
enum HeaderFrontMatter {
    static func pairs(of text: String, firstLine: Int) -> [(key: String, value: YAMLNode)] {
        var pairs: [(key: String, value: String, line: Int)] = []
        var lines = LineScanner(rest: text[...])
        while let line = lines.next() {
            let content = FrontLine.content(of: line)
            if line.first?.isWhitespace != true, let key = FrontLine.key(of: line) {
                let value = FrontLine.value(of: line)
                pairs.append((key, value, firstLine + lines.number - 2))
            } else if let last = pairs.indices.last {
                pairs[last].value += pairs[last].value.isEmpty ? content : "\n" + content
            }
        }
        return pairs.map {
            ($0.key, YAMLNode(line: $0.line, content: .scalar($0.value, isPlain: true)))
        }
    }
}

/// The keys of front matter, whatever their case and with or without hyphens: `publish_date`, `publishDate`.
enum FrontMatterKey {
    /// The key without what spellings differ in.
    static func plain(_ key: String) -> String {
        String(key.lowercased().unicodeScalars.filter { !"_- .".unicodeScalars.contains($0) })
    }

    /// Whether front matter usually has such a key, and prose does not begin a line with it.
    static func isUsual(_ key: String) -> Bool {
        let plain = plain(key)
        return usual.contains(plain) || Publication.isAboutVisibility(key)
    }

    /// Whether the key, in its plain form, is one of those that most front matter has.
    static func isOrdinary(_ plain: String) -> Bool { usual.contains(plain) }

    private static let usual: Set<String> = [
        "title", "layout", "slug", "tags", "tag", "categories", "category", "author", "authors", "permalink",
        "description", "excerpt", "summary", "lang", "language", "aliases", "comments", "toc", "updated",
        "lastmod", "modified",
    ]
}
