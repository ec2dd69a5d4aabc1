import Foundation

/// A moment in UTC in the Gregorian calendar.
struct CivilTime {
    let year: Int
    /// 1 to 12.
    let month: Int
    let day: Int
    let hour: Int
    let minute: Int
    let second: Int
    /// From 0, which is Sunday.
    let weekday: Int

    /// The date and time of day, as the C library has them.
    init(secondsSince1970 seconds: Int) {
        var time = time_t(seconds)
        var civil = unsafe tm()
        _ = unsafe gmtime_r(&time, &civil)
        year = unsafe Int(civil.tm_year) + 1900
        month = unsafe Int(civil.tm_mon) + 1
        day = unsafe Int(civil.tm_mday)
        hour = unsafe Int(civil.tm_hour)
        minute = unsafe Int(civil.tm_min)
        second = unsafe Int(civil.tm_sec)
        weekday = unsafe Int(civil.tm_wday)
    }

    /// The wall clock, in seconds since 1970 and milliseconds of that second.
    static func now() -> (seconds: Int, milliseconds: Int) {
        var time = timespec()
        guard unsafe clock_gettime(CLOCK_REALTIME, &time) == 0 else { return (0, 0) }
        return (Int(time.tv_sec), Int(time.tv_nsec) / 1_000_000)
    }
}
