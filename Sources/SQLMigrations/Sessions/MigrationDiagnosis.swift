/// What became of a section that did not finish.
public struct MigrationDiagnosis: Hashable, Sendable {
    /// What the database shows.
    public enum Finding: Hashable, Sendable {
        /// Broken objects are in the way of another try.
        case leftovers([String])
        /// What the section was to do is done.
        case complete(String)
        /// Nothing of it is there.
        case absent(String)
        case unknown
    }

    /// What the database shows.
    public var finding: Finding
    /// Whether the section was a down section.
    public let isDown: Bool
    /// What else is known, for people.
    public var note: [String] = []

    /// A diagnosis; a note may be added.
    public init(finding: Finding, isDown: Bool) {
        self.finding = finding
        self.isDown = isDown
    }

    /// What is in the way of another try.
    public var leftovers: [String] {
        switch finding {
        case .leftovers(let names): names
        case .complete, .absent, .unknown: []
        }
    }
}

extension MigrationDiagnosis {
    /// What was found, for people.
    public var explanation: [String] {
        switch finding {
        case .leftovers(let names): names.map { "index \($0) is INVALID" }
        case .complete(let what): ["\(what): the database finished after the runner was gone"]
        case .absent(let what): [what]
        case .unknown where !note.isEmpty: note
        case .unknown: ["whether the statement did anything cannot be seen from here: look at the database"]
        }
    }

    /// The repair that fits; `nil` when only a person can tell.
    var repair: MigrationRepair? {
        switch (finding, isDown) {
        case (.leftovers, _), (.absent, _): .retry
        case (.complete, false): .applied
        case (.complete, true): .forget
        case (.unknown, _): nil
        }
    }

    /// Whether a repair says the opposite of what was found.
    func contradicts(_ repair: MigrationRepair) -> Bool {
        switch (finding, isDown, repair) {
        case (.unknown, _, _), (_, _, .acceptChecksum), (_, _, .undo): false
        // Of what was to be done nothing is there: forgetting it, or its undoing, comes to the same.
        case (.absent, false, .forget), (.absent, true, .applied): false
        case (_, _, _): self.repair != repair
        }
    }

    /// The error whose `next` settles it.
    public var code: MigrationError.Code {
        switch (finding, isDown) {
        case (.leftovers, _): .invalidIndex
        case (.complete, false): .doneUnrecorded
        case (.complete, true): .undoneUnrecorded
        case (.absent, _): .notBegun
        case (.unknown, false): .unclear
        case (.unknown, true): .undoUnclear
        }
    }
}
