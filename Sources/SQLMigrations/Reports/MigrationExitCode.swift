/// What a command's process ends with.
public enum MigrationExitCode: Int32, Sendable {
    case done = 0
    case internalError = 1
    case usage = 2
    case unreachable = 3
    case lockWait = 4
    case integrity = 5
    case failed = 6
    case needsRepair = 7
    case pending = 8
    case refused = 9
    case interrupted = 130
    case terminated = 143
}
