import Testing

@Suite("Swift text")
struct SwiftTextTests {
    @Test func `comments and literals are blanked, and lines keep their numbers`() {
        let text = SwiftText(
            """
            let a = "try! x" // as!
            /* outer /* inner */ still */ let b = 1
            """)
        let lines = text.code.split(separator: "\n").map { $0.split(separator: " ") }
        #expect(lines == [["let", "a", "="], ["let", "b", "=", "1"]])
        #expect(text.literals == [SwiftText.Literal(line: 1, text: "try! x")])
        #expect(text.isWhole)
    }

    @Test func `code inside an interpolation is code`() {
        let text = SwiftText(#"let a = "x \(f("y", (1))) z"; g()"#)
        #expect(text.code.contains("f("))
        #expect(text.code.hasSuffix("; g()"))
        #expect(text.literals.map(\.text) == ["y", #"x \() z"#])
        #expect(text.isWhole)
    }

    @Test func `raw and multi-line strings end where Swift ends them`() {
        let source = ##"let a = #"no \(b) "quote" here"#; let c = """"## + "\n  \"SELECT\" 1\n\"\"\"; d()"
        let text = SwiftText(source)
        #expect(text.literals.map(\.text) == [#"no \(b) "quote" here"#, "\n  \"SELECT\" 1\n"])
        #expect(text.literals.map(\.line) == [1, 1])
        #expect(text.code.hasSuffix("; d()"))
        #expect(text.isWhole)
    }

    @Test func `an escaped quote does not end a literal`() {
        let text = SwiftText(#"let a = "\"\\"; b()"#)
        #expect(text.literals.map(\.text) == [#"\"\\"#])
        #expect(text.code.hasSuffix("; b()"))
    }

    @Test func `a quote in a regular expression opens no literal`() {
        let text = SwiftText(##"a(/x"\/y/); b = #/""/z/#; let c = d / e + "f""##)
        #expect(text.literals.map(\.text) == ["f"])
        #expect(text.code.contains("let c = d / e"))
        #expect(text.isWhole)
    }

    @Test func `a literal left open is noticed`() {
        #expect(!SwiftText("let a = \"x").isWhole)
        #expect(!SwiftText("/* x").isWhole)
    }
}
