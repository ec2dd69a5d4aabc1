import Articles

extension PageAnalysis {
    /// The most lines of a list of tags.
    private static let listLimit = 20

    /// Takes the lists behind `Tags:` and headings such as "Topics", and lines of hashtags at the ends.
    mutating func takeLabelledTags() {
        firstSentence = lines.firstIndex(where: \.isSentence) ?? lines.count
        var index = 0
        while index < lines.count {
            if removed[index] == nil, let said = PostedSentence(lines[index], order: known.order) {
                addTags(said.tags)
                posted = said
                tagLines.append(index)
                take(index)
            }
            if removed[index] == nil, let found = labelledTags(at: index) {
                addTags(found.names)
                tagLines.append(index)
                for line in index...found.last where !lines[line].isBlank { take(line) }
                index = found.last
            }
            index += 1
        }
    }

    private func labelledTags(at index: Int) -> (names: [String], last: Int)? {
        let line = lines[index]
        if let names = Self.namesOfParts(line) ?? Self.namesBehindLabel(line) { return (names, index) }
        if line.hints.role == .tags, !LabelSet.tags.isWhole(line.label),
            let names = Self.names(in: line.text, isLabelled: true)
        {
            return (names, index)
        }
        guard LabelSet.tags.isWhole(line.label), !line.form.contains(where: \.isNumber) else { return nil }
        let hasColon = line.form.hasSuffix(":")
        if LabelSet.colonOnly.isWhole(line.label), !hasColon { return nil }
        // In the head of a page it is an entry of the menu.
        if !hasColon, line.hints.role != .tags, index <= firstSentence { return nil }
        return listBelow(index, hasColon: hasColon)
    }

    /// `Tags: a, b`, or links behind the label.
    static func namesBehindLabel(_ line: PageLine) -> [String]? {
        guard let behind = behindLabel(line) else { return nil }
        let links = line.hints.links.filter { behind.contains($0) }
        return links.count > 1 ? links : names(in: behind, isLabelled: true)
    }

    /// `Posted in Letters | Tagged pens, post | 6 Comments`: the tags, or the categories where there are none.
    private static func namesOfParts(_ line: PageLine) -> [String]? {
        guard line.form.utf8.count <= 600, line.form.contains("|") || line.form.contains(" tagged with")
        else {
            return nil
        }
        let parts = line.text.replacing(" Tagged With", with: "|Tagged With").split(separator: "|")
        guard parts.count >= 2 else { return nil }
        var (names, isTagged) = ([String](), false)
        for part in parts.map({ PageLine($0, number: line.number) }) {
            if part.isCount || part.isCommentHeading { continue }
            guard let rest = restOfPart(part), let found = Self.names(in: rest, isLabelled: true) else {
                return nil
            }
            let isTags = part.label.hasPrefix("tag")
            if names.isEmpty || isTags && !isTagged { names = found }
            isTagged = isTagged || isTags
        }
        return names.isEmpty ? nil : names
    }

    private static func restOfPart(_ part: PageLine) -> Substring? {
        if let behind = behindLabel(part) { return behind }
        for count in [2, 1] {
            let words = part.text.split(maxSplits: count, whereSeparator: \.isWhitespace)
            guard words.count == count + 1, let rest = words.last else { continue }
            if LabelSet.tags.isWhole(LabelSet.form(of: words.dropLast().joined(separator: " "))) {
                return rest
            }
        }
        return nil
    }

    /// `Tags: a, b`: the text behind the label.
    static func behindLabel(_ line: PageLine) -> Substring? {
        guard line.form.utf8.count <= 600, let colon = line.text.firstIndex(where: { ":|".contains($0) })
        else {
            return withoutColon(line)
        }
        let head = LabelSet.form(of: line.text[..<colon]).trimmed.drop { !$0.isLetter }
        let rest = line.text[line.text.index(after: colon)...]
        guard LabelSet.tags.isWhole(String(head)), rest.contains(where: { $0.isLetter || $0.isNumber }) else {
            return withoutColon(line)
        }
        return rest
    }

    /// `Tagged with a, b`, `Tags #a #b`.
    private static func withoutColon(_ line: PageLine) -> Substring? {
        guard line.form.utf8.count <= 300, !line.endsSentence else { return nil }
        for count in [2, 1] {
            let words = line.text.split(maxSplits: count, whereSeparator: \.isWhitespace)
            guard words.count == count + 1, let rest = words.last else { continue }
            let head = LabelSet.form(of: words.dropLast().joined(separator: " "))
            let isClear =
                count == 2 ? LabelSet.tags.isWhole(head) && head.contains(" ") : isListed(head, rest)
            if isClear && !LabelSet.colonOnly.isWhole(head)
                || LabelSet.tags.isWhole(head) && rest.hasPrefix("#")
            {
                return rest
            }
        }
        return nil
    }

    /// `Tagged a, b`, `Étiqueté a, b`.
    private static func isListed(_ head: String, _ rest: Substring) -> Bool {
        ["tagged", "etiquete", "etiquetado", "getagd", "marcado"].contains(head) && rest.contains(",")
    }

    /// The names of a list on one line; `nil` when it is a sentence.
    static func names(in text: Substring, isLabelled: Bool) -> [String]? {
        let mark = Array(",;|·•/、").first { text.contains($0) }
        var parts: [String]
        if text.contains("#"),
            text.split(whereSeparator: \.isWhitespace).allSatisfy({ $0.hasPrefix("#") || $0 == "," })
        {
            parts = text.split { $0 == "#" || $0.isWhitespace || $0 == "," }.map(String.init)
        } else if let mark {
            parts = text.split(separator: mark).map(String.init)
        } else {
            parts = [String(text)]
        }
        if mark == ",", let last = parts.popLast() { parts += lastOfList(last) }
        parts = parts.map { Self.tidied($0) }.filter { !$0.isEmpty }
        let areNames = parts.allSatisfy { $0.split(separator: " ").count <= 6 && $0.count <= 60 }
        return areNames && !parts.isEmpty && parts.count <= 60 ? parts : nil
    }

    /// `a, b and c`.
    private static func lastOfList(_ text: String) -> [String] {
        let words = text.trimmed.split(separator: " ")
        guard let first = words.first, ["and", "und", "et", "y", "e", "en"].contains(first), words.count > 1
        else {
            return [text]
        }
        return [words.dropFirst().joined(separator: " ")]
    }

    private static func tidied(_ text: String) -> String {
        var name = text.trimmed[...]
        while let first = name.first, "#•·-*".contains(first) { name = name.dropFirst() }
        while let last = name.last, ".,;".contains(last) { name = name.dropLast() }
        return String(name).trimmed
    }

    /// The short lines below a heading: one group of them.
    private func listBelow(_ index: Int, hasColon: Bool) -> (names: [String], last: Int)? {
        var names: [String] = []
        var last = index
        var next = index + 1
        while next < lines.count, lines[next].isBlank, next - index < 3 { next += 1 }
        while next < lines.count, names.count < Self.listLimit, let name = entry(next) {
            names += name
            last = next
            next += 1
            if next < lines.count, lines[next].isBlank, isListSpaced(index), next + 1 < lines.count {
                next += 1
            }
        }
        guard !names.isEmpty else { return nil }
        return (names, last)
    }

    /// Whether the entries of a list have blank lines between them, as everything on some pages.
    private func isListSpaced(_ index: Int) -> Bool {
        let behind = lines[min(index + 1, lines.count)...].prefix(4)
        return behind.count >= 4 && behind.map(\.isBlank) == [true, false, true, false]
    }

    private func entry(_ index: Int) -> [String]? {
        let line = lines[index]
        guard !line.isBlank, removed[index] == nil, !line.endsSentence, !line.isSentence else { return nil }
        if let names = line.hashtags { return names }
        let isBlock =
            line.isRelatedHeading || line.isCommentHeading || line.isFollowHeading
            || line.isAboutAuthorHeading
            || line.isNewsletterHeading || line.isShop || LabelSet.footer.isWhole(line.label)
            || LabelSet.tags.isWhole(line.label)
        guard !isBlock, !line.isCount, !isAnchor(index), line.label != "news", !line.form.contains(":") else {
            return nil
        }
        if line.text.contains(",") || line.text.contains("|") || line.text.contains("·") {
            return Self.names(in: line.text, isLabelled: false)
        }
        let name = Self.tidied(String(line.text))
        return line.wordCount <= 4 && name.count <= 40 && !name.isEmpty ? [name] : nil
    }
}
