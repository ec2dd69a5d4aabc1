/// How the service presents itself to models, and which pages may ask it.
public struct MCPSettings: Sendable {
    /// What the site is called.
    public var name: String
    /// The version of the service.
    public var version: String
    /// Whether pages of an origin may send requests. Programs have none.
    public var allowsOrigin: @Sendable (_ origin: String) -> Bool

    /// Settings.
    public init(
        name: String, version: String, allowsOrigin: @escaping @Sendable (_ origin: String) -> Bool
    ) {
        self.name = name
        self.version = version
        self.allowsOrigin = allowsOrigin
    }
}
