import HTTPRouting
import HTTPTypes
import Testing

@Suite struct TraceContextTests {
    private static let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    private static let span = "00f067aa0ba902b7"

    private func read(_ value: String) -> TraceContext? {
        Request(.get, "/", fields: [.traceparent: value]).traceContext
    }

    @Test func `a valid traceparent names trace, span and whether it is sampled`() throws {
        let context = try #require(read("00-\(Self.trace)-\(Self.span)-01"))
        #expect(context.traceID == Self.trace && context.spanID == Self.span && context.isSampled)
        #expect(read("00-\(Self.trace)-\(Self.span)-02")?.isSampled == false)
    }

    @Test func `a later version may say more behind a hyphen`() {
        #expect(read("01-\(Self.trace)-\(Self.span)-01-more") != nil)
        #expect(read("cc-\(Self.trace)-\(Self.span)-01") != nil)
        #expect(read("cc-\(Self.trace)-\(Self.span)-01.more") == nil)
    }

    @Test(arguments: [
        "", "00", "00-\(trace)-\(span)", "00-\(trace)-\(span)-01-", "00-\(trace)-\(span)-01-more",
        "ff-\(trace)-\(span)-01", "00-\(trace.uppercased())-\(span)-01", "00-\(trace)-\(span)-0g",
        "00-00000000000000000000000000000000-\(span)-01", "00-\(trace)-0000000000000000-01",
        "00_\(trace)_\(span)_01", "00-\(trace)x-\(span)-01", "0-\(trace)-\(span)-001",
        String(repeating: "0", count: 9_000), "00-\(trace)-\(span)-é1",
    ])
    func `what is malformed is ignored`(_ value: String) {
        #expect(read(value) == nil)
    }

    @Test func `two are none`() {
        let value = "00-\(Self.trace)-\(Self.span)-01"
        let line = FieldLine(name: "TraceParent", value: value)
        #expect(Request(method: .get, target: "/", lines: [line]).traceContext != nil)
        #expect(Request(method: .get, target: "/", lines: [line, line]).traceContext == nil)
        #expect(Request(.get, "/").traceContext == nil)
    }
}
