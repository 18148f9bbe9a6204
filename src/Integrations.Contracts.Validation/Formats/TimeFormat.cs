namespace Integrations.Contracts.Validation.Formats;

/// <summary><c>full-time</c> of RFC 3339, section 5.6, and the time of day of draft 3, section 5.23.</summary>
internal static class TimeFormat
{
    private const int LengthOfSeconds = 8;

    /// <summary>Whether it is a <c>full-time</c>: with an offset, and with a second of 60 only where UTC is 23:59:60.</summary>
    public static bool IsFullTime(ReadOnlySpan<byte> utf8) =>
        utf8.Length > LengthOfSeconds
        && Rfc3339.TryReadHourMinuteSecond(utf8, out uint hour, out uint minute, out uint second)
        && hour <= 23 && minute <= 59 && second <= 60
        && Rfc3339.TryReadFractionAndOffset(utf8, LengthOfSeconds, out _, out int offset, out _)
        && (second != 60 || Rfc3339.IsLeapSecond(hour, minute, offset));

    /// <summary>Whether it is <c>hh:mm:ss</c>, and nothing else.</summary>
    public static bool IsLocalTime(ReadOnlySpan<byte> utf8) =>
        utf8.Length == LengthOfSeconds
        && Rfc3339.TryReadHourMinuteSecond(utf8, out uint hour, out uint minute, out uint second)
        && hour <= 23 && minute <= 59 && second <= 59;
}
