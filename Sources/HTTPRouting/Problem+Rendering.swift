import HTTPTypes

extension Problem {
    /// `application/problem+json`
    public static let contentType = "application/problem+json"

    /// The body: type, title, status, detail, instance, errors, then the extensions, always in this order.
    public var json: [UInt8] {
        var json = JSONText()
        json.open(.object)
        json.member("type", type)
        json.member("title", title)
        json.name("status")
        json.integer(status.code)
        if let detail { json.member("detail", detail) }
        if let instance { json.member("instance", instance) }
        if !errors.isEmpty {
            json.name("errors")
            json.open(.array)
            for violation in errors { json.append(violation) }
            json.close(.array)
        }
        for member in extensions {
            json.name(member.name)
            json.append(member.value)
        }
        json.close(.object)
        return json.bytes
    }

    /// The answer that carries this problem; not to be cached.
    public var response: Response {
        var fields = self.fields
        fields[.contentType] = Self.contentType
        fields[.cacheControl] = "no-store"
        return Response(status: status, fields: fields, body: .bytes(json))
    }
}

extension JSONText {
    fileprivate mutating func append(_ violation: Violation) {
        open(.object)
        switch violation.location {
        case .pointer(let pointer): member("pointer", pointer)
        case .parameter(let name): member("parameter", name)
        case .header(let name): member("header", name)
        }
        member("code", violation.code)
        member("detail", violation.detail)
        close(.object)
    }

    fileprivate mutating func append(_ value: ProblemValue) {
        switch value {
        case .null: null()
        case .boolean(let flag): boolean(flag)
        case .integer(let number): integer(number)
        case .string(let text): string(text)
        case .array(let elements):
            open(.array)
            for element in elements { append(element) }
            close(.array)
        case .object(let members):
            open(.object)
            for member in members {
                name(member.name)
                append(member.value)
            }
            close(.object)
        }
    }
}
