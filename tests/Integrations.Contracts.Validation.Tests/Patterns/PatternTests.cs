using System.Linq;
using System.Text;

namespace Integrations.Contracts.Validation.Tests.Patterns;

public sealed class PatternTests
{
    [Theory]
    [MemberData(nameof(PatternTestData.Matches), MemberType = typeof(PatternTestData))]
    public void Patterns_match_what_ECMA_262_says(string pattern, string text, bool expected)
        => Assert.Equal(expected, Pattern.Parse(pattern).IsMatch(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [MemberData(nameof(PatternTestData.Matches), MemberType = typeof(PatternTestData))]
    public void Their_translations_match_the_same(string pattern, string text, bool expected)
    {
        Assert.True(Pattern.TryParseAsRegex(pattern, out Pattern? translated, out _));
        Assert.False(translated!.IsRegular);
        Assert.Equal(expected, translated.IsMatch(Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [MemberData(nameof(PatternTestData.SyntaxErrors), MemberType = typeof(PatternTestData))]
    public void What_is_no_pattern_is_refused_with_its_position(string source, int index)
    {
        PatternSyntaxException exception = Assert.Throws<PatternSyntaxException>(() => Pattern.Parse(source));
        Assert.Equal(index, exception.Error.Index);
        Assert.False(Pattern.IsWellFormed(source, out PatternSyntaxError error));
        Assert.Equal(exception.Error, error);
    }

    [Theory]
    [InlineData("^[a-z]+$", true)]
    [InlineData("\\bfoo\\b", true)]
    [InlineData("^(?!foo).+$", true)]
    [InlineData("^(?!a)b|x$", true)]
    [InlineData("^(?=.*\\d)(?=.*[a-z]).{4,8}$", true)]
    [InlineData("foo(?=bar)", true)]
    [InlineData("^\\p{L}{1,20}$", true)]
    [InlineData("^.{1,255}$", true)]
    [InlineData("^(a|b)\\1$", false)]
    [InlineData("^a{1,100000}$", false)]
    [InlineData("foo(?!bar)", false)]
    public void What_is_regular_is_matched_by_automata(string pattern, bool isRegular) => Assert.Equal(isRegular, Pattern.Parse(pattern).IsRegular);

    [Fact]
    public void A_surrogate_that_stands_alone_is_a_code_point()
    {
        byte[] lone = [0xED, 0xA0, 0xBD];
        foreach ((string pattern, bool expected) in ((string, bool)[])[("^.$", true), ("^\\uD83D$", true), ("^\\uDC32$", false), ("^\\p{Cs}$", true), ("^\\p{L}$", false)])
        {
            Assert.Equal(expected, Pattern.Parse(pattern).IsMatch(lone));
            Assert.True(Pattern.TryParseAsRegex(pattern, out Pattern? translated, out _));
            Assert.Equal(expected, translated!.IsMatch(lone));
        }
    }

    [Theory]
    [InlineData("^.+$")]
    [InlineData("^[a-z0-9_]*$")]
    [InlineData("^[a-z]{0,12}[.][a-z]+$")]
    [InlineData("^[^:]+:[^:]+$")]
    [InlineData(".")]
    [InlineData("[a-z]+9")]
    [InlineData("^/[^*?&%]*(/[*])?$")]
    [InlineData("^:[^:]*$")]
    [InlineData("^[ab]+/[ab]+$")]
    [InlineData("^([a-z]*/)*[a-z]+$")]
    [InlineData("^([a-z]+|[:/]+)$")]
    public void A_run_of_bytes_ends_where_any_other_byte_stands(string source)
    {
        Pattern pattern = Pattern.Parse(source);
        Assert.True(Pattern.TryParseAsRegex(source, out Pattern? translated, out _));
        foreach (string other in new[] { "", ".", ":", "9", "\n", "\u2028", "\u00e9", "\ud83d\ude00", ":a", ".b9", "/", "/*", "/b/bb/*", "/b/b*bbbbbb" })
        {
            for (int before = 0; before < 40; before++)
            {
                for (int after = 0; after < 20; after += 3)
                {
                    byte[] text = System.Text.Encoding.UTF8.GetBytes(new string('a', before) + other + new string('b', after));
                    Assert.Equal(translated!.IsMatch(text), pattern.IsMatch(text));
                }
            }
        }
    }

    [Fact]
    public void Matching_allocates_nothing()
    {
        byte[] text = "2024-02-29 some.name@example.com \u00E9\u20AC"u8.ToArray();
        Pattern[] patterns = [.. new[] { "name", "^2024", "com$", "^[\\x20-\\x7E]+$", "\\p{Lu}", "^(?!x)(?=2).+$", "\\bexample\\b" }.Select(p => Pattern.Parse(p))];
        int matched = 0;
        for (int round = 0; round < 2; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 100; i++)
            {
                foreach (Pattern pattern in patterns)
                {
                    matched += pattern.IsMatch(text) ? 1 : 0;
                }
            }

            Assert.True(round == 0 || GC.GetAllocatedBytesForCurrentThread() == before);
        }

        Assert.Equal(2 * 100 * 4, matched);
    }

    public static TheoryData<string> HostilePatterns { get; } =
    [
        "((a{1,1000}){1,1000}){1,1000}",
        "((?:){1,1000000}){1,1000000}",
        "(((?:){2147483647}){2147483647}){2147483647}",
        "^(a?){1000}a{1000}$",
        "(a|b)*a(a|b){40}$",
        "^(([a-z])+.)+[A-Z]([a-z])+$",
        "(x+x+)+y",
        "a{999999999999999999999999999999}",
        "^\\p{L}{1,10000}$",
        "(\\p{L}|\\p{Script=Han}|[^\\p{Lu}]){1,500}",
        "\\b(\\w+\\b.?){1,50}\\B",
        "(?=(a{1,1000}){1,1000})(b{1,1000}){1,1000}\\1",
        string.Concat(Enumerable.Repeat("[\\P{L}\\p{Lu}]", 20_000)),
        string.Concat(Enumerable.Repeat("(?:", 199)) + "a{1,9}" + string.Concat(Enumerable.Repeat("){1,9}", 199)),
        string.Concat(Enumerable.Repeat("a|", 100_000)),
        string.Concat(Enumerable.Repeat("(a)", 50_000)),
        string.Concat(Enumerable.Repeat("a{1}", 25_000)),
        string.Concat(Enumerable.Repeat("(a|)", 50_000)),
        string.Concat(Enumerable.Repeat("(?=a)", 20_000)),
        "^" + string.Concat(Enumerable.Repeat("(?!a{1,900}b)", 1000)),
    ];

    /// <summary>What compiling and one match may allocate: time depends on what else the machine does, and whatever grows takes memory. The largest of these takes some 50 MB.</summary>
    private const long MaxAllocated = 150_000_000;

    [Theory]
    [MemberData(nameof(HostilePatterns))]
    public void Hostile_patterns_are_compiled_or_refused_within_bounds(string source)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        if (Pattern.TryParse(source, out Pattern? pattern, out _, new ContractLimits { PatternTimeout = TimeSpan.FromMilliseconds(100) }))
        {
            try
            {
                pattern!.IsMatch("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"u8);
            }
            catch (ContractLimitException exception)
            {
                Assert.Equal(nameof(ContractLimits.PatternTimeout), exception.Limit);
            }
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        TestContext.Current.TestOutputHelper?.WriteLine($"{allocated / 1_000_000} MB, {(pattern is null ? "refused" : pattern.IsRegular ? "automaton" : "regex")}");
        Assert.True(allocated < MaxAllocated, $"{allocated} bytes");
    }

    [Fact]
    public void A_timeout_is_an_error_and_no_verdict()
    {
        Pattern pattern = Pattern.Parse("^(a+)+\\1$(?!x)(?<!y)", new ContractLimits { PatternTimeout = TimeSpan.FromMilliseconds(20) });
        Assert.False(pattern.IsRegular);
        byte[] text = Encoding.UTF8.GetBytes(new string('a', 64) + "!");
        ContractLimitException exception = Assert.Throws<ContractLimitException>(() => pattern.IsMatch(text));
        Assert.Equal(nameof(ContractLimits.PatternTimeout), exception.Limit);
    }

    [Fact]
    public void Groups_nested_too_deeply_are_a_syntax_error()
        => Assert.False(Pattern.IsWellFormed(new string('(', 100_000), out _));

    [Theory]
    [InlineData("")]
    [InlineData("^")]
    [InlineData("$")]
    [InlineData(".*")]
    [InlineData("[\\s\\S]*")]
    [InlineData("a*|b")]
    public void APatternThatEveryStringMatchesIsKnown(string source)
    {
        Assert.True(Pattern.Parse(source).MatchesAll);
        Assert.True(Pattern.Parse(source).IsMatch("\nÄ"u8));
    }

    [Theory]
    [InlineData("^.*$")]
    [InlineData(".")]
    [InlineData("a")]
    [InlineData("^$")]
    [InlineData("(?!a)")]
    public void APatternThatSomeStringDoesNotMatchDoesNotMatchAll(string source) => Assert.False(Pattern.Parse(source).MatchesAll);

    [Theory]
    [InlineData("^\\d{4}-\\d{2}-\\d{2}$", "2026-11-29", true)]
    [InlineData("^\\d{4}-\\d{2}-\\d{2}$", "2026-11-2", false)]
    [InlineData("^\\d{4}-\\d{2}-\\d{2}$", "2026-11-299", false)]
    [InlineData("^\\d{4}-\\d{2}-\\d{2}$", "2026/11-29", false)]
    [InlineData("^\\d{4}-\\d{2}-\\d{2}$", "2026-11-2\u0660", false)]
    [InlineData("^\\d{4}-\\d{2}-\\d{2}$", "", false)]
    [InlineData("^\\d{4}", "2026 and so on", true)]
    [InlineData("^\\d{4}", "202", false)]
    [InlineData("^\\d{4}(?:\\.\\d+)?Z$", "2026.5Z", true)]
    [InlineData("^\\d{4}(?:\\.\\d+)?Z$", "2026Z", true)]
    [InlineData("^\\d{4}(?:\\.\\d+)?Z$", "2026.Z", false)]
    [InlineData("^[\\x00-\\x7F]{5}$", "ab\u0000cd", true)]
    [InlineData("^[\\x00-\\x7F]{5}$", "ab\u00e9c", false)]
    [InlineData("^[a-cx]{4}$", "abxc", true)]
    [InlineData("^[a-cx]{4}$", "abdc", false)]
    [InlineData("^cols_[0-9]+$", "cols_12", true)]
    [InlineData("^cols_[0-9]+$", "cols_", false)]
    [InlineData("^cols_[0-9]+$", "colsx12", false)]
    public void ABeginningOfRangesIsHeldAgainstTheFirstBytesOfAString(string source, string text, bool isMatch)
        => Assert.Equal(isMatch, Pattern.Parse(source).IsMatch(System.Text.Encoding.UTF8.GetBytes(text)));
}
