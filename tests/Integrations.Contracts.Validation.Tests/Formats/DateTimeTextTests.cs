using System.Globalization;
using System.Text;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tests.Formats;

public sealed class DateTimeTextTests
{
    [Theory]
    [InlineData("2024-05-01T12:34:56Z", "2024-05-01T12:34:56.0000000+00:00", true)]
    [InlineData("2024-05-01T12:34:56.5Z", "2024-05-01T12:34:56.5000000+00:00", true)]
    [InlineData("2024-02-29T00:00:00.123Z", "2024-02-29T00:00:00.1230000+00:00", true)]
    [InlineData("2024-05-01T12:34:56.1234567+05:30", "2024-05-01T12:34:56.1234567+05:30", true)]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000+00:00", true)]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999+00:00", true)]
    [InlineData("2024-05-01T12:34:56-14:00", "2024-05-01T12:34:56.0000000-14:00", true)]
    [InlineData("2024-05-01t12:34:56Z", "2024-05-01T12:34:56.0000000+00:00", false)]
    [InlineData("2024-05-01T12:34:56z", "2024-05-01T12:34:56.0000000+00:00", false)]
    [InlineData("2024-05-01T12:34:56+00:00", "2024-05-01T12:34:56.0000000+00:00", false)]
    [InlineData("2024-05-01T12:34:56-00:00", "2024-05-01T12:34:56.0000000+00:00", false)]
    [InlineData("2024-05-01T12:34:56.120Z", "2024-05-01T12:34:56.1200000+00:00", false)]
    [InlineData("2024-05-01T12:34:56.000Z", "2024-05-01T12:34:56.0000000+00:00", false)]
    [InlineData("2024-05-01T12:34:56.12345678Z", "2024-05-01T12:34:56.1234567+00:00", false)]
    [InlineData("1998-12-31T23:59:60Z", "1998-12-31T23:59:59.9999999+00:00", false)]
    [InlineData("1998-12-31T15:59:60.123-08:00", "1998-12-31T15:59:59.9999999-08:00", false)]
    [InlineData("2024-05-01T12:34:56+14:01", "2024-04-30T22:33:56.0000000+00:00", false)]
    [InlineData("2024-05-01T12:34:56-23:59", "2024-05-02T12:33:56.0000000+00:00", false)]
    [InlineData("0000-02-29T12:34:56Z", "0001-01-01T00:00:00.0000000+00:00", false)]
    [InlineData("0000-12-31T23:30:00-01:00", "0001-01-01T00:30:00.0000000+00:00", false)]
    [InlineData("0001-01-01T00:00:00+01:00", "0001-01-01T00:00:00.0000000+00:00", false)]
    [InlineData("9999-12-31T23:59:59-01:00", "9999-12-31T23:59:59.9999999+00:00", false)]
    [InlineData("9999-12-31T23:59:60Z", "9999-12-31T23:59:59.9999999+00:00", false)]
    public void Reads_the_value_and_knows_whether_the_text_would_come_back(string text, string expected, bool exact)
    {
        Assert.True(DateTimeText.TryParse(Encoding.UTF8.GetBytes(text), out DateTimeOffset value, out bool isExact));
        Assert.Equal(expected, value.ToString("O", CultureInfo.InvariantCulture));
        Assert.Equal(exact, isExact);
        Assert.Equal(exact, Write(value) == text);
    }

    [Fact]
    public void Every_day_is_read_and_written_as_the_calendar_of_NET_has_it()
    {
        Span<byte> buffer = stackalloc byte[DateText.Length];
        for (int number = 0; number <= DateOnly.MaxValue.DayNumber; number += 1 + (number % 3))
        {
            DateOnly day = DateOnly.FromDayNumber(number);
            Assert.True(DateText.TryFormat(day, buffer, out int written));
            if (number % 97 == 0)
            {
                Assert.Equal(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Encoding.ASCII.GetString(buffer[..written]));
            }

            if (!DateText.TryParse(buffer[..written], out DateOnly read, out bool exact) || read != day || !exact)
            {
                Assert.Fail(day.ToString("O", CultureInfo.InvariantCulture));
            }
        }
    }

    [Fact]
    public void Months_have_their_days_and_no_more()
    {
        for (int year = 1; year <= 2400; year++)
        {
            for (int month = 0; month <= 13; month++)
            {
                int days = month is 0 or 13 ? 0 : DateTime.DaysInMonth(year, month);
                for (int day = days == 0 ? 0 : 27; day <= 32; day++)
                {
                    bool valid = DateText.TryParse(Encoding.ASCII.GetBytes($"{year:0000}-{month:00}-{day:00}"), out _, out _);
                    if (valid != (day <= days && day > 0))
                    {
                        Assert.Fail($"{year}-{month}-{day}");
                    }
                }
            }
        }
    }

    [Fact]
    public void The_year_0_is_a_date_that_NET_lacks()
    {
        Assert.True(DateText.TryParse("0000-02-29"u8, out DateOnly value, out bool exact));
        Assert.Equal(DateOnly.MinValue, value);
        Assert.False(exact);
    }

    [Fact]
    public void Parsing_and_the_format_agree_and_exact_text_comes_back_on_mutated_texts()
    {
        string[] seeds =
        [
            "2024-05-01T12:34:56Z", "1998-12-31T23:59:60Z", "2024-02-29T00:00:00.123456+01:30", "0000-01-01T00:00:00-23:59", "9999-12-31T23:59:59.9999999999-01:00",
            "2000-11-30t10:20:30.100z", "1900-02-28T23:59:59.5+14:00",
        ];
        byte[] alphabet = "0123456789-:.+TZtz 6/;\u00e9"u8.ToArray();
        Random random = new(20240501);
        int valid = 0;
        for (int i = 0; i < 200_000; i++)
        {
            List<byte> bytes = [.. Encoding.ASCII.GetBytes(seeds[random.Next(seeds.Length)])];
            for (int mutations = random.Next(4); mutations > 0; mutations--)
            {
                int at = random.Next(bytes.Count);
                switch (random.Next(6))
                {
                    case 0:
                        bytes.RemoveAt(at);
                        break;
                    case 1:
                        bytes.Insert(at, alphabet[random.Next(alphabet.Length)]);
                        break;
                    default:
                        bytes[at] = random.Next(8) == 0 ? (byte)random.Next(256) : alphabet[random.Next(random.Next(2) == 0 ? 10 : alphabet.Length)];
                        break;
                }
            }

            byte[] text = [.. bytes];
            bool parsed = DateTimeText.TryParse(text, out DateTimeOffset value, out bool exact);
            bool expected = ReferenceGrammar.IsDateTime(text);
            if (parsed != expected || StringFormats.IsMatch(StringFormat.DateTime, text) != expected)
            {
                Assert.Fail($"{Encoding.Latin1.GetString(text)}: expected {expected}");
            }

            if (parsed)
            {
                valid++;
                if (exact != (Write(value) == Encoding.ASCII.GetString(text)))
                {
                    Assert.Fail($"{Encoding.ASCII.GetString(text)}: exact {exact}, written as {Write(value)}");
                }

                if (text[17] != '6' && text[0] != '0' && !text.AsSpan().StartsWith("9999"u8)
                    && value.UtcTicks != DateTimeOffset.Parse(Trim(Encoding.ASCII.GetString(text)), CultureInfo.InvariantCulture, DateTimeStyles.None).UtcTicks)
                {
                    Assert.Fail($"{Encoding.ASCII.GetString(text)}: read as {value:O}");
                }
            }
        }

        Assert.InRange(valid, 20_000, 180_000);
    }

    [Fact]
    public void A_destination_that_is_too_short_is_left_alone()
    {
        byte[] destination = new byte[19];
        Assert.False(DateTimeText.TryFormat(DateTimeOffset.UnixEpoch, destination, out int written));
        Assert.Equal(0, written);
        Assert.Equal(new byte[19], destination);
        Assert.False(DateText.TryFormat(default, destination.AsSpan(0, 9), out _));
        Assert.False(GuidText.TryFormat(default, destination, out _));
    }

    [Fact]
    public void The_longest_text_has_the_length_that_is_promised()
    {
        Assert.Equal(DateTimeText.MaxLength, Write(new DateTimeOffset(DateTime.MaxValue.Ticks, TimeSpan.FromHours(14))).Length);
    }

    /// <summary>What <see cref="DateTimeOffset.Parse(string)"/> takes: seven digits, an offset of at most 14 hours.</summary>
    private static string Trim(string text)
    {
        int dot = text.IndexOf('.', StringComparison.Ordinal);
        int zone = text.IndexOfAny(['Z', 'z', '+', '-'], 19);
        string offset = text[zone..];
        string seconds = text[..19] + (dot < 0 ? "" : text[dot..Math.Min(zone, dot + 8)]);
        if (offset.Length == 1)
        {
            return seconds + "Z";
        }

        TimeSpan span = TimeSpan.ParseExact(offset[1..], "hh\\:mm", CultureInfo.InvariantCulture);
        DateTime utc = DateTime.Parse(seconds, CultureInfo.InvariantCulture) - (offset[0] == '-' ? -span : span);
        return utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture) + "Z";
    }

    private static string Write(DateTimeOffset value)
    {
        Span<byte> buffer = stackalloc byte[DateTimeText.MaxLength];
        Assert.True(DateTimeText.TryFormat(value, buffer, out int written));
        return Encoding.ASCII.GetString(buffer[..written]);
    }
}
