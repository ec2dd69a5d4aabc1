import Articles

/// The text of the article, and what of the page is none of it.
extension PageHTML {
    func write(_ post: inout ImportedPost, _ analysis: PageAnalysis) {
        let dropped = Set(
            read.nodes.indices.filter { analysis.removed[$0] != nil }.flatMap { read.nodes[$0] })
        let writer = HTMLWriter(content, in: place.range, without: dropped, base: metadata.url)
        post.format = .html
        post.body = writer.html
        for loss in writer.losses.prefix(200) { post.note(origin.line(loss.line), "left out, \(loss.what)") }
        if let next = writer.losses.dropFirst(200).first {
            post.note(origin.line(next.line), "left out, \(writer.losses.count - 200) more from here on")
        }
    }

    func noteFrames(_ post: inout ImportedPost) {
        var count = 0
        for index in content.frames.keys.sorted() where place.range.contains(index) {
            let node = document.nodes[index]
            guard !HTMLVocabulary.unread.contains(node.name), let furniture = content.frames[index] else {
                continue
            }
            let text = document.text(of: index, limit: 500)
            guard !text.isEmpty else { continue }
            count += 1
            let shown = text.count > 80 ? String(text.prefix(80)) + "…" : text
            if count <= 1_000 {
                post.note(origin.line(node.line), "dropped, \(furniture.rawValue): \(shown)")
            }
            if count == 1_001 { post.note(origin.line(node.line), "dropped, more of the kind from here on") }
        }
    }
}
