import HTTPTypes
import StrictJSON

extension Problem {
    /// `application/problem+json`
    public static let contentType = "application/problem+json"

    /// The body: type, title, status, detail, instance, errors, then the extensions, always in this order.
    public var json: [UInt8] {
        var members = [
            JSONMember("type", .string(type)), JSONMember("title", .string(title)),
            JSONMember("status", .number(String(status.code))),
        ]
        if let detail { members.append(JSONMember("detail", .string(detail))) }
        if let instance { members.append(JSONMember("instance", .string(instance))) }
        if !errors.isEmpty { members.append(JSONMember("errors", .array(errors.map(\.json)))) }
        var writer = JSONWriter(capacity: 512)
        writer.value(.object(members + extensions))
        return writer.bytes
    }

    /// The response that carries this problem; not to be cached.
    public var response: Response {
        var fields = self.fields
        fields[.contentType] = Self.contentType
        fields[.cacheControl] = "no-store"
        return Response(status: status, fields: fields, body: .bytes(json))
    }
}

extension Violation {
    fileprivate var json: JSONValue {
        let place =
            switch location {
            case .pointer(let pointer): JSONMember("pointer", .string(pointer))
            case .parameter(let name): JSONMember("parameter", .string(name))
            case .header(let name): JSONMember("header", .string(name))
            }
        return .object([place, JSONMember("code", .string(code)), JSONMember("detail", .string(detail))])
    }
}
