import StrictJSON

extension ReferencePage {
    /// Writes what operations share: responses, header fields, schemas.
    mutating func writeComponents() {
        html.raw("<section id=\"shared\">\n<h2>Shared</h2>\n")
        html.raw("<section id=\"responses\">\n<h3>Responses</h3>\n<dl>\n")
        for response in contract.all("responses") {
            writeEntry("response", response.name, response.value["description"]?.text) { page in
                let contents = page.contract.contents(of: response.value)
                page.html.list(contents, between: ", ") { SchemaText.write($1.schema, to: &$0) }
            }
        }
        html.raw("</dl>\n</section>\n<section id=\"fields\">\n<h3>Header fields</h3>\n<dl>\n")
        for field in contract.all("headers") {
            writeEntry("field", field.name, field.value["description"]?.text) { page in
                SchemaText.write(field.value["schema"] ?? .null, to: &page.html)
            }
        }
        html.raw("</dl>\n</section>\n<section id=\"schemas\">\n<h3>Schemas</h3>\n")
        for schema in contract.all("schemas") { writeSchema(schema.name, schema.value) }
        html.raw("</section>\n</section>\n")
    }

    private mutating func writeEntry(
        _ kind: StaticString, _ name: String, _ description: String?,
        _ type: (inout ReferencePage) -> Void
    ) {
        html.raw("<div id=\"")
        html.raw(kind)
        html.raw("-")
        html.text(name)
        html.raw("\"><dt>")
        html.element("code", text: name)
        html.raw(" <span>")
        type(&self)
        html.raw("</span></dt><dd>")
        describe(description)
        html.raw("</dd></div>\n")
    }

    private mutating func writeSchema(_ name: String, _ schema: JSONValue) {
        html.raw("<section class=\"schema\" id=\"schema-")
        html.text(name)
        html.raw("\">\n<h4>")
        html.element("a", ["href": "#schema-\(name)"], text: name)
        html.raw("</h4>\n")
        describe(schema["description"]?.text)
        let parts = [schema] + (schema["allOf"]?.elements ?? [])
        let members = parts.flatMap { part in
            let required = Set(part["required"]?.elements.compactMap(\.text) ?? [])
            return (part["properties"]?.members ?? []).map { ($0, required.contains($0.name)) }
        }
        let inherited = parts.filter { $0["$ref"] != nil }
        if !inherited.isEmpty {
            html.raw("<p>All of ")
            html.list(inherited, between: ", ") { SchemaText.write($1, to: &$0) }
            html.raw(members.isEmpty ? "</p>\n" : ", and</p>\n")
        } else if members.isEmpty {
            html.raw("<p>")
            SchemaText.write(schema, to: &html)
            let limits = SchemaText.limits(of: schema)
            if !limits.isEmpty { html.text(", " + limits.joined(separator: ", ")) }
            html.raw("</p>\n")
        }
        if !members.isEmpty { writeMembers(members) }
        html.raw("</section>\n")
    }

    private mutating func writeMembers(_ members: [(JSONMember, Bool)]) {
        html.raw("<dl>\n")
        for (member, isRequired) in members {
            html.raw("<div><dt>")
            writeName(member.name, member.value, isRequired: isRequired)
            html.raw("</dt><dd>")
            describe(member.value["description"]?.text)
            html.raw("</dd></div>\n")
        }
        html.raw("</dl>\n")
    }
}
