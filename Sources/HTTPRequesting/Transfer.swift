import CCurl
import Foundation

/// One request with its `CURL` handle. Belongs to the thread of its loop.
@safe
final class Transfer {
    private static let headerLimit = 64 << 10

    private let job: TransferLoop.Job
    private let policy: TransferLoop.Policy
    private let easy: UnsafeMutableRawPointer?
    private var list: UnsafeMutablePointer<curl_slist>?
    private var body: [UInt8] = []
    private var headerBytes = 0
    private var fields: [ClientResponse.Field] = []
    private var isTruncated = false
    private var hasRefusedAddress = false

    init(_ job: TransferLoop.Job, _ policy: TransferLoop.Policy) {
        self.job = job
        self.policy = policy
        unsafe easy = curl_easy_init()
        unsafe list = nil
        set(CURLOPT_USERAGENT, policy.userAgent)
    }

    deinit {
        unsafe curl_easy_cleanup(easy)
        unsafe curl_slist_free_all(list)
    }

    func isOn(_ easy: UnsafeMutableRawPointer) -> Bool { unsafe self.easy == easy }

    /// Begins; otherwise finishes at once, and returns false.
    func start(on multi: UnsafeMutableRawPointer) -> Bool {
        if isSetUp(), unsafe curl_multi_add_handle(multi, easy) == CURLM_OK { return true }
        job.continuation.resume(returning: .failure(.invalidRequest))
        return false
    }

    func finish(_ result: Result<ClientResponse, ClientError>, on multi: UnsafeMutableRawPointer) {
        unsafe curl_multi_remove_handle(multi, easy)
        job.continuation.resume(returning: result)
    }

    private func isSetUp() -> Bool {
        guard unsafe easy != nil, hasPlainFields else { return false }
        let request = job.request
        let milliseconds = Int(request.timeout / .milliseconds(1))
        for field in request.fields + [("Expect", "")] {
            unsafe list = curl_slist_append(
                list, field.value.isEmpty ? "\(field.name):" : "\(field.name): \(field.value)")
        }
        let this = unsafe Unmanaged.passUnretained(self).toOpaque()
        let codes = unsafe [
            set(CURLOPT_URL, request.url),
            set(CURLOPT_PROTOCOLS_STR, policy.allowsHTTP ? "http,https" : "https"), set(CURLOPT_PROXY, ""),
            // Else the thread would wait for the lookup of a name that takes longer than the request may.
            curl_shim_set_number(easy, CURLOPT_QUICK_EXIT, 1),
            curl_shim_set_number(easy, CURLOPT_FOLLOWLOCATION, 0),
            curl_shim_set_number(easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1),
            curl_shim_set_number(easy, CURLOPT_NOSIGNAL, 1),
            curl_shim_set_number(easy, CURLOPT_TIMEOUT_MS, max(milliseconds, 1)),
            curl_shim_set_number(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1),
            curl_shim_set_list(easy, list),
            curl_shim_on_data(easy, CURLOPT_WRITEFUNCTION, CURLOPT_WRITEDATA, onBody, this),
            curl_shim_on_data(easy, CURLOPT_HEADERFUNCTION, CURLOPT_HEADERDATA, onHeader, this),
            curl_shim_on_open(easy, onOpen, this),
        ]
        return codes.allSatisfy { $0 == CURLE_OK } && setBody()
    }

    private func setBody() -> Bool {
        guard job.request.method == .post else { return true }
        return unsafe job.request.body.withUnsafeBytes { bytes in
            unsafe curl_shim_set_body(easy, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
        } == CURLE_OK
    }

    /// No field may bring another one with it.
    private var hasPlainFields: Bool {
        job.request.fields.allSatisfy { field in
            !field.name.isEmpty && (field.name + field.value).utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
        }
    }

    @discardableResult
    private func set(_ option: CURLoption, _ text: String) -> CURLcode {
        unsafe curl_shim_set_text(easy, option, text)
    }

    /// What a transfer that has ended with this code came to.
    func result(_ code: CURLcode) -> Result<ClientResponse, ClientError> {
        let status = Int(unsafe curl_shim_status(easy))
        guard code == CURLE_OK || isTruncated, (200...999).contains(status) else {
            return .failure(error(code))
        }
        let retryAfter = Int(unsafe curl_shim_retry_after(easy))
        return .success(
            ClientResponse(
                status: status, body: body, isTruncated: isTruncated,
                retryAfter: retryAfter > 0 ? retryAfter : nil, fields: fields))
    }

    private func error(_ code: CURLcode) -> ClientError {
        switch code {
        case CURLE_OPERATION_TIMEDOUT: .timeout
        case CURLE_COULDNT_CONNECT: hasRefusedAddress ? .addressRefused : .connection
        case CURLE_COULDNT_RESOLVE_HOST: .notResolved
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CIPHER:
            .encryption
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL, CURLE_LOGIN_DENIED, CURLE_OUT_OF_MEMORY:
            .invalidRequest
        case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_PARTIAL_FILE: .connection
        default: .invalidResponse
        }
    }

    // Callbacks

    /// Returns how many bytes it has taken: fewer end the transfer.
    fileprivate func take(body bytes: UnsafeRawBufferPointer) -> Int {
        let room = job.request.responseLimit - body.count
        unsafe body.append(contentsOf: bytes.prefix(room))
        isTruncated = bytes.count > room
        return isTruncated ? 0 : bytes.count
    }

    /// Takes a line of a header; that of an interim response is replaced by the next one.
    fileprivate func take(header bytes: UnsafeRawBufferPointer) -> Int {
        headerBytes += bytes.count
        guard headerBytes <= Self.headerLimit else { return 0 }
        guard job.request.keepsFields else { return bytes.count }
        let line = unsafe String(decoding: bytes, as: UTF8.self)
        if line.hasPrefix("HTTP/") {
            fields = []
        } else if let colon = line.firstIndex(of: ":") {
            let value = line[line.index(after: colon)...]
            fields.append(
                .init(String(line[..<colon]), value.trimmingCharacters(in: .whitespacesAndNewlines)))
        }
        return bytes.count
    }

    /// Whether an address may be contacted.
    fileprivate func allows(_ address: [UInt8]) -> Bool {
        if policy.addresses.allows(address) { return true }
        hasRefusedAddress = true
        return false
    }
}

private func transfer(_ data: UnsafeMutableRawPointer?) -> Transfer? {
    unsafe data.map { unsafe Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
}

private func onBody(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ data: UnsafeMutableRawPointer?
) -> Int {
    unsafe transfer(data)?.take(body: UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
}

private func onHeader(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ data: UnsafeMutableRawPointer?
) -> Int {
    unsafe transfer(data)?.take(header: UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
}

/// Makes the socket for an address, unless it must not be contacted.
private func onOpen(
    _ data: UnsafeMutableRawPointer?, _ purpose: curlsocktype, _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
    guard let address = unsafe address, let transfer = unsafe transfer(data) else { return -1 }
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = unsafe curl_shim_address(address, &bytes)
    guard transfer.allows(Array(bytes.prefix(Int(count)))) else { return -1 }
    return unsafe curl_shim_open_socket(address)
}
