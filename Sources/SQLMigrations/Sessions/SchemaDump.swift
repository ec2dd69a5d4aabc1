/// Where the dump of a schema comes from.
public enum SchemaDumpSource: Sendable, Hashable {
    /// The session writes it from what this catalogue of the database holds.
    case catalog(String)
    /// The session writes it, or this program of the database, which can express more.
    case program(String)
}

/// A program that writes the schema of a database down: `pg_dump`, started by whoever may start programs.
public struct SchemaDumpProgram: Sendable {
    /// What came of asking the program.
    public enum Outcome: Sendable {
        case written(String)
        /// There is none, or none that fits; why, in a few words.
        case missing(String)
    }

    /// Runs the program with these arguments, besides those that say where the database is.
    ///
    /// The program's major version must be `version` at least: older ones do not know what newer servers have.
    public typealias Run = @Sendable (_ arguments: [String], _ version: Int) async -> Outcome

    let run: Run

    /// A program that `run` starts.
    public init(_ run: @escaping Run) { self.run = run }
}

/// What a program is asked for, and what is made of its output.
public struct SchemaDumpRequest: Sendable {
    let arguments: [String]
    let version: Int
    let normalized: @Sendable (String) -> String

    /// - Parameters:
    ///   - arguments: besides those that say where the database is.
    ///   - version: the major version that the program must have at least.
    ///   - normalized: the output without what differs from run to run and from version to version.
    public init(
        arguments: [String], version: Int, normalized: @escaping @Sendable (String) -> String
    ) {
        self.arguments = arguments
        self.version = version
        self.normalized = normalized
    }
}
