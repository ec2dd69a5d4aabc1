import ArticlesExchange
import Foundation
import HTTPRequesting
import Synchronization

/// Fetches what an import of a running site asks for: one request after the other with pauses between, failures tried again a
/// few times, redirects followed a few times.
///
/// Addresses that are not of the public internet are contacted only at the host and port that the user named, and only if the name led
/// to such an address at once: one that is public at first, and leads to a neighbour later, does not reach it (DNS rebinding).
final class WebTransport: SiteTransport {
    /// So many bytes of a response are read.
    static let responseLimit = 64 << 20
    static let mostRedirects = 5
    static let mostTries = 5
    /// The longest that a site may ask to wait.
    static let longestWait = Duration.seconds(300)

    private let named: WebAuthority
    private let ownHost: any HTTPClient
    private let others: any HTTPClient
    /// What sends to the named host, since its first response.
    private let chosen = Mutex<(any HTTPClient)?>(nil)
    private let delay: Duration
    private let wait: @Sendable (Duration) async throws -> Void
    private let note: @Sendable (String) -> Void

    /// A transport for what a user has named.
    ///
    /// - Parameters:
    ///   - address: an http or https URL.
    ///   - ownHost: sends the requests to its host and port, if the first address that it leads to is not public.
    ///   - others: sends all others; contacts public addresses only.
    ///   - delay: how long it waits before each request.
    ///   - wait: returns after a time.
    ///   - onNote: gets what a person should know: that it waits.
    init(
        for address: String, ownHost: any HTTPClient, others: any HTTPClient,
        delay: Duration = .milliseconds(250),
        wait: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
        onNote: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(SiteError) {
        guard let named = WebAuthority(of: address) else {
            throw .site("the address must be an http or https URL with a host, and without a user")
        }
        self.named = named
        self.ownHost = ownHost
        self.others = others
        self.delay = delay
        self.wait = wait
        note = onNote
    }

    func get(
        _ url: String, fields: [(name: String, value: String)]
    ) async throws(SiteError) -> SiteResponse {
        var url = url
        for _ in 0...Self.mostRedirects {
            let response = try await response(url, fields)
            guard [301, 302, 303, 307, 308].contains(response.status) else {
                return SiteResponse(
                    status: response.status, url: url, fields: response.fields.map { ($0.name, $0.value) },
                    body: response.body)
            }
            url = try Self.target(of: response, at: url)
        }
        throw .site("\(Self.shown(url)) redirects more than \(Self.mostRedirects) times")
    }

    // MARK: One resource

    private func response(
        _ url: String, _ fields: [(name: String, value: String)]
    ) async throws(SiteError) -> ClientResponse {
        guard let authority = WebAuthority(of: url) else {
            throw .site("\(Self.shown(url)) is no http or https URL")
        }
        guard authority.isEncrypted || !named.isEncrypted else {
            throw .site("\(Self.shown(url)) is without encryption, and the site was named with https")
        }
        var request = ClientRequest(
            .get, url, fields: fields, timeout: .seconds(60), responseLimit: Self.responseLimit)
        request.keepsFields = true
        var pause = Duration.seconds(1)
        for attempt in 1...Self.mostTries {
            try await sleep(delay)
            let failure: String
            var asked: Duration?
            switch await result(of: request, to: authority) {
            case .success(let response):
                guard Self.isWorthAnotherTry(response.status) else {
                    guard !response.isTruncated else {
                        throw .site("\(Self.shown(url)) is larger than \(Self.responseLimit >> 20) MiB")
                    }
                    return response
                }
                failure = "status \(response.status)"
                asked = response.retryAfter.map { .seconds($0) }
            case .failure(let error):
                guard Self.isWorthAnotherTry(error) else {
                    throw Self.failure(error, url)
                }
                failure = error.rawValue
            }
            guard attempt < Self.mostTries else {
                throw .site("\(Self.shown(url)) can't be read after \(attempt) tries: \(failure)")
            }
            let time = max(asked ?? .zero, pause)
            guard time <= Self.longestWait else {
                throw .site(
                    "the site asks to come again in \(time.components.seconds) s: run the same command then")
            }
            note("\(failure): tried again in \(time.components.seconds) s")
            try await sleep(time)
            pause *= 2
        }
        throw .site("\(Self.shown(url)) can't be read")
    }

    private func result(
        of request: ClientRequest, to authority: WebAuthority
    ) async -> Result<ClientResponse, ClientError> {
        guard authority == named else { return await Self.result(of: others, request) }
        if let client = chosen.withLock({ $0 }) { return await Self.result(of: client, request) }
        let first = await Self.result(of: others, request)
        switch first {
        case .success:
            chosen.withLock { $0 = others }
            return first
        case .failure(.addressRefused):
            chosen.withLock { $0 = ownHost }
            return await Self.result(of: ownHost, request)
        // Nobody knows yet where the name leads.
        case .failure: return first
        }
    }

    private static func result(
        of client: any HTTPClient, _ request: ClientRequest
    ) async -> Result<ClientResponse, ClientError> {
        do throws(ClientError) { return .success(try await client.send(request)) } catch {
            return .failure(error)
        }
    }

    private func sleep(_ time: Duration) async throws(SiteError) {
        do { try await wait(time) } catch { throw .cancelled }
        if Task.isCancelled { throw .cancelled }
    }

    private static func isWorthAnotherTry(_ status: Int) -> Bool {
        [408, 425, 429, 500, 502, 503, 504].contains(status)
    }

    private static func isWorthAnotherTry(_ error: ClientError) -> Bool {
        switch error {
        case .timeout, .connection, .invalidResponse: true
        case .addressRefused, .notResolved, .encryption, .invalidRequest, .cancelled: false
        }
    }

    private static func failure(_ error: ClientError, _ url: String) -> SiteError {
        switch error {
        case .cancelled: .cancelled
        case .addressRefused:
            .site(
                "\(shown(url)) leads to an address that is not public: only the host that you named may lead to such, from the beginning"
            )
        case .timeout, .notResolved, .connection, .encryption, .invalidResponse, .invalidRequest:
            .site("\(shown(url)) can't be read: \(error.rawValue)")
        }
    }

    private static func target(of response: ClientResponse, at url: String) throws(SiteError) -> String {
        let location = response.fields.first { $0.name.lowercased() == "location" }?.value ?? ""
        guard let base = URL(string: url),
            let target = URL(string: location, relativeTo: base)?.absoluteString, !location.isEmpty,
            WebAuthority(of: target) != nil
        else { throw .site("\(shown(url)) redirects to what is no http or https URL") }
        guard !(url.lowercased().hasPrefix("https:") && target.lowercased().hasPrefix("http:")) else {
            throw .site("\(shown(url)) redirects to an address without encryption")
        }
        return target
    }

    /// A URL without its query, which may have a key.
    private static func shown(_ url: String) -> String { String(url.prefix { $0 != "?" }) }
}

/// The host and port of a URL.
struct WebAuthority: Equatable {
    let host: String
    let port: Int
    let isEncrypted: Bool
    private let isUsual: Bool

    /// `nil` unless it is an http or https URL with a host, and without a user.
    init?(of url: String) {
        guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased(),
            ["http", "https"].contains(scheme), let host = parts.host?.lowercased(), !host.isEmpty,
            parts.user == nil, parts.password == nil
        else { return nil }
        self.host = host
        let usual = scheme == "http" ? 80 : 443
        port = parts.port ?? usual
        isEncrypted = scheme == "https"
        isUsual = port == usual
    }

    /// Whether both are of one host, and have the same port or each the usual one of its scheme.
    static func == (first: Self, second: Self) -> Bool {
        first.host == second.host
            && (first.port == second.port || first.isUsual && second.isUsual)
    }
}
