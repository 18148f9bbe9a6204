using System.Diagnostics;
using System.Linq;
using System.Reflection;
using System.Text;
using Integrations.Contracts.Validation;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Tests.Formats;

/// <summary>Our own cases for each format, from the grammars; they need no corpus.</summary>
public sealed class StringFormatsTests
{
    private static readonly StringFormat[] s_linear = [.. Enum.GetValues<StringFormat>().Where(format => format != StringFormat.Regex)];

    public static TheoryData<StringFormat, string[], string[]> Cases => new()
    {
        {
            StringFormat.DateTime,
            ["2024-05-01T12:34:56Z", "2024-05-01t12:34:56z", "2024-02-29T00:00:00.1-23:59", "0000-02-29T00:00:00Z", "1990-12-31T23:59:60Z", "1990-12-31T15:59:60-08:00",
             "2024-05-01T12:34:56.00000000000000000000000001Z", "1991-01-01T00:59:60+01:00"],
            ["", "2024-05-01", "2024-05-01T12:34:56", "2024-05-01 12:34:56Z", "2023-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2024-05-01T24:00:00Z", "2024-05-01T12:60:00Z", "2024-05-01T12:34:60Z",
             "2024-05-01T12:34:56.Z", "2024-05-01T12:34:56+0100", "2024-05-01T12:34:56+24:00", "2024-05-01T12:34:56+01:60", "2024-05-01T12:34:56Z ", "2024-05-01T12:34:56,5Z", "2024-00-01T12:34:56Z",
             "2024-13-01T12:34:56Z", "2024-04-31T12:34:56Z", "2024-05-00T12:34:56Z", "2024-05-01T12:34:56ZZ", "2024-05-01T12:34:56.5", "2024-05-01T12:34:56\u00b5"]
        },
        { StringFormat.Date, ["2024-02-29", "0000-01-01", "9999-12-31"], ["", "2024-2-29", "2023-02-29", "2024-02-29Z", "2024/02/28", "02024-02-28", "2024-1a-01"] },
        {
            StringFormat.Time,
            ["08:30:06Z", "08:30:06.283185+00:20", "23:59:60Z", "15:59:60.5-08:00", "00:29:60-23:30"],
            ["", "08:30:06", "08:30Z", "24:00:00Z", "22:59:60Z", "08:30:06+0020", "08:30:06.Z", "08-30-06Z"]
        },
        { StringFormat.LocalTime, ["08:30:06", "23:59:59"], ["", "08:30", "08:30:06Z", "24:00:00", "23:59:60", "8:30:06"] },
        {
            StringFormat.Duration,
            ["P1Y", "P1Y2M3DT4H5M6S", "PT1H", "PT1M6S", "P2W", "P0D", "P1M2D", "P1DT1S"],
            ["", "P", "PT", "P1", "1Y", "P1S", "PT1Y", "P1Y2D", "PT1H2S", "P1W2D", "P1D1Y", "P1YT", "P1.5D", "p1d", "PT1HT1M", "P1DT1H1H", "P1D1D", "-P1D", "P1W1W"]
        },
        {
            StringFormat.Email,
            ["a@b", "joe.bloggs@example.com", "!#$%&'*+-/=?^_`{|}~@example.com", "\"a b\\\"@\"@example.com", "\"\"@example.com", "a@[1.2.3.4]", "a@[IPv6:::1]", "a@[ipv6:1:2:3:4:5:6:7:8]",
             "a@[IPv6:::ffff:1.2.3.4]", "a@[tag:content]", "a@x--y.example", "a@1.2"],
            ["", "@", "a", "a@", "@b", "a@b@c", ".a@b", "a.@b", "a..b@c", "a b@c", "a@-b", "a@b-", "a@b.", "a@.b", "a@b..c", "a@b_c", "\"a@b", "\"a\"b@c", "\"a\n\"@b", "\"\\", "a@[1.2.3]", "a@[1.2.3.256]",
             "a@[IPv6:1]", "a@[IPv6:1:2:3:4:5:6:7::]", "a@[:x]", "a@[tag:]", "a@[tag-:x]", "a@[1.2.3.4", "a@[]", "a(comment)@b", "\u00e9@b"]
        },
        { StringFormat.IdnEmail, ["\u00e9@\u00e9.example", "\"\u00e9\"@b", "a@b", "\ud83d\ude00@b", "a@\u00e9-b"], ["", "\u00e9", "\u00e9@", "@\u00e9", "a@\u00e9-", "a@-\u00e9", "a@.\u00e9", "a\u0020b@c"] },
        {
            StringFormat.Hostname,
            ["a", "1", "a.b", "EXAMPLE.com", "xn--mnchen-3ya.de", "XN--MNCHEN-3YA.de", "ab--cd", new string('a', 63), string.Join('.', Enumerable.Repeat(new string('a', 62), 4)) + "a"],
            ["", ".", "a.", ".a", "a..b", "-a", "a-", "a_b", "a b", "m\u00fcnchen.de", "xn--", "xn--a", "xn--aa---o47jg78q", "xn--mnchen-3y", new string('a', 64),
             string.Join('.', Enumerable.Repeat(new string('a', 63), 4))]
        },
        {
            StringFormat.IdnHostname,
            ["m\u00fcnchen.de", "a", "Example.COM", "xn--mnchen-3ya", "l\u00b7l", "\u05d0\u05d1.\u05d2", "\u65e5\u672c\u8a9e\u3002jp", "fa\u00df", "\u1ec7", "\u0915\u094d\u200d\u0937", "\u0627\u0628.example"],
            ["", ".", "M\u00fcnchen", "mu\u0308nchen", "a\u00b7l", "ab--cd", "ab--c\u00fc", "\u0301a", "\u05d0a", "1\u05d0", "1.\u05d0", "a\u200db", "\u2603", "\ud83d\ude00", "\u00fc-", "-\u00fc", "\ufb01", "\u00ea\u0323",
             "a\u0323\u0302", "\u0660\u06f0", "a\u30fb", "xn--mnchen-3yA3", "a\u0000", new string('\u00fc', 60)]
        },
        { StringFormat.Ipv4, ["0.0.0.0", "255.255.255.255", "192.168.001.1"], ["", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.1.1.0001", "1..1.1", "1.1.1.1.", "a.1.1.1", "1.1.1.1 ", "1111"] },
        {
            StringFormat.Ipv6,
            ["::", "::1", "1::", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1::8", "ABCD:ef01::", "1:2:3:4:5:6:1.2.3.4", "::1.2.3.4", "1::1.2.3.4", "1:2:3:4:5::1.2.3.4"],
            ["", ":", "1", ":::", "1:::2", ":1", "1:", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8", "12345::", "g::", "::1%1", "[::1]", "1:2:3:4:5:6:7:1.2.3.4",
             "1:2:3:4:5:6::1.2.3.4", "::1.2.3", "::1.2.3.256", "::1.2.3.04", "1.2.3.4", "1.2.3.4::", "::1.2.3.4:5", "1::2:", ":1::2"]
        },
        {
            StringFormat.Uri,
            ["a:", "a:b", "a:/b", "a://", "a:///b", "http://a:80/b?c#d", "http://a:/", "http://u:p@h", "http://[::1]:8080/", "http://[v1.a:b]/", "urn:a:b", "a+b-c.d:e", "http://a/%41?/?#/?", "http:?a", "a:#", "a://@",
             "a:b@c:d", "http://%41/"],
            ["", "a", "/a", "//a", "#a", "1a:b", ":a", "a:b c", "a:\u00e9", "a:%4", "a:%zz", "http://a:b:c/", "http://a@b@c/", "http://[::1", "http://::1]/", "http://[::1]a/", "http://[v.a]/", "http://[v1.]/", "a:[", "a:b#c#d",
             "http://a\\b", "a:<b>", "http://a:8a/", "http://[]/", "http://a[b/"]
        },
        { StringFormat.UriReference, ["", "a", "/", "//a", "?a", "#a", "a/b:c", "./a:b", "a:b", "..", "//a:1/b"], ["1a:b", ":a", "a b", "\u00e9", "%", "//a@b@c", "a[b]", "##"] },
        {
            StringFormat.Iri,
            ["http://\u00e9/\u00e9?\u00e9#\u00e9", "a:?\ue000", "a:\ud83d\ude00", "a:b"],
            ["\u00e9", "a:\ue000", "a:#\ue000", "a:\ufffe", "a:\ufdd0", "a:\u0080", "\u00e9:a", "a:\udb40\udc00", "a: "]
        },
        { StringFormat.IriReference, ["", "\u00e9", "//\u00e9@\u00e9:1/\u00e9", "\u00e9/a:b"], ["\u00e9:b", "\ue000", "//\u00e9:\u00e9", "\\"] },
        { StringFormat.Uuid, ["2eb8aa08-aa98-11ea-b4aa-73b441d16380", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF"], ["", "{2eb8aa08-aa98-11ea-b4aa-73b441d16380}", "2eb8aa08aa9811eab4aa73b441d16380", "2eb8aa08-aa98-11ea-b4aa-73b441d1638g"] },
        {
            StringFormat.UriTemplate,
            ["", "a", "{a}", "{+a,b*,c:3}", "{/a.b,%41}x", "{|a}", "{,a}", "{a_1}", "\u00e9{a}", "%41", "\ue000"],
            ["{", "}", "{}", "{a", "a}", "{a{b}}", "{a,}", "{,}", "{+}", "{a:}", "{a:01}", "{a:10000}", "{a**}", "{a:3*}", "{a b}", "{.a.}", "{a-b}", "{%4}", "%4", "a b", "a\\b", "<", "\u0080", "{++a}", "{\u00e9}"]
        },
        { StringFormat.JsonPointer, ["", "/", "/a~0b~1c", "//", "/\u00e9", "/a b"], ["a", "#", "/~", "/~2", "/a~", " /a"] },
        { StringFormat.RelativeJsonPointer, ["0", "1/a", "10#", "0+1", "1-2/a", "0/", "0-1#"], ["", "/a", "01", "#", "1a", "1##", "-1", "0+0", "0+", "0+01", "1~", "1/~"] },
        {
            StringFormat.Color,
            ["red", "Orange", "#abc", "#A1B2C3", "rgb(1,2,3)", "rgb( 1 , -2 , 300 )", "RGB(10%, 20.5%, 0%)"],
            ["", "puce", "#", "#ab", "#abcd", "#abcg", "rgb(1,2)", "rgb(1,2,3,4)", "rgb(1%,2,3)", "rgb(1.5,2,3)", "rgb(1,2,3", "rgb(a,b,c)", "rgba(1,2,3)", "red "]
        },
        { StringFormat.None, ["", "anything"], [] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_format_takes_what_its_grammar_derives_and_nothing_else(StringFormat format, string[] valid, string[] invalid)
    {
        Assert.All(valid, text => Assert.True(StringFormats.IsMatch(format, Encoding.UTF8.GetBytes(text)), $"'{text}' is a {format}"));
        Assert.All(invalid, text => Assert.False(StringFormats.IsMatch(format, Encoding.UTF8.GetBytes(text)), $"'{text}' is no {format}"));
    }

    [Fact]
    public void Every_format_has_cases() =>
        Assert.Equal(s_linear.Order(), Cases.Select(row => (StringFormat)((ITheoryDataRow)row).GetData()[0]!).Order());

    [Theory]
    [InlineData("time", Draft.Draft3, StringFormat.LocalTime)]
    [InlineData("time", Draft.Draft7, StringFormat.Time)]
    [InlineData("color", Draft.Draft3, StringFormat.Color)]
    [InlineData("color", Draft.Draft4, StringFormat.None)]
    [InlineData("ip-address", Draft.Draft3, StringFormat.Ipv4)]
    [InlineData("ip-address", Draft.Draft4, StringFormat.None)]
    [InlineData("host-name", Draft.Draft3, StringFormat.Hostname)]
    [InlineData("uuid", Draft.Draft7, StringFormat.Uuid)]
    [InlineData("phone", Draft.Draft3, StringFormat.None)]
    [InlineData("utc-millisec", Draft.Draft3, StringFormat.None)]
    [InlineData("Date-Time", Draft.V1, StringFormat.None)]
    [InlineData("", Draft.V1, StringFormat.None)]
    internal void Names_mean_what_their_draft_says(string name, Draft draft, StringFormat expected) => Assert.Equal(expected, StringFormats.Find(name, draft == Draft.Draft3));

    [Fact]
    public void Every_cut_of_a_valid_text_and_every_wrong_byte_in_it_gets_a_verdict()
    {
        foreach (ITheoryDataRow row in Cases)
        {
            StringFormat format = (StringFormat)row.GetData()[0]!;
            foreach (string valid in (string[])row.GetData()[1]!)
            {
                byte[] text = Encoding.UTF8.GetBytes(valid);
                for (int i = 0; i < text.Length; i++)
                {
                    _ = StringFormats.IsMatch(format, text.AsSpan(0, i));
                    _ = StringFormats.IsMatch(format, text.AsSpan(i));
                    byte before = text[i];
                    foreach (byte wrong in (ReadOnlySpan<byte>)[0x00, 0x7F, 0x80, 0xC0, 0xED, 0xF4, 0xFF])
                    {
                        text[i] = wrong;
                        _ = StringFormats.IsMatch(format, text);
                    }

                    text[i] = before;
                }
            }
        }
    }

    [Fact]
    public void Long_hostile_texts_take_linear_time()
    {
        const int Length = 1 << 20;
        long start = Stopwatch.GetTimestamp();
        foreach (string part in (string[])["a", "0", "-", ".", "a.", "%41", "{a}", "{a,", ":", "::", "@", "\"", "\\", "~0", "/", "\u00e9", "\u0301", "\u00e9.", "xn--", "xn--a.", "1:", "[", "P1"])
        {
            byte[] text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(part, Length / part.Length)));
            foreach (StringFormat format in s_linear)
            {
                _ = StringFormats.IsMatch(format, text);
            }
        }

        // What is not linear takes hours; a machine that does much else takes its time as well.
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(3), "a text of 1 MiB takes milliseconds");
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        // Without the JIT's optimiser a span over constant data other than bytes is made by reflection, which allocates.
        bool optimised = typeof(StringFormats).Assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };
        foreach (ITheoryDataRow row in Cases)
        {
            StringFormat format = (StringFormat)row.GetData()[0]!;
            if (!optimised && format is (StringFormat.Hostname or StringFormat.IdnHostname))
            {
                continue;
            }

            byte[][] texts = [.. ((string[])row.GetData()[1]!).Concat((string[])row.GetData()[2]!).Select(Encoding.UTF8.GetBytes)];

            // The runtime may allocate while it compiles: the least of a few rounds is the format's own.
            long least = long.MaxValue;
            for (int round = 0; round < 5; round++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                foreach (byte[] text in texts)
                {
                    _ = StringFormats.IsMatch(format, text);
                }

                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            Assert.True(least == 0, $"{format}: {least} bytes");
        }
    }
}
