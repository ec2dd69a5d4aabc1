extension MigrationDiagnosis {
    /// What was found, for people.
    var explanation: [String] {
        switch finding {
        case .leftovers(let names): names.map { "index \($0) is INVALID" }
        case .complete(let what): ["\(what): the database finished after the runner was gone"]
        case .absent(let what): [what]
        case .unknown where !note.isEmpty: note
        case .unknown: ["whether the statement did anything cannot be seen from here: look at the database"]
        }
    }

    /// The error whose `next` settles it.
    var code: MigrationError.Code {
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
