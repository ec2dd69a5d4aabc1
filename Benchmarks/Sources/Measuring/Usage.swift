import Foundation

/// What a process has used so far. Linux only: read from `/proc`.
package struct Usage: Sendable {
    /// The most memory at any time, in bytes; 0 where it can't be read.
    package static var peakMemory: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        let kilobytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
        return (kilobytes ?? 0) * 1_024
    }

    /// Seconds of CPU, user and system, of this process.
    package static var processorTime: Double {
        Process(text: try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8))?.seconds ?? 0
    }

    /// Seconds of CPU of the PostgreSQL server whose data folder this is, with all its processes; 0 for none.
    package static func serverProcessorTime(dataFolder: String?) -> Double {
        guard let dataFolder,
            let file = try? String(contentsOfFile: "\(dataFolder)/postmaster.pid", encoding: .utf8),
            let postmaster = file.split(separator: "\n").first.flatMap({ Int($0) })
        else { return 0 }
        let numbers = ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap(
            Int.init)
        let processes = numbers.compactMap { number in
            Process(text: try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8))
        }
        return processes.filter { $0.parent == postmaster }.reduce(0) { $0 + $1.seconds }
            + (processes.first { $0.number == postmaster }?.secondsWithChildren ?? 0)
    }
}

/// One line of `/proc/<number>/stat` (proc(5)).
private struct Process {
    /// `sysconf(_SC_CLK_TCK)`, which Linux fixes at 100 for programs.
    private static let ticksPerSecond = 100.0

    let number: Int
    let parent: Int
    let seconds: Double
    /// With those of its children that have ended.
    let secondsWithChildren: Double

    init?(text: String?) {
        // The name, in parentheses, may hold spaces and parentheses itself.
        guard let text, let end = text.lastIndex(of: ")"), let begin = text.firstIndex(of: "("),
            let number = Int(text[..<begin].filter(\.isNumber))
        else { return nil }
        let fields = text[text.index(after: end)...].split(separator: " ")
        guard fields.count > 14, let parent = Int(fields[1]), let user = Double(fields[11]),
            let system = Double(fields[12]), let childUser = Double(fields[13]),
            let childSystem = Double(fields[14])
        else { return nil }
        self.number = number
        self.parent = parent
        seconds = (user + system) / Self.ticksPerSecond
        secondsWithChildren = seconds + (childUser + childSystem) / Self.ticksPerSecond
    }
}
