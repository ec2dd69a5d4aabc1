import Foundation

/// What the system says of this process; nil where it does not say.
enum ProcessStatistics {
    /// User and system time.
    static var cpuSeconds: Double? {
        let microseconds = clock()
        return microseconds < 0 ? nil : Double(microseconds) / 1_000_000
    }

    /// Memory that is in RAM.
    static var residentBytes: Double? { pages(1) }

    /// Memory that is mapped.
    static var virtualBytes: Double? { pages(0) }

    /// Open file descriptors, without the one that counts them.
    static var openFiles: Double? {
        guard let folder = unsafe opendir("/proc/self/fd") else { return nil }
        defer { unsafe closedir(folder) }
        var count = 0
        while unsafe readdir(folder) != nil { count += 1 }
        // Neither `.` nor `..` is one.
        return Double(count - 3)
    }

    /// How many there may be.
    static var openFileLimit: Double? {
        var limit = rlimit()
        #if canImport(Glibc)
            let found = unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        #else
            let found = unsafe getrlimit(RLIMIT_NOFILE, &limit)
        #endif
        return found == 0 ? Double(limit.rlim_cur) : nil
    }

    /// Threads.
    static var threads: Double? { statistics.flatMap { $0.count > 17 ? Double($0[17]) : nil } }

    /// When it was started, since 1970.
    static var startTime: Double? {
        guard let fields = statistics, fields.count > 19, let ticks = Double(fields[19]),
            let text = try? String(contentsOfFile: "/proc/stat", encoding: .utf8),
            let line = text.split(separator: "\n").first(where: { $0.hasPrefix("btime ") }),
            let boot = Double(line.dropFirst("btime ".count))
        else { return nil }
        return boot + ticks / Double(max(sysconf(Int32(_SC_CLK_TCK)), 1))
    }

    /// The fields of `/proc/self/stat` from the third one on: the second one, the name, may hold blanks.
    private static var statistics: [Substring]? {
        guard let text = try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8),
            let end = text.lastIndex(of: ")")
        else { return nil }
        return text[text.index(after: end)...].split(separator: " ")
    }

    private static func pages(_ index: Int) -> Double? {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
        let fields = text.split(separator: " ")
        guard fields.count > index, let pages = Double(fields[index]) else { return nil }
        return pages * Double(sysconf(Int32(_SC_PAGESIZE)))
    }
}
