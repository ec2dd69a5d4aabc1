import Foundation

/// How much memory the process has.
enum ResidentMemory {
    /// In MiB; `nil` where the system does not say.
    static var mebibytes: Int? {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
            let pages = text.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { return nil }
        return pages.multipliedReportingOverflow(by: sysconf(Int32(_SC_PAGESIZE))).partialValue >> 20
    }
}
