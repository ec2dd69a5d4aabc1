import Articles
import Foundation
import PostgreSQLClient
import Testing

@testable import ArticlesPostgreSQL

/// A node of a query plan, as `EXPLAIN (FORMAT JSON)` tells it.
struct PlanNode {
    let type: String
    let relation: String?
    let index: String?
    /// Rows that all loops of the node returned.
    let rows: Double
    /// Blocks that the node and all below it looked at.
    let blocks: Int
    let children: [PlanNode]

    /// The node and all below it.
    var all: [PlanNode] { [self] + children.flatMap(\.all) }

    /// Rows of tags that it and all below it returned.
    var rowsOfTags: Int { Int(all.filter { $0.relation == "tags" }.reduce(0) { $0 + $1.rows }) }

    init(_ json: [String: Any]) throws {
        type = try #require(json["Node Type"] as? String)
        relation = json["Relation Name"] as? String
        index = json["Index Name"] as? String
        let loops = (json["Actual Loops"] as? NSNumber)?.doubleValue ?? 0
        rows = ((json["Actual Rows"] as? NSNumber)?.doubleValue ?? 0) * loops
        let hit = (json["Shared Hit Blocks"] as? NSNumber)?.intValue ?? 0
        let read = (json["Shared Read Blocks"] as? NSNumber)?.intValue ?? 0
        blocks = hit + read
        children = try (json["Plans"] as? [[String: Any]] ?? []).map(PlanNode.init(_:))
    }
}

/// How the server plans a prepared statement, which it may do in either way at any time.
enum PlanMode: String, CaseIterable {
    case generic = "force_generic_plan"
    case custom = "force_custom_plan"
}

extension TestSchema {
    /// The plan of a statement; with values, it is run too.
    func plan(
        of statement: PostgreSQLStatement, _ values: [PostgreSQLValue]?, _ mode: PlanMode
    ) async throws -> PlanNode {
        try await script("SET plan_cache_mode = \(mode.rawValue); SET enable_seqscan = on")
        try await script("PREPARE planned AS \(statement.sql)")
        let types = """
            SELECT cardinality(parameter_types)::text FROM pg_prepared_statements WHERE name = 'planned'
            """
        let count = try #require(Int(try await texts(types).first ?? ""))
        let arguments = values?.map(\.literal) ?? Array(repeating: "NULL", count: count)
        let list = arguments.isEmpty ? "" : "(\(arguments.joined(separator: ", ")))"
        let options = values == nil ? "FORMAT JSON" : "ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON"
        let text = try await session.query("EXPLAIN (\(options)) EXECUTE planned\(list)") {
            row throws(PostgreSQLError) in try row.text(0)
        }.joined()
        try await script("DEALLOCATE planned")
        let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]
        return try PlanNode(try #require(json?.first?["Plan"] as? [String: Any]))
    }

    /// The plan of a list, which is run.
    func plan(of query: ArticleQuery, _ mode: PlanMode) async throws -> PlanNode {
        let list = try #require(try await repository.list(query))
        let statement = ListStatement(list.shape)
        return try await plan(of: statement.prepared, statement.values(list.values), mode)
    }
}

extension PostgreSQLValue {
    /// The value as SQL writes it.
    fileprivate var literal: String {
        switch self {
        case .int16(let number): "\(number)"
        case .int32(let number): "\(number)"
        case .int64(let number): number == .min ? "(-9223372036854775807 - 1)" : "\(number)"
        case .bool(let bool): "\(bool)"
        case .text(let text): "'\(text.replacing("'", with: "''"))'"
        case .uuid(let uuid): "'\(Self.text(of: uuid))'"
        case .int32Array(let numbers): "'{\(numbers.map { "\($0)" }.joined(separator: ","))}'"
        case .int64Array(let numbers): "'{\(numbers.map { "\($0)" }.joined(separator: ","))}'"
        case .uuidArray(let uuids): "'{\(uuids.map(Self.text(of:)).joined(separator: ","))}'"
        case _: "NULL"
        }
    }

    private static func text(of uuid: PostgreSQLUUID) -> String {
        UniqueID(high: uuid.high, low: uuid.low).description
    }
}
