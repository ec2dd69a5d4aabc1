import DatelineCommands

/// The binary `dateline`: every command, over the storages that ship.
@main
struct DatelineProgram {
    static func main() async { await Dateline.main() }
}
