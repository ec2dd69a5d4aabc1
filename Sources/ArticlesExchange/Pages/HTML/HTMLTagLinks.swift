import Articles

/// Tags that only the addresses of their links tell: a row of links to pages of tags.
struct HTMLTagLinks {
    private(set) var names: [String] = []

    /// The parts of addresses by which sites name pages of tags.
    private static let parts: Set<String> = [
        "tag", "tags", "topic", "topics", "thema", "themen", "schlagwort", "etiqueta", "etiquetas", "tema",
        "temas", "mot-cle", "mots-cles", "etiquette", "label", "trefwoord", "onderwerp", "assunto", "topico",
        "topicos", "keyword",
    ]

    /// The first such row below the headline.
    init(_ content: HTMLContent, from start: Int) {
        let document = content.document
        let links = document.elements(["a"], in: start..<document.nodes.count).filter {
            (!content.isFramed[$0] || content.isInFooter[$0]) && !content.isOfOther[$0]
                && Self.isOfTag(document.nodes[$0]["href"])
        }
        for link in links.prefix(200) {
            let holders = Array(document.ancestry(link).prefix(3))
            let row = holders.last { content.prose(document.subtree($0)) == 0 && $0 != content.root }
            guard let row, !content.isFramed[row] || content.isInFooter[row] else { continue }
            let range = document.subtree(row)
            let texts = links.filter(range.contains).map { document.text(of: $0, limit: 200).trimmed }
                .map { String($0.drop { $0 == "#" }) }
            guard texts.count >= 2, texts.count <= 20, texts.allSatisfy(Self.isName) else { continue }
            names = texts
            return
        }
    }

    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.count <= 40 && text.split(separator: " ").count <= 5
    }

    private static func isOfTag(_ address: String?) -> Bool {
        guard let address, address.utf8.count <= 500 else { return false }
        let path = address.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").dropLast()
        return path.contains { parts.contains($0.lowercased()) }
    }
}
