import StrictJSON

/// The operations of a batch, as they stand in the body of a request.
public struct BatchOperations: Sendable {
    /// Whether all of them are carried out or none; else each on its own.
    public let isAtomic: Bool
    private let bytes: [UInt8]
    private let ranges: [Range<Int>]
    private let needsVersion: Bool

    init(
        _ bytes: [UInt8], _ range: Range<Int>, needsVersion: Bool, _ reader: inout MemberReader
    ) throws {
        self.bytes = bytes
        self.needsVersion = needsVersion
        isAtomic = reader.flag("atomic") ?? true
        for name in ["filter", "change", "dry_run", "cursor"] where reader.value(name) != nil {
            reader.report(name, "not_allowed", "is not for operations")
        }
        let elements = try JSONParser.elements(of: bytes, in: range, atMost: BatchLimits.operations)
        ranges = elements ?? []
        if elements == nil { reader.report("operations", "type", "must be an array") }
        if ranges.count > BatchLimits.operations {
            reader.report("operations", "too_many", "must have at most \(BatchLimits.operations) elements")
        } else {
            reader.adopt(try violations())
        }
        guard reader.violations.isEmpty else { throw ArticleError.invalid("the batch", reader.violations) }
    }

    /// How many there are.
    public var count: Int { ranges.count }

    /// The bytes of one.
    public func size(of number: Int) -> Int { ranges[number].count }

    /// Reads one. Throws `invalid` with every violation, each with a JSON Pointer into the body.
    public func operation(_ number: Int) throws(ArticleError) -> BatchOperation {
        let json: JSONValue
        do throws(JSONError) {
            json = try self.json(of: number)
        } catch {
            throw ArticleError(.internal, "an operation can't be read again", cause: error)
        }
        return try read(json, number)
    }

    private func json(of number: Int) throws(JSONError) -> JSONValue {
        try JSONParser.parse(bytes, in: ranges[number], depth: 2)
    }

    /// What is wrong with the operations, as far as it can be told before they are carried out.
    private func violations() throws(JSONError) -> [ArticleError.Violation] {
        var violations: [ArticleError.Violation] = []
        for number in ranges.indices {
            guard ranges[number].count <= BatchRequest.operationBytes else {
                violations.append(.init("/operations/\(number)", "too_long", "must have at most 2 MiB"))
                continue
            }
            let json = try json(of: number)
            guard isAtomic, violations.count < BatchLimits.violations else { continue }
            if case .failure(let error) = Result(catching: { () throws(ArticleError) in try read(json, number)
            }) {
                violations += error.violations
            }
        }
        return violations
    }

    private func read(_ json: JSONValue, _ number: Int) throws(ArticleError) -> BatchOperation {
        try BatchOperation(json: json, at: "/operations/\(number)", needsVersion: needsVersion)
    }
}
