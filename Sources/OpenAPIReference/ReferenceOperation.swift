import StrictJSON

/// An operation of the API.
struct ReferenceOperation {
    /// A parameter of it.
    struct Parameter {
        let name: String
        /// `path`, `query` or `header`.
        let place: String
        let isRequired: Bool
        let schema: JSONValue
        let description: String?
        let example: String?
    }

    /// A response of it.
    struct Response {
        let status: String
        /// The name of the component that it is, if it is shared.
        let name: String?
        let value: JSONValue
    }

    /// What a request or a response holds.
    struct Content {
        let mediaType: String
        let schema: JSONValue
        let example: JSONValue?
    }

    /// Who may use it.
    enum Access {
        case open
        case anyone(more: String)
        case key(String)
    }

    let method: String
    let path: String
    let id: String
    let tag: String
    let summary: String
    let description: String?
    let access: Access
    let parameters: [Parameter]
    let body: [Content]
    let responses: [Response]

    init(_ member: JSONMember, at path: String, shared: [JSONValue], _ contract: Contract) {
        let value = member.value
        method = member.name.uppercased()
        self.path = path
        id = value["operationId"]?.text ?? "\(member.name)\(path)"
        tag = value["tags"]?.elements.first?.text ?? ""
        summary = value["summary"]?.text ?? id
        description = value["description"]?.text
        access = Self.access(value["security"] ?? contract.document["security"])
        parameters = (shared + (value["parameters"]?.elements ?? [])).map {
            Parameter(contract.resolved($0), contract)
        }
        body = value["requestBody"].map { contract.contents(of: contract.resolved($0)) } ?? []
        responses = (value["responses"]?.members ?? []).map {
            Response(
                status: $0.name, name: Contract.name(of: $0.value, among: "responses"),
                value: contract.resolved($0.value))
        }
    }

    /// The first response that succeeds.
    var success: Response? { responses.first { $0.status.hasPrefix("2") } }

    private static func access(_ security: JSONValue?) -> Access {
        let choices = security?.elements ?? []
        let scope = choices.lazy.compactMap { $0.members.first?.value.elements.first?.text }.first
        guard let scope else { return .open }
        return choices.contains { $0.members.isEmpty } ? .anyone(more: scope) : .key(scope)
    }
}

extension ReferenceOperation.Parameter {
    fileprivate init(_ value: JSONValue, _ contract: Contract) {
        name = value["name"]?.text ?? ""
        place = value["in"]?.text ?? ""
        isRequired = value["required"] == .bool(true)
        schema = value["schema"] ?? .null
        description = value["description"]?.text
        example = contract.example(of: value)?.plain
    }
}

extension Contract {
    /// What a body holds, by media type.
    func contents(of value: JSONValue) -> [ReferenceOperation.Content] {
        (value["content"]?.members ?? []).map {
            ReferenceOperation.Content(
                mediaType: $0.name, schema: $0.value["schema"] ?? .null, example: example(of: $0.value))
        }
    }
}
