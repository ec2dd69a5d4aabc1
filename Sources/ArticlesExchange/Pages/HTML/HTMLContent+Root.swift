import Articles

/// Where on a page most of its words are.
extension HTMLContent {
    func chooseRoot() -> Int {
        let visible = visibleProse(document.nodes.indices)
        let named = document.nodes.indices.filter { index in
            let node = document.nodes[index]
            return node["itemprop"]?.lowercased().contains("articlebody") ?? false
        }
        let groups = [named, elements("article"), elements("main") + roleMain()]
        for group in groups {
            let best = group.max { visibleProse(document.subtree($0)) < visibleProse(document.subtree($1)) }
            if let best, visibleProse(document.subtree(best)) * 2 >= visible, visible > 0 { return best }
        }
        return scored() ?? elements("body").first ?? 0
    }

    private func elements(_ name: String) -> [Int] { document.elements([name]) }

    private func roleMain() -> [Int] {
        document.nodes.indices.filter { document.nodes[$0]["role"] == "main" }
    }

    private func visibleProse(_ range: Range<Int>) -> Int {
        visibleSums[range.upperBound] - visibleSums[range.lowerBound]
    }

    mutating func sumVisible() {
        var (sum, end) = (0, 0)
        for index in document.nodes.indices {
            if frames[index] != nil { end = max(end, document.nodes[index].end) }
            if index >= end { sum += proseSums[index + 1] - proseSums[index] }
            visibleSums.append(sum)
        }
    }

    /// The element with the best score: a paragraph counts for its parent, and half for the parent of that.
    private func scored() -> Int? {
        var scores: [Int: Double] = [:]
        let frameEnds = frames.keys.sorted().map { document.subtree($0) }
        var frame = 0
        for index in document.nodes.indices {
            while frame < frameEnds.count, frameEnds[frame].upperBound <= index { frame += 1 }
            if frame < frameEnds.count, frameEnds[frame].contains(index) { continue }
            let node = document.nodes[index]
            let isParagraph =
                ["p", "pre", "blockquote", "td"].contains(node.name) || node.isText && isLoose(node)
            guard isParagraph, node.parent >= 0 else { continue }
            let words = node.isText ? Self.weight(node.text) : prose(document.subtree(index))
            guard words >= 6 else { continue }
            let score = 1 + min(Double(words) / 15, 6)
            scores[node.parent, default: 0] += score
            let grand = document.nodes[node.parent].parent
            if grand >= 0 { scores[grand, default: 0] += score / 2 }
        }
        return scores.max { $0.value == $1.value ? $0.key > $1.key : $0.value < $1.value }?.key
    }

    private func isLoose(_ node: HTMLDocument.Node) -> Bool {
        node.parent >= 0 && ["div", "section", "body", "article"].contains(document.nodes[node.parent].name)
    }
}
