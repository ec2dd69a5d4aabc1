import StrictJSON

/// The page while it is written.
struct ReferencePage {
    let contract: Contract
    let address: String
    let folder: String
    let assets: [ReferenceAsset]
    let markdown: (String) -> String
    var html = HTMLText()

    mutating func write() {
        let operations = contract.operations
        let title = contract.document["info"]?["title"]?.text ?? "API"
        let version = contract.document["info"]?["version"]?.text ?? ""
        writeHead("\(title) API")
        writeContents(operations)
        html.raw("<main id=\"content\">\n<header>\n<h1>")
        html.text("\(title) API")
        html.raw("</h1>\n<p class=\"lead\">")
        html.text("\(contract.document["info"]?["summary"]?.text ?? "") Version \(version).")
        html.raw(
            " <a href=\"openapi.yaml\">openapi.yaml</a>, <a href=\"openapi.json\">openapi.json</a></p>\n")
        html.raw(
            """
            <p class="key"><label for="key">Key, for what you try here</label> <input id="key" class="secret" \
            autocomplete="off" spellcheck="false" placeholder="dl_…"> <small>It stays in this page.</small></p>

            """)
        html.raw("</header>\n<section id=\"introduction\" class=\"text\">\n<h2>Introduction</h2>\n")
        describe(contract.document["info"]?["description"]?.text)
        html.raw("</section>\n")
        for tag in tags(operations) {
            html.raw("<section class=\"tag\" id=\"tag-")
            html.text(tag.name)
            html.raw("\">\n<h2>")
            html.text(tag.name.capitalizedFirst)
            html.raw("</h2>\n")
            describe(tag.description)
            for operation in tag.operations { write(operation) }
            html.raw("</section>\n")
        }
        writeComponents()
        html.raw("</main>\n</body>\n</html>\n")
    }

    /// Writes a description in Markdown.
    mutating func describe(_ text: String?) {
        guard let text, !text.isEmpty else { return }
        html.raw(safe: markdown(text))
        html.raw("\n")
    }

    private mutating func writeHead(_ title: String) {
        html.raw(
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>
            """)
        html.text(title)
        html.raw("</title>\n")
        for asset in assets {
            let path = folder + asset.name
            switch asset.mediaType.prefix(8) {
            case "text/css": html.raw(safe: "<link rel=\"stylesheet\" href=\"\(path)\">\n")
            case "image/sv": html.raw(safe: "<link rel=\"icon\" type=\"image/svg+xml\" href=\"\(path)\">\n")
            case _: html.raw(safe: "<script src=\"\(path)\" defer></script>\n")
            }
        }
        html.raw("</head>\n<body>\n<a class=\"skip\" href=\"#content\">Skip to content</a>\n")
    }

    private mutating func writeContents(_ operations: [ReferenceOperation]) {
        html.raw(
            """
            <nav aria-label="Contents">
            <input class="unseen" type="checkbox" id="menu" aria-label="Show the contents">
            <label class="menu" for="menu" aria-hidden="true">Contents</label>
            <div class="entries">
            <p class="search"><label class="unseen" for="search">Search</label>\
            <input id="search" type="search" placeholder="Search ( / )" autocomplete="off"></p>
            <ul>
            <li><a href="#introduction">Introduction</a></li>
            </ul>

            """)
        for tag in tags(operations) {
            html.element("h2") { html in
                html.element("a", ["href": "#tag-\(tag.name)"], text: tag.name.capitalizedFirst)
            }
            html.raw("\n<ul>\n")
            for operation in tag.operations {
                html.raw("<li>")
                html.element("a", ["href": "#\(operation.id)"]) { html in
                    html.text(operation.summary)
                    html.raw(" ")
                    html.element("small", ["class": operation.method.lowercased()], text: operation.method)
                }
                html.raw("</li>\n")
            }
            html.raw("</ul>\n")
        }
        html.raw(
            """
            <h2><a href="#shared">Shared</a></h2>
            <ul>
            <li><a href="#responses">Responses</a></li>
            <li><a href="#fields">Header fields</a></li>
            <li><a href="#schemas">Schemas</a></li>
            </ul>
            </div>
            </nav>

            """)
    }

    /// The operations by tag, in the order of the document.
    private func tags(
        _ operations: [ReferenceOperation]
    ) -> [(name: String, description: String?, operations: [ReferenceOperation])] {
        (contract.document["tags"]?.elements ?? []).compactMap { tag in
            let name = tag["name"]?.text ?? ""
            let own = operations.filter { $0.tag == name }
            return own.isEmpty ? nil : (name, tag["description"]?.text, own)
        }
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
