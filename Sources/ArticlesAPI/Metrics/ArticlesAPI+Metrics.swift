import Articles
import HTTPRouting
import HTTPTypes
import PrometheusMetrics

/// What an operator's monitoring reads.
extension ArticlesAPI {
    /// Who may ask; where this machine may ask without a key, the operation itself looks from where it is asked.
    var metricsAccess: Access { settings.metrics?.access == .loopback ? .public : .read }

    /// The metrics, in the format that the client prefers.
    ///
    /// Throws a 404 where nothing is counted, and `unauthorized`.
    @Sendable func showMetrics(_ request: Request, _ caller: Caller) async throws -> Response {
        guard let settings = settings.metrics, let metrics, settings.access != .off else {
            throw Problem.notFound("this service counts nothing: it runs with --metrics off")
        }
        guard caller.scope != nil || request.isFromThisMachine else {
            throw ArticleError(.unauthorized, "send Authorization: Bearer with a key")
        }
        let mediaType = try request.accepts(MetricsFormat.allCases.map(\.mediaType))
        let format = MetricsFormat.allCases.first { $0.mediaType == mediaType } ?? .prometheusText
        metrics.update(await changeStatus(), cacheBytes: cache?.size ?? 0)
        var response = Response(contentType: format.contentType, settings.registry.text(format))
        response.fields[.cacheControl] = "no-store"
        response.fields[.vary] = "Accept, Accept-Encoding"
        return response
    }

    /// How the feed stands; nil if the storage does not say so within two seconds: a scrape must not wait for it.
    private func changeStatus() async -> ChangeStatus? {
        await withTaskGroup(of: ChangeStatus?.self) { group in
            group.addTask { try? await articles.changeStatus() }
            group.addTask {
                try? await Task.sleep(for: .seconds(2))
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }
}

extension Request {
    /// Whether the client is on this machine, addresses it as that, and speaks for nobody else.
    ///
    /// A proxy on this machine that does not say for whom it asks is taken for the machine itself.
    var isFromThisMachine: Bool {
        let speaksForOthers = lines.contains { line in
            ["forwarded", "x-forwarded-for", "x-real-ip", "via"].contains { line.isNamed($0) }
        }
        guard let remoteAddress, !speaksForOthers else { return false }
        let hosts = lines.filter { $0.isNamed("host") }.map { Self.name(ofHost: $0.value) }
        return Self.isLoopback(remoteAddress)
            && hosts.allSatisfy { $0 == "localhost" || $0 == "[::1]" || Self.isLoopback($0) }
    }

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
