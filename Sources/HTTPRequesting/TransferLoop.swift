import CCurl
import Foundation
import Synchronization

/// The thread that all transfers of a client run on (`curl_multi_perform`).
final class TransferLoop: Sendable {
    /// A request that waits for the thread.
    struct Job: Sendable {
        let number: Int
        let request: ClientRequest
        let continuation: CheckedContinuation<Result<ClientResponse, ClientError>, Never>
    }

    /// What all requests have in common.
    struct Policy: Sendable {
        let addresses: AddressPolicy
        let allowsHTTP: Bool
        let userAgent: String
    }

    private struct State {
        /// The `CURLM`; nil once it is gone.
        var multi: UInt?
        var lastNumber = 0
        /// The numbers of jobs that are still to be added.
        var reserved: Set<Int> = []
        var waiting: [Job] = []
        var cancelled: Set<Int> = []
        var isClosed = false
    }

    private static let isInitialized = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

    private let policy: Policy
    private let state: Mutex<State>

    init(_ policy: Policy) {
        self.policy = policy
        let multi = Self.isInitialized ? UInt(bitPattern: unsafe curl_multi_init()) : 0
        state = Mutex(State(multi: multi == 0 ? nil : multi))
    }

    /// Starts the thread, which ends with `close`.
    func begin() {
        let thread = Thread { self.run() }
        thread.name = "http-requests"
        thread.start()
    }

    /// A number for a job, which may be cancelled even before it is added.
    func makeNumber() -> Int {
        state.withLock { state in
            state.lastNumber += 1
            state.reserved.insert(state.lastNumber)
            return state.lastNumber
        }
    }

    func add(_ job: Job) {
        let isRefused = state.withLock { state in
            state.reserved.remove(job.number)
            guard !state.isClosed, state.multi != nil, state.cancelled.remove(job.number) == nil else {
                return true
            }
            state.waiting.append(job)
            Self.wake(state)
            return false
        }
        if isRefused { job.continuation.resume(returning: .failure(.cancelled)) }
    }

    func cancel(_ number: Int) {
        state.withLock { state in
            state.cancelled.insert(number)
            Self.wake(state)
        }
    }

    /// Ends all transfers, and the thread.
    func close() {
        state.withLock { state in
            state.isClosed = true
            Self.wake(state)
        }
    }

    /// The only function that may be called from another thread.
    private static func wake(_ state: State) {
        if let multi = state.multi { unsafe curl_multi_wakeup(UnsafeMutableRawPointer(bitPattern: multi)) }
    }

    private func run() {
        guard let multi = state.withLock({ $0.multi }),
            let handle = unsafe UnsafeMutableRawPointer(bitPattern: multi)
        else { return }
        var transfers: [Int: Transfer] = [:]
        while true {
            let (jobs, cancelled, isClosed) = state.withLock { state in
                defer {
                    state.waiting = []
                    state.cancelled.formIntersection(state.reserved)
                }
                return (state.waiting, state.cancelled, state.isClosed)
            }
            for job in jobs {
                let transfer = Transfer(job, policy)
                if unsafe transfer.start(on: handle) { transfers[job.number] = transfer }
            }
            for number in isClosed ? Set(transfers.keys) : cancelled {
                unsafe transfers.removeValue(forKey: number)?.finish(.failure(.cancelled), on: handle)
            }
            guard !isClosed else { break }
            unsafe perform(&transfers, handle)
            unsafe curl_multi_poll(handle, nil, 0, 60_000, nil)
        }
        state.withLock { $0.multi = nil }
        unsafe curl_multi_cleanup(handle)
    }

    /// Does what can be done without waiting, and finishes what has ended.
    private func perform(_ transfers: inout [Int: Transfer], _ multi: UnsafeMutableRawPointer) {
        var running: CInt = 0
        unsafe curl_multi_perform(multi, &running)
        var code = CURLE_OK
        while let easy = unsafe curl_shim_next_done(multi, &code) {
            guard let number = transfers.first(where: { unsafe $0.value.isOn(easy) })?.key,
                let transfer = transfers.removeValue(forKey: number)
            else { continue }
            unsafe transfer.finish(transfer.result(code), on: multi)
        }
    }
}
