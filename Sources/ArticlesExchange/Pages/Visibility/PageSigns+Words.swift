import Articles

/// What the words of a page say of who may see it.
extension PageSigns {
    /// So many lines at the top may hold members such as `Status: Draft`.
    private static let headLimit = 60

    /// `Private: …`, `Protected: …`, as WordPress shows titles, and `[Draft] …`.
    mutating func readTitle(_ title: String, line: Int, _ language: PageLanguage) {
        if TitleMark.isIn(title, language: language.code) {
            add(line, "its title says that it is not public: \(title.prefix(80))")
        }
    }

    /// Members such as `Status: Draft` between headline and text, and lines that stand for a text that is not shown.
    mutating func readLines(_ lines: [PageLine], headline: Int) {
        var count = 0
        var isHead = true
        for line in lines where !line.isBlank {
            count += 1
            if count > Self.headLimit || line.isProse { isHead = false }
            if isHead, let property = PageProperty(line.text, line: line.number) {
                readLoosely(property, isHeadline: line.number == headline)
            }
            if line.isGate {
                add(line.number, "it says that it is not for everybody: \(line.text.trimmed.prefix(80))")
            }
        }
    }

    /// The most elements and texts of a row that can be a member: what is larger is a layout.
    private static let rowLimit = 200

    /// The members in tables and lists of definitions before the text, as Notion exports them.
    mutating func readTables(_ document: HTMLDocument, in range: Range<Int>) {
        var term: (text: String, line: Int)?
        for index in range {
            let node = document.nodes[index]
            guard node.end - index <= Self.rowLimit else { continue }
            switch node.name {
            case "tr":
                let cells = document.children(of: index).filter {
                    ["td", "th"].contains(document.nodes[$0].name)
                }
                guard cells.count == 2 else { continue }
                readCell(document, document.text(of: cells[0], limit: 100), cells[1])
            case "dt": term = (document.text(of: index, limit: 100), node.line)
            case "dd":
                if let name = term?.text { readCell(document, name, index) }
                term = nil
            case _: break
            }
        }
    }

    private mutating func readCell(_ document: HTMLDocument, _ key: String, _ cell: Int) {
        let plain = key.trimmed.filter { $0 != ":" }
        let value = Self.isChecked(document, cell).map { $0 ? "true" : "false" }
        readLoosely(
            PageProperty(
                key: plain, value: value ?? document.text(of: cell, limit: 200),
                line: document.nodes[cell].line))
    }

    /// The state of a box that can be ticked; `nil` for a cell without one.
    private static func isChecked(_ document: HTMLDocument, _ cell: Int) -> Bool? {
        for node in document.nodes[document.subtree(cell)] {
            if node.name == "input", node["type"]?.lowercased() == "checkbox" {
                return node["checked"] != nil
            }
            let classes = node["class"]?.split(separator: " ") ?? []
            if classes.contains("checkbox-on") { return true }
            if classes.contains("checkbox-off") { return false }
        }
        return nil
    }
}

extension LabelSet {
    /// Lines that stand where a text is not shown to everybody.
    static let gates = LabelSet(
        """
        this post is for paid members only; this post is for paying members only
        member-only story; members-only story
        this content is for subscribers only; this content is for paid subscribers…
        this content is for paying subscribers…; this article is for paid subscribers…
        this article is for paying subscribers…; this story is for subscribers only…
        this story is for members only…; this page is for members only; this page is for subscribers only
        the rest of this post is for…; the rest of this article is for…
        this content is password protected…; this post is password protected…
        this page is password protected…; this post is for paid subscribers; this post is for subscribers only
        this post is for paying subscribers only…; this post is for paying subscribers
        this post is for members only; this content is for members only; this article is for subscribers only
        this article is for members only; subscribe to continue reading; subscribe to keep reading
        this content is restricted to…; you must be logged in to view this content…
        you must be logged in to read…; dieser inhalt ist passwortgeschutzt…
        dieser beitrag ist passwortgeschutzt…; dieser artikel ist nur fur abonnenten…
        cet article est protege par un mot de passe…; ce contenu est protege par un mot de passe…
        cet article est reserve aux abonnes…; contenu reserve aux abonnes…
        este contenido esta protegido por contrasena…; este articulo es solo para suscriptores…
        contenido exclusivo para suscriptores…; este conteudo e protegido por senha…
        este conteudo esta protegido por senha…; este conteudo esta protegido por palavra-passe…
        conteudo exclusivo para assinantes…; deze inhoud is beveiligd met een wachtwoord…
        deze inhoud is beschermd met een wachtwoord…; dit artikel is alleen voor abonnees…
        questo contenuto e protetto da password…
        """)
}
