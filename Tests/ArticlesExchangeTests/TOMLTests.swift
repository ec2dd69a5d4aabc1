import Articles
import ArticlesExchange
import Testing

/// TOML 1.0 as front matter: values as they go to `metadata`, faults with their line.
@Suite("TOML front matter", .timeLimit(.minutes(5)))
struct TOMLTests {
    private func imported(_ toml: String) async throws -> (article: Article?, fault: String?) {
        let folder = try TemporaryFolder(["a.md": "+++\ntitle = \"A\"\n\(toml)\n+++\n"])
        let fixture = Fixture()
        let faults = try await fixture.run(folder.path).faults
        return (
            try await fixture.articles().first,
            faults.first.map { String($0.dropFirst(folder.path.count + 1)) }
        )
    }

    @Test(arguments: [
        ("a.b.\"c d\" = 1\na.e = 2", #"{"a":{"b":{"c d":1},"e":2}}"#),
        ("x = { y = 1, z.w = [1, 2] }", #"{"x":{"y":1,"z":{"w":[1,2]}}}"#),
        ("x = [ # one\n  1,\n  2, # two\n]", #"{"x":[1,2]}"#),
        ("x = [[1], ['a', \"b\"], {c = true}]", #"{"x":[[1],["a","b"],{"c":true}]}"#),
        (
            "h = 0xFF\no = 0o17\nb = 0b101\ni = 1_000\np = +5\nn = -3",
            #"{"h":255,"o":15,"b":5,"i":1000,"p":5,"n":-3}"#
        ),
        ("f = 3.10\ne = 6.02e23\nbig = inf\nno = nan", #"{"f":3.10,"e":6.02e23,"big":"inf","no":"nan"}"#),
        (
            "d = 1979-05-27\nt = 07:32:00\nz = 1979-05-27T07:32:00Z\ns = 1979-05-27 07:32:00",
            #"{"d":"1979-05-27","t":"07:32:00","z":"1979-05-27T07:32:00Z","s":"1979-05-27 07:32:00"}"#
        ),
        ("m = \"\"\"\none\ntwo \\\n   three\"\"\"", #"{"m":"one\ntwo three"}"#),
        ("m = '''\n\\no 'escape' '''", #"{"m":"\\no 'escape' "}"#),
        ("q = \"\\t\\u00e9\\U0001F600\\\"\\\\\"", "{\"q\":\"\\té😀\\\"\\\\\"}"),
        ("q = \"\"\"a \"quoted\" \"\"\"\"", #"{"q":"a \"quoted\" \""}"#),
        (
            "[p]\na = 1\n[p.q]\nb = 2\n[[l]]\nc = 3\n[[l]]\nd = 4\n[l.m]\ne = 5",
            #"{"p":{"a":1,"q":{"b":2}},"l":[{"c":3},{"d":4,"m":{"e":5}}]}"#
        ),
        ("x = \"true\"\ny = 'false'\n\"\" = 1", #"{"x":"true","y":"false","":1}"#),
    ])
    func `a value is what it says`(_ toml: String, _ metadata: String) async throws {
        let (article, fault) = try await imported(toml)
        #expect(fault == nil)
        #expect(article?.metadata == metadata)
    }

    @Test(arguments: [
        ("x = 1\nx = 2", 4), ("[t]\n[t]", 4), ("x = {a = 1}\nx.b = 2", 4), ("x = [1, 2", 3),
        ("x = \"open", 3),
        ("y = 1\nx = bare", 4), ("x = 1 2", 3), ("x =", 3), ("= 1", 3), ("x", 3), ("x = \"\\u0000\"", 3),
        ("x = \"\\q\"", 3), ("[t", 3), ("x = \"\u{1}\"", 3), ("x = 1\n[x]\ny = 1", 4), ("x = 01", 3),
        ("x = {a = 1, a = 2}", 3), ("[[l]]\n[l]", 4), ("x = '''open", 4),
    ])
    func `what is none is refused with its line`(_ toml: String, _ line: Int) async throws {
        let (article, fault) = try await imported(toml)
        #expect(article == nil)
        #expect(fault?.hasPrefix("a.md:\(line): front matter: ") == true, "\(fault ?? "none")")
    }

    @Test(arguments: ["a.", "[", "{a=", "[[a.", "\"", "'''", "x=[", "a=1\n"])
    func `endless nesting and repetition is refused`(_ piece: String) async throws {
        let (article, fault) = try await imported(String(repeating: piece, count: 60_000 / piece.utf8.count))
        #expect(article == nil)
        #expect(fault?.contains(": front matter: ") == true)
    }
}
