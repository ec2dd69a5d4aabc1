/// A type that a path segment can be read as.
public protocol PathParameter {
    /// Reads a segment, already percent-decoded; nil if it has not the right form.
    init?(pathParameter: String)
}

extension String: PathParameter {
    /// Takes any segment as it is.
    public init?(pathParameter: String) {
        self = pathParameter
    }
}

extension Int: PathParameter {
    /// Reads decimal digits, without a sign.
    public init?(pathParameter: String) {
        guard pathParameter.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        self.init(pathParameter)
    }
}

extension Request {
    /// The decoded path segment that `{name}` of the template matched.
    ///
    /// - Throws: A 500 if the template has no such parameter.
    public func parameter(_ name: String) throws(Problem) -> String {
        guard let match, let index = match.names.firstIndex(of: name) else {
            throw .internalError(cause: "no path parameter \(name) in \(template ?? path)")
        }
        return match.values[index]
    }

    /// A path segment read as a type.
    ///
    /// - Throws: A 400 that names the parameter if the segment has not the form of the type.
    public func parameter<Value: PathParameter>(
        _ name: String, as type: Value.Type = Value.self
    ) throws(Problem) -> Value {
        guard let value = Value(pathParameter: try parameter(name)) else {
            throw .badParameter(name, code: "malformed", detail: "\(name) does not have the right form")
        }
        return value
    }
}
