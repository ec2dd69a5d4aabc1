/// The text of metrics, read strictly: what a scraper would refuse or misread throws.
package struct Exposition {
    /// One line with a value.
    package struct Sample: Hashable, Sendable {
        package var name: String
        package var labels: [String: String]
        package var value: Double
    }

    /// What is wrong with a line.
    package struct Fault: Error, CustomStringConvertible {
        package var description: String
    }

    package private(set) var types: [String: String] = [:]
    package private(set) var samples: [Sample] = []
    private var helps: Set<String> = []
    private var isOpenMetrics: Bool
    private var family = ""
    private var seen: Set<String> = []

    /// Reads text format 0.0.4, or OpenMetrics.
    package init(_ text: String, isOpenMetrics: Bool = false) throws {
        self.isOpenMetrics = isOpenMetrics
        guard text.hasSuffix(isOpenMetrics ? "\n# EOF\n" : "\n") else { throw Fault(description: "no end") }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        if isOpenMetrics { lines = lines.dropLast() }
        for line in lines {
            do {
                try read(line)
            } catch let fault as Fault {
                throw Fault(description: "\(fault): \(line)")
            }
        }
        for name in types.keys.filter({ types[$0] == "histogram" }) { try checkHistogram(name) }
    }

    /// The value of the series that has these labels; nil without one.
    package func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
        samples.first { $0.name == name && $0.labels == labels }?.value
    }

    /// The sum of all series that have these labels among theirs.
    package func sum(_ name: String, _ labels: [String: String] = [:]) -> Double {
        samples.filter { sample in
            sample.name == name && labels.allSatisfy { sample.labels[$0.key] == $0.value }
        }.reduce(0) { $0 + $1.value }
    }

    private mutating func read(_ line: Substring) throws {
        if line.hasPrefix("# HELP ") {
            let parts = line.dropFirst(7).split(separator: " ", maxSplits: 1)
            guard parts.count == 2, helps.insert(String(parts[0])).inserted else { throw fault("HELP") }
            family = String(parts[0])
        } else if line.hasPrefix("# TYPE ") {
            let parts = line.dropFirst(7).split(separator: " ")
            guard parts.count == 2, parts[0] == family, types[family] == nil,
                ["counter", "gauge", "histogram", isOpenMetrics ? "info" : "gauge"].contains(parts[1])
            else { throw fault("TYPE") }
            types[family] = String(parts[1])
        } else {
            let sample = try Self.sample(line)
            guard let type = types[family], suffixes(type).contains(where: { sample.name == family + $0 })
            else { throw fault("not of the family \(family)") }
            let identity = sample.name + sample.labels.sorted { $0.key < $1.key }.description
            guard seen.insert(identity).inserted else { throw fault("there twice") }
            if type == "counter", !(sample.value >= 0) { throw fault("a counter below 0") }
            samples.append(sample)
        }
    }

    private func suffixes(_ type: String) -> [String] {
        switch type {
        case "histogram": ["_bucket", "_sum", "_count"]
        case "counter": [isOpenMetrics ? "_total" : ""]
        case "info": ["_info"]
        case _: [""]
        }
    }

    private static func sample(_ line: Substring) throws -> Sample {
        guard let match = line.wholeMatch(of: /([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)/),
            let value = number(match.3)
        else { throw Fault(description: "no sample") }
        return Sample(name: String(match.1), labels: try labels(match.2 ?? ""), value: value)
    }

    private static func labels(_ text: Substring) throws -> [String: String] {
        var labels: [String: String] = [:]
        var rest = text
        while !rest.isEmpty {
            guard
                let match = rest.prefixMatch(
                    of: /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(?:,(?=.)|$)/),
                labels.updateValue(String(match.2), forKey: String(match.1)) == nil
            else { throw Fault(description: "labels") }
            rest = rest[match.range.upperBound...]
        }
        return labels
    }

    private static func number(_ text: Substring) -> Double? {
        switch text {
        case "NaN": .nan
        case "+Inf": .infinity
        case "-Inf": -.infinity
        case _: text.contains(where: \.isLetter) && !text.contains("e") ? nil : Double(text)
        }
    }

    /// The buckets of each series ascend and end with `+Inf`, which is the count.
    private func checkHistogram(_ name: String) throws {
        var series: [[String: String]: [(bound: Double, count: Double)]] = [:]
        for sample in samples where sample.name == name + "_bucket" {
            var labels = sample.labels
            guard let text = labels.removeValue(forKey: "le"), let bound = Self.number(Substring(text)) else {
                throw fault("\(name): a bucket without a bound")
            }
            series[labels, default: []].append((bound, sample.value))
        }
        for (labels, buckets) in series {
            let ascends = zip(buckets, buckets.dropFirst()).allSatisfy {
                $0.bound < $1.bound && $0.count <= $1.count
            }
            guard ascends, buckets.last?.bound == .infinity,
                buckets.last?.count == value(name + "_count", labels), value(name + "_sum", labels) != nil
            else { throw fault("\(name) \(labels): buckets") }
        }
    }

    private func fault(_ text: String) -> Fault { Fault(description: text) }
}
