public import HTTPTypes

extension HTTPField.Name {
    /// `X-Request-Id`
    public static let xRequestID = HTTPField.Name(token: "X-Request-Id")

    /// A name that is written in the source.
    ///
    /// - Precondition: It is a token (RFC 9110 §5.6.2).
    public init(token: StaticString) {
        guard let name = HTTPField.Name(token.description) else {
            preconditionFailure("\(token) is not a field name")
        }
        self = name
    }
}
