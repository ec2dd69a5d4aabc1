import Foundation
import StrictJSON

/// A request as programs send it.
struct CodeSample {
    /// Stands where the address of the service belongs.
    static let base = "\u{1}"

    private let method: String
    /// The path and the query, percent-encoded.
    private let target: String
    private let needsKey: Bool
    private let contentType: String?
    private let body: JSONValue?
    private let isJSON: Bool

    init(of operation: ReferenceOperation, _ contract: Contract) {
        method = operation.method
        target = Self.target(of: operation)
        if case .key = operation.access { needsKey = true } else { needsKey = false }
        contentType = operation.body.first?.mediaType
        body = operation.body.first?.example
        let contents = operation.success.map { contract.contents(of: $0.value) } ?? []
        isJSON = contents.first?.mediaType.hasSuffix("json") ?? false
    }

    /// In each language, by its name.
    var all: [(language: String, code: String)] {
        [("curl", curl), ("JavaScript", javaScript), ("Python", python), ("Swift", swift)]
    }

    private static func target(of operation: ReferenceOperation) -> String {
        var target = operation.path
        var query: [String] = []
        for parameter in operation.parameters where parameter.isRequired {
            let value = (parameter.example ?? parameter.name).percentEncoded
            switch parameter.place {
            case "path": target = target.replacing("{\(parameter.name)}", with: value)
            case "query": query.append("\(parameter.name)=\(value)")
            case _: break
            }
        }
        return query.isEmpty ? target : "\(target)?\(query.joined(separator: "&"))"
    }

    private var curl: String {
        var lines = [
            method == "GET" ? "curl '\(Self.base)\(target)'" : "curl -X \(method) '\(Self.base)\(target)'"
        ]
        if needsKey { lines.append("-H \"Authorization: Bearer $KEY\"") }
        if let contentType, let body {
            lines.append("-H 'Content-Type: \(contentType)'")
            lines.append("-d '\(body.indented.replacing("'", with: "'\\''"))'")
        }
        return lines.joined(separator: " \\\n  ")
    }

    private var javaScript: String {
        var options = method == "GET" ? [] : ["method: \"\(method)\""]
        var headers = needsKey ? ["Authorization: `Bearer ${key}`"] : []
        if let contentType, body != nil { headers.append("\"Content-Type\": \"\(contentType)\"") }
        if !headers.isEmpty { options.append("headers: { \(headers.joined(separator: ", ")) }") }
        if let body { options.append("body: JSON.stringify(\(body.indented(by: "  ", .json)))") }
        let last = options.isEmpty ? "" : ", {\n  \(options.joined(separator: ",\n  "))\n}"
        let reading = isJSON ? "await response.json()" : "await response.text()"
        return "const response = await fetch(\"\(Self.base)\(target)\"\(last));\n"
            + (hasContent ? "console.log(response.status, \(reading));" : "console.log(response.status);")
    }

    private var python: String {
        var arguments = ["\"\(Self.base)\(target)\""]
        var headers = needsKey ? ["\"Authorization\": f\"Bearer {key}\""] : []
        if let contentType, contentType != "application/json", body != nil {
            headers.append("\"Content-Type\": \"\(contentType)\"")
        }
        if !headers.isEmpty { arguments.append("headers={\(headers.joined(separator: ", "))}") }
        if let body { arguments.append("json=\(body.indented(by: "    ", .python))") }
        let call =
            arguments.count == 1
            ? arguments[0] : "\n    \(arguments.joined(separator: ",\n    ")),\n"
        let reading = isJSON ? "response.json()" : "response.text"
        return "import requests\n\nresponse = requests.\(method.lowercased())(\(call))\n"
            + (hasContent ? "print(response.status_code, \(reading))" : "print(response.status_code)")
    }

    private var swift: String {
        var lines = [
            "import Foundation  // on Linux also FoundationNetworking\n",
            "var request = URLRequest(url: URL(string: \"\(Self.base)\(target)\")!)",
        ]
        if method != "GET" { lines.append("request.httpMethod = \"\(method)\"") }
        if needsKey {
            lines.append("request.setValue(\"Bearer \\(key)\", forHTTPHeaderField: \"Authorization\")")
        }
        if let contentType, let body {
            lines.append("request.setValue(\"\(contentType)\", forHTTPHeaderField: \"Content-Type\")")
            lines.append("request.httpBody = Data(#\"\"\"\n\(body.indented)\n\"\"\"#.utf8)")
        }
        lines.append("let (data, response) = try await URLSession.shared.data(for: request)")
        if hasContent { lines.append("print(String(decoding: data, as: UTF8.self))") }
        return lines.joined(separator: "\n")
    }

    private var hasContent: Bool { method != "DELETE" }
}

extension String {
    /// With everything but unreserved characters (RFC 3986) escaped.
    fileprivate var percentEncoded: String {
        addingPercentEncoding(withAllowedCharacters: .unreserved) ?? ""
    }
}

extension CharacterSet {
    fileprivate static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}
