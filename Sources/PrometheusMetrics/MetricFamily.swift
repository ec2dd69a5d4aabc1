/// All series of one name.
struct MetricFamily {
    /// What has the value of a series.
    enum Series {
        case counter(CounterSeries)
        case number(NumberSeries)
        case histogram(HistogramSeries)
        case observed(@Sendable () -> Double?)
    }

    let definition: MetricDefinition
    private(set) var series: [(labels: String, value: Series)] = []
    private var places: [String: Int] = [:]

    init(_ definition: MetricDefinition) {
        self.definition = definition
    }

    /// The series with these labels, which is made when there is none.
    mutating func series(_ labels: String, _ make: () -> Series) -> Series {
        if let place = places[labels] { return series[place].value }
        places[labels] = series.count
        let value = make()
        series.append((labels, value))
        return value
    }
}

/// How names and labels are written.
enum MetricName {
    /// A name of letters, digits, `_` and `:`, which does not begin with a digit.
    static func name(_ text: String) -> String {
        var name = String(String.UnicodeScalarView(text.unicodeScalars.map { isAllowed($0) ? $0 : "_" }))
        if name.first?.isNumber ?? true { name = "_" + name }
        return name
    }

    /// `a="b",c="d"`
    static func labels(_ dimensions: [(String, String)]) -> String {
        dimensions.map { name, value in "\(Self.name(name))=\"\(escaped(value))\"" }.joined(separator: ",")
    }

    /// A label's value, or a help text of OpenMetrics.
    static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "\"": escaped += ["\\", scalar]
            case "\n": escaped += ["\\", "n"]
            case _: escaped.append(scalar)
            }
        }
        return String(escaped)
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", ":": true
        case _: false
        }
    }
}
