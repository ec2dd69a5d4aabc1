import Articles
import HTTPRouting
import HTTPTypes
import PrometheusMetrics

/// What an operator's monitoring reads.
extension ArticlesAPI {
    /// Who may ask; where this machine may ask without a key, the operation itself looks from where it is
    /// asked.
    var metricsAccess: Access { settings.metrics?.access == .loopback ? .public : .read }

    /// The metrics, in the format that the client prefers.
    ///
    /// Throws a 404 where nothing is counted, and `unauthorized`.
    @Sendable func showMetrics(_ request: Request, _ caller: Caller) async throws -> Response {
        guard let settings = settings.metrics, let metrics else {
            throw Problem.notFound("this service counts nothing: it runs with --metrics off")
        }
        guard caller.scope != nil || request.isFromThisMachine else {
            throw ArticleError(.unauthorized, "send Authorization: Bearer with a key")
        }
        let mediaType = try request.accepts(MetricsFormat.allCases.map(\.mediaType))
        let format = MetricsFormat.allCases.first { $0.mediaType == mediaType } ?? .prometheusText
        let status = await inquiry.status(within: settings.storageLimit) { await self.status() }
        metrics.update(status ?? ServiceStatus(), cacheBytes: cache?.size ?? 0)
        let text = try await articles.work.run(.analysing(128 << 10), evenIfFull: true) {
            () throws(ArticleError) in settings.registry.text(format)
        }
        var response = Response(contentType: format.contentType, text)
        response.fields[.cacheControl] = "no-store"
        response.fields[.vary] = "Accept, Accept-Encoding"
        return response
    }

    private func status() async -> ServiceStatus {
        async let isStorageUp = (try? await articles.checkStorage()) != nil
        async let isReady = settings.isReady()
        async let changes = try? await articles.changeStatus()
        return await ServiceStatus(isStorageUp: isStorageUp, isReady: isReady, changes: changes)
    }
}

extension Request {
    /// Whether the client is on this machine, addresses it as that, and speaks for nobody else.
    ///
    /// A proxy on this machine that does not say for whom it asks is taken for the machine itself. A page that
    /// a browser here shows is not: its requests have an origin.
    var isFromThisMachine: Bool {
        let speaksForOthers = lines.contains { line in
            let name = line.name.lowercased()
            return name.hasPrefix("x-forwarded") || Self.fieldsOfOthers.contains(name)
        }
        guard let remoteAddress, !speaksForOthers else { return false }
        let hosts = lines.filter { $0.isNamed("host") }.map { Self.name(ofHost: $0.value) }
        return Self.isLoopback(remoteAddress)
            && hosts.allSatisfy { $0 == "localhost" || $0 == "[::1]" || Self.isLoopback($0) }
    }

    /// With which proxies say for whom they ask, and browsers for which page.
    private static let fieldsOfOthers: Set = [
        "forwarded", "via", "x-real-ip", "x-client-ip", "x-cluster-client-ip", "true-client-ip",
        "cf-connecting-ip", "origin",
    ]

    private static func isLoopback(_ address: String) -> Bool {
        let text = address.hasPrefix("::ffff:") ? String(address.dropFirst("::ffff:".count)) : address
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let isIPv4 = parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
        return text == "::1" || (isIPv4 && parts[0] == "127")
    }

    /// The name before the port.
    private static func name(ofHost value: String) -> String {
        let host = value.lowercased()
        guard host.hasPrefix("[") else { return String(host.prefix { $0 != ":" }) }
        return host.firstIndex(of: "]").map { String(host[...$0]) } ?? host
    }
}
