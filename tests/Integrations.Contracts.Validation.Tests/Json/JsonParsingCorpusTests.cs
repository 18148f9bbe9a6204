using System.IO;
using System.Text;
using System.Threading.Tasks;
using Integrations.Contracts.Tests;

namespace Integrations.Contracts.Validation.Json;

/// <summary>The public JSONTestSuite (318 texts): what must be taken is, what must be refused is, and what RFC 8259 leaves open is decided here, file by file (docs/json.md has the reasons).</summary>
public sealed class JsonParsingCorpusTests
{
    /// <summary>What RFC 8259 leaves to the implementation: None where we take it, else why we refuse it.</summary>
    private static readonly Dictionary<string, JsonSyntaxErrorKind> s_open = new(StringComparer.Ordinal)
    {
        // Numbers have no bounds here: nothing is rounded before a schema asks.
        ["i_number_double_huge_neg_exp.json"] = JsonSyntaxErrorKind.None,
        ["i_number_huge_exp.json"] = JsonSyntaxErrorKind.None,
        ["i_number_neg_int_huge_exp.json"] = JsonSyntaxErrorKind.None,
        ["i_number_pos_double_huge_exp.json"] = JsonSyntaxErrorKind.None,
        ["i_number_real_neg_overflow.json"] = JsonSyntaxErrorKind.None,
        ["i_number_real_pos_overflow.json"] = JsonSyntaxErrorKind.None,
        ["i_number_real_underflow.json"] = JsonSyntaxErrorKind.None,
        ["i_number_too_big_neg_int.json"] = JsonSyntaxErrorKind.None,
        ["i_number_too_big_pos_int.json"] = JsonSyntaxErrorKind.None,
        ["i_number_very_big_negative_int.json"] = JsonSyntaxErrorKind.None,

        // Half a surrogate pair is no character, and no UTF-8 can be written for it.
        ["i_object_key_lone_2nd_surrogate.json"] = JsonSyntaxErrorKind.LoneSurrogate,
        ["i_string_1st_surrogate_but_2nd_missing.json"] = JsonSyntaxErrorKind.LoneSurrogate,
        ["i_string_1st_valid_surrogate_2nd_invalid.json"] = JsonSyntaxErrorKind.LoneSurrogate,
        ["i_string_incomplete_surrogate_and_escape_valid.json"] = JsonSyntaxErrorKind.LoneSurrogate,
        ["i_string_incomplete_surrogate_pair.json"] = JsonSyntaxErrorKind.LoneSurrogate,
        ["i_string_incomplete_surrogates_escape_valid.json"] = JsonSyntaxErrorKind.LoneSurrogate,
        ["i_string_invalid_lonely_surrogate.json"] = JsonSyntaxErrorKind.LoneSurrogate,
        ["i_string_invalid_surrogate.json"] = JsonSyntaxErrorKind.LoneSurrogate,
        ["i_string_inverted_surrogates_U+1D11E.json"] = JsonSyntaxErrorKind.LoneSurrogate,
        ["i_string_lone_second_surrogate.json"] = JsonSyntaxErrorKind.LoneSurrogate,

        // A text is UTF-8 (RFC 8259, section 8.1) as RFC 3629 has it, or no JSON.
        ["i_string_UTF-8_invalid_sequence.json"] = JsonSyntaxErrorKind.InvalidUtf8,
        ["i_string_UTF8_surrogate_U+D800.json"] = JsonSyntaxErrorKind.InvalidUtf8,
        ["i_string_invalid_utf-8.json"] = JsonSyntaxErrorKind.InvalidUtf8,
        ["i_string_iso_latin_1.json"] = JsonSyntaxErrorKind.InvalidUtf8,
        ["i_string_lone_utf8_continuation_byte.json"] = JsonSyntaxErrorKind.InvalidUtf8,
        ["i_string_not_in_unicode_range.json"] = JsonSyntaxErrorKind.InvalidUtf8,
        ["i_string_overlong_sequence_2_bytes.json"] = JsonSyntaxErrorKind.InvalidUtf8,
        ["i_string_overlong_sequence_6_bytes.json"] = JsonSyntaxErrorKind.InvalidUtf8,
        ["i_string_overlong_sequence_6_bytes_null.json"] = JsonSyntaxErrorKind.InvalidUtf8,
        ["i_string_truncated-utf-8.json"] = JsonSyntaxErrorKind.InvalidUtf8,

        // UTF-16 is not taken: its byte order mark is no UTF-8, without one its zero bytes cannot stand.
        ["i_string_UTF-16LE_with_BOM.json"] = JsonSyntaxErrorKind.InvalidUtf8,
        ["i_string_utf16BE_no_BOM.json"] = JsonSyntaxErrorKind.UnexpectedByte,
        ["i_string_utf16LE_no_BOM.json"] = JsonSyntaxErrorKind.UnexpectedByte,

        // 500 levels are more than the 64 of ContractLimits.Default.
        ["i_structure_500_nested_arrays.json"] = JsonSyntaxErrorKind.TooDeep,

        // A mark is skipped at the start of a file or a stream, and refused in bytes that a program holds.
        ["i_structure_UTF-8_BOM_empty_object.json"] = JsonSyntaxErrorKind.ByteOrderMark,
    };

    [Fact]
    public void EveryTextHasTheVerdictOfItsName()
    {
        List<string> wrong = [];
        string[] files = Directory.GetFiles(Corpus.Require("json-parsing"), "*.json");
        foreach (string file in files)
        {
            string name = Path.GetFileName(file);
            byte[] text = File.ReadAllBytes(file);
            JsonSyntaxErrorKind expected = name[0] switch
            {
                'y' when name.StartsWith("y_object_duplicated_key", StringComparison.Ordinal) => JsonSyntaxErrorKind.DuplicateName,
                'y' => JsonSyntaxErrorKind.None,
                'i' => s_open[name],
                _ => JsonScanner.Explain(text, ContractLimits.Default).Kind,
            };
            bool isJson = JsonScanner.IsJson(text);
            bool isTape = JsonTape.TryParse(text, out _, out JsonSyntaxError error);
            if (isJson != (expected == JsonSyntaxErrorKind.None) || isTape != isJson || error.Kind != expected || (name[0] == 'n' && isJson))
            {
                wrong.Add($"{name}: expected {expected}, scanner {isJson}, tape {isTape}, explained as {error.Kind} at {error.Position}");
            }
        }

        Assert.Equal(318, files.Length);
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public async Task AByteOrderMarkIsSkippedInAStream()
    {
        using MemoryStream stream = new([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("{}")]);
        using JsonTape tape = await JsonTape.ParseAsync(stream, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(JsonKind.Object, tape.Root.Kind);
        Assert.Equal(0, tape.Root.Offset);
    }
}
