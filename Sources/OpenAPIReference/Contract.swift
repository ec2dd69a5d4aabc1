import StrictJSON

/// An OpenAPI 3.1 document, its references followed.
struct Contract {
    let document: JSONValue
    /// Components by kind and name: `schemas/Article`.
    private let components: [String: JSONValue]

    init(_ document: JSONValue) {
        self.document = document
        var components: [String: JSONValue] = [:]
        for kind in document["components"]?.members ?? [] {
            for component in kind.value.members {
                components["\(kind.name)/\(component.name)"] = component.value
            }
        }
        self.components = components
    }

    /// What a value refers to; itself if it is no reference.
    func resolved(_ value: JSONValue) -> JSONValue {
        guard let name = Self.reference(of: value) else { return value }
        return components[name] ?? .null
    }

    /// The component that a value refers to: `schemas/Article`.
    static func reference(of value: JSONValue) -> String? {
        guard let reference = value["$ref"]?.text, reference.hasPrefix("#/components/") else { return nil }
        return String(reference.dropFirst("#/components/".count))
    }

    /// The name of the component of a kind that a value refers to.
    static func name(of value: JSONValue, among kind: String) -> String? {
        guard let reference = reference(of: value), reference.hasPrefix(kind + "/") else { return nil }
        return String(reference.dropFirst(kind.count + 1))
    }

    /// The components of a kind, in their order.
    func all(_ kind: String) -> [JSONMember] {
        document["components"]?[kind]?.members ?? []
    }

    /// The first example of a content, a header field or a parameter.
    func example(of value: JSONValue) -> JSONValue? {
        if let example = value["example"] { return example }
        guard let first = value["examples"]?.members.first else { return nil }
        return resolved(first.value)["value"]
    }

    /// The operations in the order of the document.
    var operations: [ReferenceOperation] {
        let methods: Set = ["get", "put", "post", "patch", "delete"]
        return (document["paths"]?.members ?? []).flatMap { path in
            let shared = path.value["parameters"]?.elements ?? []
            return path.value.members.filter { methods.contains($0.name) }.map {
                ReferenceOperation($0, at: path.name, shared: shared, self)
            }
        }
    }
}
