import Articles
import ArticlesConformance
import Testing

@Suite struct TimestampTests {
    @Test(arguments: [
        ("2018-05-25T09:00:00Z", "2018-05-25T09:00:00.000Z"),
        ("2018-05-25T09:00:00.1239999Z", "2018-05-25T09:00:00.123Z"),
        ("2018-05-25t09:00:00.5z", "2018-05-25T09:00:00.500Z"),
        ("2018-05-25T09:00:00+02:00", "2018-05-25T07:00:00.000Z"),
        ("2018-12-31T23:30:00-01:30", "2019-01-01T01:00:00.000Z"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59.999Z"),
        ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"),
        ("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"),
        ("2000-02-29T00:00:00Z", "2000-02-29T00:00:00.000Z"),
    ])
    func `an RFC 3339 time is read and written in UTC`(_ text: String, _ written: String) {
        #expect(Timestamp(text)?.description == written)
    }

    @Test(arguments: [
        "2018-05-25T09:00:00", "2018-05-25", "2018-02-29T00:00:00Z", "1900-02-29T00:00:00Z",
        "2018-13-01T00:00:00Z",
        "2018-00-01T00:00:00Z", "2018-01-01T24:00:00Z", "2018-01-01T00:60:00Z", "2018-01-01T00:00:00.Z",
        "2018-01-01T00:00:00+24:00", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "x", "",
        "2018-01-01T00:00:00Z ", "+018-01-01T00:00:00Z",
    ])
    func `anything else is no time`(_ text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test func `every instant is read back as it was written`() {
        var random = SplitMix64(seed: 3)
        for _ in 0..<5_000 {
            let range = Timestamp.earliest.milliseconds...Timestamp.latest.milliseconds
            let time = Timestamp(clamping: Int64.random(in: range, using: &random))
            #expect(Timestamp(time.description) == time)
        }
    }
}

@Suite struct UniqueIDTests {
    @Test func `an id is read in either case and written in lower case`() {
        let text = "019341f2-7c1e-7b5a-9d0e-3f1c2b4a5d6e"
        #expect(UniqueID(text)?.description == text)
        #expect(UniqueID(text.uppercased())?.description == text)
    }

    @Test(arguments: [
        "", "019341f27c1e7b5a9d0e3f1c2b4a5d6e", "019341f2-7c1e-7b5a-9d0e-3f1c2b4a5d6",
        "g19341f2-7c1e-7b5a-9d0e-3f1c2b4a5d6e",
    ])
    func `another form is no id`(_ text: String) {
        #expect(UniqueID(text) == nil)
    }

    @Test func `a made id is a version 7 UUID that holds its time`() {
        let id = UniqueID(at: .sample, random: (.max, .max))
        #expect(id.description == "019b76da-a800-7fff-bfff-ffffffffffff")
    }
}
