import StrictJSON

/// Writes what a schema says in a line.
struct SchemaText {
    /// Writes the type, each name leading to its schema.
    static func write(_ schema: JSONValue, to html: inout HTMLText) {
        if let name = Contract.name(of: schema, among: "schemas") {
            return html.element("a", ["href": "#schema-\(name)"], text: name)
        }
        if let choices = (schema["oneOf"] ?? schema["anyOf"])?.elements {
            return html.list(choices, between: " or ") { write($1, to: &$0) }
        }
        if let value = schema["const"] { return html.element("code", text: value.compact) }
        if let values = schema["enum"]?.elements {
            return html.list(values, between: ", ") { $0.element("code", text: $1.plain) }
        }
        let types = schema["type"].map { $0.text.map { [$0] } ?? $0.elements.compactMap(\.text) } ?? []
        guard !types.isEmpty else {
            return html.text(schema["properties"] == nil ? "any JSON" : "object")
        }
        html.list(types, between: " or ") { html, type in
            switch type {
            case "array":
                html.raw("list of ")
                write(schema["items"] ?? .null, to: &html)
            case "object":
                html.text(schema["additionalProperties"]?["$ref"] == nil ? "object" : "map of ")
                if let values = schema["additionalProperties"], values["$ref"] != nil {
                    write(values, to: &html)
                }
            case _: html.text(type)
            }
        }
        if let format = schema["format"]?.text { html.text(" (\(format))") }
    }

    /// The limits of a value: `1 to 96 characters`.
    static func limits(of schema: JSONValue) -> [String] {
        [
            range(schema["minLength"], schema["maxLength"], "characters"),
            range(schema["minimum"], schema["maximum"], nil),
            range(schema["minItems"], schema["maxItems"], "items"),
            schema["default"].map { "default \($0.plain)" },
        ].compactMap(\.self)
    }

    private static func range(_ least: JSONValue?, _ most: JSONValue?, _ unit: String?) -> String? {
        let range: String? =
            switch (least?.plain, most?.plain) {
            case (let least?, let most?): least == most ? least : "\(least) to \(most)"
            case (let least?, nil): "\(least) or more"
            case (nil, let most?): "at most \(most)"
            case (nil, nil): nil
            }
        return range.map { range in unit.map { "\(range) \($0)" } ?? range }
    }
}
