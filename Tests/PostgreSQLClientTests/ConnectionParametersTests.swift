import NIOCore
import Testing

@testable import PostgreSQLClient

@Suite struct ConnectionParametersTests {
    @Test(arguments: [
        "postgres://u:canary@h:5432/d?nonsense=canary",
        "postgres://u:can%zzary@h/d",
        "postgres://u:canary@[::1/d",
        "host=h password=canary nonsense",
        "host=h password='canary",
        "host=h canary\"canary=\"canary",
        "host=h passwort=canary",
        "canary",
        "host=h password=canary\0",
        "postgres://u:p@h/d?sslmode=canary",
        "postgres://u:p@a,b/d?target_session_attrs=canary",
        "postgres://u:p@h/d?channel_binding=canary",
        "postgres://u:p@h/d?gssencmode=canary",
        "postgres://u:p@h/d?ssl_min_protocol_version=canary",
        "host=a,b port=canary",
        "host=a,b port=1,2,3 user=canary",
        "host=h port=65536 user=canary",
    ])
    func `a bad connection string is refused without quoting it`(_ string: String) throws {
        let error = try #require(throws: PostgreSQLError.self) {
            try ConnectionParameters(string).checkValues()
        }
        #expect(error.kind == .invalidConnectionString)
        #expect(!error.message.isEmpty)
        #expect(!error.description.contains("canary"))
    }

    @Test func `both forms, several hosts and any libpq parameter are understood`() throws {
        let url = try ConnectionParameters("postgresql://u:p%40ss@a:1,b:2/d?target_session_attrs=read-write")
        #expect(url.values["host"] == "a,b")
        #expect(url.values["port"] == "1,2")
        #expect(url.values["password"] == "p@ss")
        for parameter in [
            "sslmode=verify-full", "sslmode=disable", "gssencmode=require", "channel_binding=require",
            "target_session_attrs=prefer-standby", "ssl_min_protocol_version=TLSv1.3", "options=-c%20a.b%3Dc",
        ] {
            try ConnectionParameters("postgres://u@[::1]:5432,h:1/d?\(parameter)").checkValues()
        }
        #expect(url.values["target_session_attrs"] == "read-write")
        let keywords = try ConnectionParameters("host=/tmp dbname='a b' connect_timeout=3")
        #expect(keywords.values["dbname"] == "a b")
        let completed = keywords.completed(for: PostgreSQLConfiguration(connectionString: ""), isPooled: true)
        #expect(completed.values["connect_timeout"] == "3")
        #expect(completed.values["application_name"] == "dateline")
        #expect(completed.values["options"] == nil)
        #expect(completed.sessionSettings?.contains { $0 == ("statement_timeout", "4500") } == true)
    }

    @Test func `messages lose passwords and line ends`() throws {
        let parameters = try ConnectionParameters("host=h password=s3cret sslpassword=other")
        #expect(parameters.redact("a s3cret\n\tb other\n") == "a ***; b ***")
    }

    @Test func `equal texts have equal names, and others do not`() {
        let names = ["SELECT 1", "SELECT 2", "SELECT  1", ""].map { PostgreSQLStatement($0).name }
        #expect(Set(names).count == 4)
        #expect(names.allSatisfy { $0.utf8.count == 18 && $0.hasPrefix("d_") })
        #expect(PostgreSQLStatement("SELECT 1") == PostgreSQLStatement("SELECT 1"))
        #expect(PostgreSQLStatement("SELECT 1").name == names[0])
    }

    @Test func `the delay between attempts doubles up to a second`() {
        var backoff = Backoff()
        let delays = (0..<10).map { _ in backoff.next().nanoseconds / 1_000_000 }
        for (delay, ceiling) in zip(delays, [50, 100, 200, 400, 800, 1_000, 1_000, 1_000, 1_000, 1_000]) {
            #expect(delay >= ceiling / 2 && delay <= ceiling)
        }
        backoff.reset()
        #expect(backoff.next().nanoseconds <= 50_000_000)
    }
}
