public import HTTPTypes

extension Request {
    /// All fields. Built anew on each access; ``field(_:)`` is the cheap way to one of them.
    public var fields: HTTPFields {
        var fields = HTTPFields()
        fields.reserveCapacity(lines.count)
        for line in lines {
            guard let name = HTTPField.Name(line.name) else { continue }
            fields.append(HTTPField(name: name, value: line.value))
        }
        return fields
    }

    /// The value of a field; several lines of one name are joined by `", "` (RFC 9110 §5.3).
    public func field(_ name: HTTPField.Name) -> String? {
        var value: String?
        for line in lines where line.isNamed(name.canonicalName) {
            if let first = value {
                value = first + ", " + line.value
            } else {
                value = line.value
            }
        }
        return value
    }

    /// Whether a field is there at all.
    public func hasField(_ name: HTTPField.Name) -> Bool {
        lines.contains { $0.isNamed(name.canonicalName) }
    }
}

extension Request {
    /// The decoded path segment that `{name}` of the template matched.
    ///
    /// - Throws: A 500 if the template has no such parameter.
    public func parameter(_ name: String) throws(Problem) -> String {
        guard let match, let index = match.endpoint.parameters.firstIndex(where: { $0.name == name }) else {
            throw .internalError(cause: "no path parameter \(name) in \(template ?? path)")
        }
        return match.values[index]
    }
}
