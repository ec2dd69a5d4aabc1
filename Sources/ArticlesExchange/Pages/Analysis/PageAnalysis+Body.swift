import Articles

/// What stands inside of a text and is no part of it.
extension PageAnalysis {
    /// Drops bars, boxes and lists of links between the paragraphs.
    mutating func dropFromBody(_ start: Int) {
        let content = content(from: start)
        dropBars(content)
        dropBoxes(content)
        for index in content where lines[index].hints.isLooseLink && removed[index] == nil {
            guard lines[index].wordCount >= 4, !lines[index].endsSentence else { continue }
            drop(index, .related)
        }
        for index in content where removed[index] == nil && isSite {
            let line = lines[index]
            guard line.form.hasPrefix("["), line.form.hasSuffix("]"), line.wordCount >= 5,
                line.form.utf8.count <= 160,
                !line.form.dropLast().hasSuffix(".")
            else { continue }
            drop(index, .related)
        }
        dropPullQuotes(content)
        for index in content where removed[index] == nil {
            guard lines[index].hasDigit || nextOfLabel(index) != nil, let meta = meta(index), meta.hasLabel,
                meta.updated != nil, meta.published == nil
            else {
                continue
            }
            take(meta, at: index)
        }
    }

    /// Words such as "Share" and "Print" side by side.
    private mutating func dropBars(_ content: [Int]) {
        var run: [Int] = []
        let counts = Dictionary(
            lines.lazy.filter { $0.wordCount == 1 }.map { ($0.form, 1) }, uniquingKeysWith: +)
        for index in content + [-1] {
            if index >= 0, lines[index].weakFurniture?.isBar ?? false {
                run.append(index)
                continue
            }
            if run.count >= 2, run.contains(where: { lines[$0].weakFurniture == .share }) {
                for line in run { drop(line, lines[line].weakFurniture ?? .share) }
            } else {
                for line in run where isAloneInBar(line) || isRepeated(line, counts) {
                    drop(line, lines[line].weakFurniture ?? .share)
                }
            }
            run = []
        }
    }

    /// Whether a word such as "Share" stands on the page of a site twice or more.
    private func isRepeated(_ index: Int, _ counts: [String: Int]) -> Bool {
        isSite && lines[index].wordCount == 1 && counts[lines[index].form, default: 0] > 1
    }

    private func isAloneInBar(_ index: Int) -> Bool {
        guard let weak = lines[index].weakFurniture else { return false }
        return weak == .share && (lines[index].isNetworkList || lines[index].isBullet)
    }

    /// The heading of a list of other articles in the middle of a text, and the titles under it.
    private mutating func dropBoxes(_ content: [Int]) {
        for (position, index) in content.enumerated() where removed[index] == nil {
            let line = lines[index]
            guard line.isRelatedHeading || line.isNewsletterHeading && line.label.contains(" ")
            else { continue }
            drop(index, line.isNewsletterHeading ? .newsletter : .related)
            for next in content[(position + 1)...].prefix(6) {
                guard lines[next].isTeaser, !hasGap(content, next, after: index) else { break }
                if next > content[position + 1],
                    isSubheading(next) || isShorter(next, since: content[position + 1])
                {
                    break
                }
                drop(next, .related)
            }
        }
    }

    /// Whether a line of few words has a paragraph right below it.
    private func isSubheading(_ index: Int) -> Bool {
        guard lines[index].wordCount <= 4, !lines[index].isBullet, !lines[index].hints.isLinks,
            let next = content(from: index + 1, first: 1).first
        else { return false }
        return lines[next].isSentence && !lines[next].isBullet && !lines[next].hints.isLinks
    }

    /// Whether a line is much shorter than the titles above it, and a paragraph is right below.
    private func isShorter(_ index: Int, since first: Int) -> Bool {
        let titles = (first..<index).filter { removed[$0] == .dropped(.related) }.map { lines[$0].form.count }
        guard titles.count >= 2, !lines[index].isBullet, !lines[index].hints.isLinks,
            let next = content(from: index + 1, first: 1).first, lines[next].isSentence
        else { return false }
        return lines[index].form.count * 3 * titles.count <= titles.reduce(0, +) * 2
    }

    /// Whether a blank line stands before a line that the box could have ended with.
    private func hasGap(_ content: [Int], _ next: Int, after heading: Int) -> Bool {
        next > heading + 1 && lines[next - 1].isBlank && !lines[next].isBullet && !lines[next].hints.isLinks
            && !(lines[heading + 1].isBlank && next == heading + 2)
    }
}

extension PageLine {
    /// A title of something else: no sentence.
    fileprivate var isTeaser: Bool {
        !endsSentence && form.count <= 140 && !isProse && wordCount >= 2 || isBullet || hints.isLinks
    }
}
