import ArticlesReader
import Testing

@Suite struct ThemeTests {
    @Test func `the theme that comes with it is one`() throws {
        let theme = try ReaderTheme()
        #expect(theme.style.bytes.count > 1_000)
        #expect(theme.asset(named: theme.style.name)?.name == theme.style.name)
    }
}
