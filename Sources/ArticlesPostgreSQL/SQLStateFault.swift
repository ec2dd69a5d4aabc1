internal import Articles

/// The fault of the storage that a SQLSTATE reports, which is no fault of a statement of ours.
/// https://www.postgresql.org/docs/current/errcodes-appendix.html
struct SQLStateFault {
    let code: ArticleError.Code
    let message: String

    /// Nil for a state that tells of a fault of ours.
    init?(_ state: String) {
        guard let fault = Self.states[state] ?? Self.classes[String(state.prefix(2))] else { return nil }
        self = fault
    }

    private init(_ code: ArticleError.Code, _ message: String) {
        self.code = code
        self.message = message
    }

    private static let states: [String: SQLStateFault] = [
        "08P01": SQLStateFault(.faulty, "the storage does not keep to its protocol"),
        "25006": SQLStateFault(.readOnly, "the storage is read-only: a standby, or made so"),
        "40003": SQLStateFault(.outcomeUnknown, "it is not known whether the change was stored"),
        "53100": SQLStateFault(.storageFull, "the storage has no room left"),
        "53200": SQLStateFault(.unavailable, "the storage is out of memory"),
        "53300": SQLStateFault(.unavailable, "the storage has too many connections"),
        "55P03": SQLStateFault(.unavailable, "the storage is too slow"),
        "57014": SQLStateFault(.unavailable, "the storage is too slow"),
        "XX001": SQLStateFault(.faulty, "the storage is damaged"),
        "XX002": SQLStateFault(.faulty, "the storage is damaged"),
    ]

    private static let classes: [String: SQLStateFault] = [
        "08": unreachable,
        "28": unreachable,
        "3D": unreachable,
        "40": SQLStateFault(.unavailable, "too many changes of the storage at once"),
        "53": SQLStateFault(.unavailable, "the storage is overloaded"),
        "57": unreachable,
        "58": SQLStateFault(.faulty, "the disk or the system of the storage fails"),
        "XX": SQLStateFault(.faulty, "the storage reports a fault of its own"),
    ]

    private static let unreachable = SQLStateFault(.unreachable, "the storage can't be reached")
}
