import StrictJSON

extension ReferencePage {
    /// Writes an operation: what it does on one side, how it is called on the other.
    mutating func write(_ operation: ReferenceOperation) {
        html.raw("<section class=\"operation\" id=\"")
        html.text(operation.id)
        html.raw("\">\n<div class=\"about\">\n<h3>")
        html.element("a", ["href": "#\(operation.id)"], text: operation.summary)
        html.raw("</h3>\n<p class=\"target\">")
        html.element("b", ["class": operation.method.lowercased()], text: operation.method)
        html.raw(" ")
        html.element("code", text: operation.path)
        html.raw("</p>\n")
        write(operation.access)
        describe(operation.description)
        writeParameters(operation.parameters)
        writeBody(operation.body)
        writeResponses(operation.responses)
        html.raw("</div>\n<div class=\"samples\">\n")
        writeSamples(of: operation)
        html.raw("</div>\n</section>\n")
    }

    private mutating func write(_ access: ReferenceOperation.Access) {
        html.raw("<p class=\"access\">")
        switch access {
        case .open: html.raw("For everyone; no key is looked at.")
        case .anyone(let scope):
            html.raw("For everyone; with a key that has ")
            html.element("code", text: scope)
            html.raw(" there is more.")
        case .key(let scope):
            html.raw("Needs a key with the scope ")
            html.element("code", text: scope)
            html.raw(".")
        }
        html.raw("</p>\n")
    }

    private mutating func writeParameters(_ parameters: [ReferenceOperation.Parameter]) {
        guard !parameters.isEmpty else { return }
        html.raw("<h4>Parameters</h4>\n<dl>\n")
        for parameter in parameters {
            html.raw("<div data-name=\"")
            html.text(parameter.name)
            html.raw("\" data-in=\"")
            html.text(parameter.place)
            if parameter.isRequired {
                html.raw("\" data-example=\"")
                html.text(parameter.example ?? "")
            }
            html.raw("\"><dt>")
            writeName(parameter.name, parameter.schema, isRequired: parameter.isRequired)
            if parameter.place != "query" { html.element("i", text: parameter.place) }
            html.raw("</dt><dd>")
            describe(parameter.description)
            html.raw("</dd></div>\n")
        }
        html.raw("</dl>\n")
    }

    /// Writes the name of a parameter or a member, its type and its limits.
    mutating func writeName(_ name: String, _ schema: JSONValue, isRequired: Bool) {
        html.element("code", text: name)
        html.raw(" <span>")
        SchemaText.write(schema, to: &html)
        let limits = SchemaText.limits(of: schema)
        if !limits.isEmpty { html.text(", " + limits.joined(separator: ", ")) }
        html.raw("</span>")
        if isRequired { html.raw(" <b>required</b>") }
        html.raw(" ")
    }

    private mutating func writeBody(_ contents: [ReferenceOperation.Content]) {
        guard let first = contents.first else { return }
        html.raw("<h4>Body</h4>\n<p>")
        SchemaText.write(first.schema, to: &html)
        html.raw(" as ")
        html.list(contents, between: " or ") { $0.element("code", text: $1.mediaType) }
        html.raw("</p>\n")
    }

    private mutating func writeResponses(_ responses: [ReferenceOperation.Response]) {
        html.raw("<h4>Responses</h4>\n<dl>\n")
        for response in responses where response.name == nil {
            html.raw("<div><dt>")
            html.element("code", text: response.status)
            html.raw(" <span>")
            html.list(contract.contents(of: response.value), between: ", ") {
                html, content in
                if content.mediaType != "application/json" { html.text("\(content.mediaType): ") }
                SchemaText.write(content.schema, to: &html)
            }
            html.raw("</span></dt><dd>")
            describe(response.value["description"]?.text)
            html.raw("</dd></div>\n")
        }
        html.raw("</dl>\n")
        let shared = responses.filter { $0.name != nil }
        guard !shared.isEmpty else { return }
        html.raw("<p class=\"others\">Also ")
        html.list(shared, between: ", ") {
            $0.element("a", ["href": "#response-\($1.name ?? "")"], text: $1.status)
        }
        html.raw("</p>\n")
    }

    private mutating func writeSamples(of operation: ReferenceOperation) {
        let samples = CodeSample(of: operation, contract).all
        html.raw("<fieldset class=\"tabs\">\n<legend class=\"unseen\">Language</legend>\n")
        for (index, sample) in samples.enumerated() {
            let id = "\(operation.id)-\(index)"
            html.raw("<input type=\"radio\" name=\"")
            html.text("\(operation.id)-language")
            html.raw("\" id=\"")
            html.text(id)
            html.raw(index == 0 ? "\" checked><label for=\"" : "\"><label for=\"")
            html.text(id)
            html.raw("\">")
            html.text(sample.language)
            html.raw("</label>\n")
        }
        for sample in samples {
            html.raw("<pre tabindex=\"0\"><code>")
            html.list(
                sample.code.split(separator: CodeSample.base, omittingEmptySubsequences: false), between: ""
            ) { [address] html, part in
                if part.startIndex > sample.code.startIndex {
                    html.element("span", ["class": "base"], text: address)
                }
                html.text(String(part))
            }
            html.raw("</code></pre>\n")
        }
        html.raw("</fieldset>\n<p class=\"trying\"><button type=\"button\">Try it</button></p>\n")
        if let body = operation.body.first {
            html.raw("<details class=\"body\" data-type=\"")
            html.text(body.mediaType)
            html.raw("\"><summary>Body</summary>")
            html.preformatted(body.example?.indented ?? "")
            html.raw("</details>\n")
        }
        writeExample(of: operation)
    }

    private mutating func writeExample(of operation: ReferenceOperation) {
        guard let success = operation.success,
            let content = contract.contents(of: success.value).first, let example = content.example
        else { return }
        html.raw("<details><summary>Response ")
        html.text(success.status)
        html.raw("</summary>")
        html.preformatted(example.text ?? example.indented)
        html.raw("</details>\n")
    }
}
