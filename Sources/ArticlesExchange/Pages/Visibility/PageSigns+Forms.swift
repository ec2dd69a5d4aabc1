import Articles

extension PageSigns {
    /// A form that asks for a password and nothing else, or one that stands where the text should be.
    mutating func readForms(_ document: HTMLDocument, _ content: HTMLContent) {
        let isInArticle = document.mask { $0.name == "article" || $0.name == "main" || $0["role"] == "main" }
        let text = document.subtree(content.root)
        let isWhole = ["html", "body"].contains(document.nodes[content.root].name)
        let forms = FormPlaces(document)
        for (index, node) in document.nodes.enumerated() where !node.isText && !isFull {
            if node.name == "form" {
                let action = (node["action"] ?? "") + " " + (node["class"] ?? "")
                if action.contains("action=postpass") || action.contains("post-password-form") {
                    add(node.line, "a form that asks for its password makes it a draft")
                }
            }
            guard node.name == "input", node["type"]?.lowercased() == "password" else { continue }
            let isOnly = !forms.asksForName(index)
            if isOnly || isInArticle[index] || !isWhole && text.contains(index) {
                add(node.line, "a form that asks for a password makes it a draft")
                return
            }
        }
    }
}

/// The forms of a page, and which of them ask for a name. One pass over the page.
private struct FormPlaces {
    /// The innermost form that each `input` is in.
    private var forms: [Int: Int] = [:]
    private var asking: Set<Int> = []

    init(_ document: HTMLDocument) {
        var open: [(form: Int, end: Int)] = []
        for (index, node) in document.nodes.enumerated() where !node.isText {
            while let last = open.last, last.end <= index {
                close(open.removeLast().form, in: open.last?.form)
            }
            if node.name == "form" { open.append((index, node.end)) }
            guard node.name == "input", let form = open.last?.form else { continue }
            forms[index] = form
            let type = node["type"]?.lowercased() ?? "text"
            if ["text", "email", "tel"].contains(type) { asking.insert(form) }
        }
        while let last = open.popLast() { close(last.form, in: open.last?.form) }
    }

    /// What a form asks for, the one around it asks for too.
    private mutating func close(_ form: Int, in outer: Int?) {
        if let outer, asking.contains(form) { asking.insert(outer) }
    }

    /// Whether the form with an `input` asks for a name as well.
    func asksForName(_ input: Int) -> Bool { forms[input].map(asking.contains) ?? false }
}
