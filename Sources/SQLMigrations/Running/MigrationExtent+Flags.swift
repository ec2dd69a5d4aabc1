extension MigrationExtent {
    /// The flags that ask for it, after a blank.
    var flags: String {
        switch self {
        case .all: ""
        case .through(let version): " --to \(version)"
        case .steps(let count): " --steps \(count)"
        }
    }
}
