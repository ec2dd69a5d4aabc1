import StrictJSON

/// A tool: what a model can do, as a request of the REST API.
struct MCPTool: Sendable {
    /// An argument.
    struct Parameter: Sendable {
        /// Where it goes.
        enum Place: Sendable {
            case path
            /// As a parameter of this name, or its own.
            case query(String? = nil)
            case body
            case version
        }

        let name: String
        let kind: ArgumentKind
        let place: Place
        let description: String
        var isRequired = false
    }

    let name: String
    let title: String
    let description: String
    let method: String
    let template: String
    let parameters: [Parameter]
    /// What every call says beside its arguments.
    var query: [(name: String, value: String)] = []
    var members: [JSONMember] = []

    var isWriting: Bool { method != "GET" }

    /// As `tools/list` describes it.
    var json: JSONValue {
        let required = parameters.filter(\.isRequired).map { JSONValue.string($0.name) }
        var schema = [
            JSONMember("type", "object"),
            JSONMember(
                "properties",
                .object(parameters.map { JSONMember($0.name, $0.kind.schema($0.description)) })),
        ]
        if !required.isEmpty { schema.append(JSONMember("required", .array(required))) }
        schema.append(JSONMember("additionalProperties", false))
        return .object([
            JSONMember("name", .string(name)), JSONMember("title", .string(title)),
            JSONMember("description", .string(description)),
            JSONMember("inputSchema", .object(schema)),
            JSONMember(
                "annotations",
                .object([
                    JSONMember("readOnlyHint", .bool(!isWriting)),
                    JSONMember("destructiveHint", .bool(method == "PATCH")),
                    JSONMember("idempotentHint", .bool(method != "POST")),
                    JSONMember("openWorldHint", false),
                ])),
        ])
    }

    /// The request that a call stands for, or what is wrong with its arguments.
    func request(_ arguments: JSONValue) -> Result<ToolRequest, ArgumentFaults> {
        guard case .object(let given) = arguments else {
            return .failure(ArgumentFaults(["arguments must be an object"]))
        }
        let known = parameters.map(\.name)
        var faults = given.filter { !known.contains($0.name) }.map {
            "\($0.name) is no argument of \(name); there are: \(known.joined(separator: ", "))"
        }
        var path: [String: String] = [:]
        var query = query
        var members = members
        var version: Int?
        for parameter in parameters {
            guard let value = arguments[parameter.name] else {
                if parameter.isRequired { faults.append("\(parameter.name) is missing") }
                continue
            }
            if let fault = parameter.kind.fault(of: value) {
                faults.append("\(parameter.name) \(fault)")
                continue
            }
            switch parameter.place {
            case .path: path[parameter.name] = value.words.first
            case .query(let name):
                query += value.words.map { (name ?? parameter.name, $0) }
            case .body: members.append(JSONMember(parameter.name, value))
            case .version: version = value.words.first.flatMap { Int($0) }
            }
        }
        guard faults.isEmpty else { return .failure(ArgumentFaults(faults)) }
        return .success(
            ToolRequest(
                method: method, template: template, path: path, query: query,
                body: isWriting ? .object(members) : nil, version: version))
    }
}

/// What is wrong with the arguments of a call.
struct ArgumentFaults: Error, Sendable {
    let faults: [String]

    init(_ faults: [String]) {
        self.faults = faults
    }
}

extension JSONValue {
    /// The texts of a scalar or a list, as they stand in a path or a query.
    fileprivate var words: [String] {
        switch self {
        case .string(let text): [text]
        case .number(let digits): [digits]
        case .array(let elements): elements.flatMap(\.words)
        case .null, .bool, .object: []
        }
    }
}
