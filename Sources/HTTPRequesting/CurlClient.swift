/// Sends requests through libcurl: all on one thread of its own, which waits for all of them at once.
///
/// Proxies of the environment are not used, cookies are not kept, redirects are not followed, and no address is contacted
/// that the policy does not allow. A program that uses it ignores SIGPIPE: a receiver may hang up while something is sent.
public final class CurlClient: HTTPClient {
    private let loop: TransferLoop

    /// A client, with its thread.
    ///
    /// - Parameters:
    ///   - addresses: which addresses may be contacted.
    ///   - allowsHTTP: whether requests may go without encryption.
    ///   - userAgent: how it calls itself.
    public init(addresses: AddressPolicy = .publicOnly, allowsHTTP: Bool = true, userAgent: String) {
        loop = TransferLoop(.init(addresses: addresses, allowsHTTP: allowsHTTP, userAgent: userAgent))
        loop.begin()
    }

    deinit { loop.close() }

    public func send(_ request: ClientRequest) async throws(ClientError) -> ClientResponse {
        let number = loop.makeNumber()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                loop.add(.init(number: number, request: request, continuation: continuation))
            }
        } onCancel: {
            loop.cancel(number)
        }
        return try result.get()
    }
}
