import Testing

@Suite("The walks of ARCHITECTURE.md")
struct WalkTests {
    /// A line of a walk: what is called, and the file that it is in.
    private struct Hop {
        let name: String
        let path: String
    }

    private static let walks: [[Hop]] = {
        var walks: [[Hop]] = []
        for line in (SourceTree.package.text(of: "ARCHITECTURE.md") ?? "").split(separator: "\n") {
            guard let match = line.wholeMatch(of: /(\d+)\. `(?:\w+\.)?(\w+)` – `(Sources\/\S+\.swift)`/)
            else {
                continue
            }
            if match.1 == "1" { walks.append([]) }
            walks[walks.count - 1].append(Hop(name: String(match.2), path: String(match.3)))
        }
        return walks
    }()

    @Test func `there are two, of at most twelve hops`() {
        #expect(Self.walks.count == 2)
        #expect(Self.walks.allSatisfy { (5...12).contains($0.count) })
    }

    @Test func `each hop is declared in the file that is named`() {
        for hop in Self.walks.joined() {
            let text = SourceTree.package.text(of: hop.path) ?? ""
            let isThere = ["func \(hop.name)(", "func \(hop.name)<", "let \(hop.name) "].contains(
                where: text.contains)
            #expect(isThere, "\(hop.path) declares no \(hop.name)")
        }
    }
}
