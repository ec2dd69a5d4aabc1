import HTTPTypes

/// The routes as a tree of path segments. A literal segment goes before one with a literal beginning and end, and this before a
/// parameter; where it leads to no route of the method, the next is tried.
struct RouteTree: Sendable {
    /// A route that was found, and which segments its parameters matched: bit *n* for segment *n*.
    struct Match {
        let endpoint: Endpoint
        let parameters: UInt32
    }

    private struct Node: Sendable {
        var literals: [(bytes: [UInt8], node: Int)] = []
        var affixed: [(affixes: Affixes, node: Int)] = []
        var parameter: Int?
        var endpoints: [Endpoint] = []
    }

    private var nodes = [Node()]

    /// Adds a route; false if the tree has it already or its template is malformed.
    mutating func insert(
        _ route: Route, number: Int = 0, immediate: ImmediateHandler? = nil, _ action: Endpoint.Action
    ) -> Bool {
        guard route.template.utf8.first == UInt8(ascii: "/") else { return false }
        let segments = route.template.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        guard segments.count <= PathSegments.limit else { return false }
        var parameters: [Endpoint.Parameter] = []
        var node = 0
        for segment in segments {
            guard let start = segment.firstIndex(of: "{"), let end = segment.lastIndex(of: "}"), start < end
            else {
                node = literalChild(Array(segment.utf8), of: node)
                continue
            }
            let name = String(segment[segment.index(after: start)..<end])
            guard !name.isEmpty, !parameters.contains(where: { $0.name == name }) else { return false }
            let affixes = Affixes(
                prefix: Array(segment[..<start].utf8),
                suffix: Array(segment[segment.index(after: end)...].utf8))
            parameters.append(Endpoint.Parameter(name: name, affixes: affixes))
            node = affixes.isEmpty ? parameterChild(of: node) : affixedChild(affixes, of: node)
        }
        guard !nodes[node].endpoints.contains(where: { $0.route.method == route.method }) else {
            return false
        }
        nodes[node].endpoints.append(
            Endpoint(
                route: route, number: number, parameters: parameters, immediate: immediate, action: action))
        return true
    }

    /// All routes.
    var endpoints: [Endpoint] { nodes.flatMap(\.endpoints) }

    /// The route of a method and a path.
    func match(_ method: HTTPRequest.Method, _ segments: PathSegments, in bytes: Span<UInt8>) -> Match? {
        match(method, segments, bytes, depth: 0, node: 0, parameters: 0)
    }

    /// The methods of every route that a path could mean.
    func methods(_ segments: PathSegments, in bytes: Span<UInt8>) -> [HTTPRequest.Method] {
        var methods: [HTTPRequest.Method] = []
        collect(&methods, segments, bytes, depth: 0, node: 0)
        return methods
    }
}

extension RouteTree {
    private mutating func parameterChild(of node: Int) -> Int {
        if let child = nodes[node].parameter { return child }
        nodes.append(Node())
        nodes[node].parameter = nodes.count - 1
        return nodes.count - 1
    }

    private mutating func affixedChild(_ affixes: Affixes, of node: Int) -> Int {
        if let child = nodes[node].affixed.first(where: { $0.affixes == affixes }) { return child.node }
        nodes.append(Node())
        nodes[node].affixed.append((affixes, nodes.count - 1))
        return nodes.count - 1
    }

    private mutating func literalChild(_ bytes: [UInt8], of node: Int) -> Int {
        if let child = nodes[node].literals.first(where: { $0.bytes == bytes }) { return child.node }
        nodes.append(Node())
        nodes[node].literals.append((bytes, nodes.count - 1))
        return nodes.count - 1
    }

    private func match(
        _ method: HTTPRequest.Method, _ segments: PathSegments, _ bytes: Span<UInt8>,
        depth: Int, node: Int, parameters: UInt32
    ) -> Match? {
        if depth == segments.count {
            for endpoint in nodes[node].endpoints where endpoint.route.method == method {
                return Match(endpoint: endpoint, parameters: parameters)
            }
            return nil
        }
        let range = segments.range(depth)
        if let child = literal(bytes, range, of: node),
            let found = match(
                method, segments, bytes, depth: depth + 1, node: child, parameters: parameters)
        {
            return found
        }
        for child in nodes[node].affixed where child.affixes.surround(bytes, range) {
            let found = match(
                method, segments, bytes, depth: depth + 1, node: child.node,
                parameters: parameters | 1 << depth)
            if let found { return found }
        }
        guard let child = nodes[node].parameter, !range.isEmpty else { return nil }
        return match(
            method, segments, bytes, depth: depth + 1, node: child, parameters: parameters | 1 << depth)
    }

    private func collect(
        _ methods: inout [HTTPRequest.Method], _ segments: PathSegments, _ bytes: Span<UInt8>,
        depth: Int, node: Int
    ) {
        if depth == segments.count {
            for endpoint in nodes[node].endpoints where !methods.contains(endpoint.route.method) {
                methods.append(endpoint.route.method)
            }
            return
        }
        let range = segments.range(depth)
        if let child = literal(bytes, range, of: node) {
            collect(&methods, segments, bytes, depth: depth + 1, node: child)
        }
        for child in nodes[node].affixed where child.affixes.surround(bytes, range) {
            collect(&methods, segments, bytes, depth: depth + 1, node: child.node)
        }
        if let child = nodes[node].parameter, !range.isEmpty {
            collect(&methods, segments, bytes, depth: depth + 1, node: child)
        }
    }

    private func literal(_ bytes: Span<UInt8>, _ range: Range<Int>, of node: Int) -> Int? {
        for literal in nodes[node].literals where Self.equal(literal.bytes, bytes, range) {
            return literal.node
        }
        return nil
    }

    private static func equal(_ literal: [UInt8], _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard literal.count == range.count else { return false }
        for offset in literal.indices where literal[offset] != bytes[range.lowerBound + offset] {
            return false
        }
        return true
    }
}
