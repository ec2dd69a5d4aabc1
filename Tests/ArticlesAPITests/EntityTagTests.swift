import Testing

@testable import ArticlesAPI

@Suite struct EntityTagTests {
    @Test func `a tag has sixteen digits of hash, after the version if there is one`() {
        let tag = EntityTag(of: Array("bytes".utf8), version: 12)
        #expect(tag.field == "\"\(tag.opaque)\"")
        #expect(tag.opaque.wholeMatch(of: /12-[0-9a-f]{16}/) != nil)
        #expect(tag.version == 12)
        #expect(EntityTag(of: []).opaque.wholeMatch(of: /[0-9a-f]{16}/) != nil)
        #expect(EntityTag(of: Array("a".utf8)) != EntityTag(of: Array("b".utf8)))
    }

    @Test func `a condition is read as RFC 9110 has it`() {
        #expect(EntityTagCondition("*") == .any)
        #expect(EntityTagCondition(" * ") == .any)
        #expect(EntityTagCondition("\"a,b\"") == .tags([EntityTag(opaque: "a,b", isWeak: false)]))
        #expect(
            EntityTagCondition(",\"a\",, W/\"b\"\t,")
                == .tags([EntityTag(opaque: "a", isWeak: false), EntityTag(opaque: "b", isWeak: true)]))
        #expect(EntityTagCondition("\"\"") == .tags([EntityTag(opaque: "", isWeak: false)]))
        for malformed in ["", " ", ",", "a", "\"a", "W\"a\"", "W/", "W", "W/a", "\"a\"b", "*\"a\"", "**"] {
            #expect(EntityTagCondition(malformed) == nil, "\(malformed)")
        }
    }
}
