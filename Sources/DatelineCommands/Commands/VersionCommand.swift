import ArgumentParser

/// `dateline version`
struct VersionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "version", abstract: "Print the version.",
        discussion: "EXAMPLES\n  dateline version\n  dateline version --json")

    @Flag(help: "Print one JSON object")
    var json = false

    func run() throws {
        let storages = Dateline.storages.map { $0.names[0] }
        guard json else {
            return try Terminal.result(
                "\(Dateline.name) \(BuildInformation.version) (\(storages.joined(separator: ", ")))")
        }
        let list = storages.map { "\"\($0)\"" }.joined(separator: ",")
        try Terminal.result(
            #"{"name":"\#(Dateline.name)","version":"\#(BuildInformation.version)","storages":[\#(list)]}"#)
    }
}
