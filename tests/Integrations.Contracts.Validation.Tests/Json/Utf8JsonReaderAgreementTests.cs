using System.Text;
using System.Text.Json;

namespace Integrations.Contracts.Validation.Json;

/// <summary>Random texts, and random damage to them: scanner and tape say what Utf8JsonReader says, duplicate names and lone surrogates apart, which it takes and we do not.</summary>
public sealed class Utf8JsonReaderAgreementTests
{
    private static readonly string[] s_strings =
    [
        "", "a", "id", "name", "é", "日本語", "😀", "a\\nb", "\\u0041", "\\ud83d\\ude00", "\\\"", "\\\\", "\\/", "\u007f",
        "a string of more than thirty-two bytes, so that more than one vector is read", "thirty-one bytes and a surprise\\t", "twenty bytes, then é, then much more text to go on with",
    ];

    private static readonly string[] s_numbers = ["0", "-0", "1", "-1", "12345678", "123456789012345678901234567890", "0.5", "-0.125e10", "1E+2", "1e-400", "3.14159265358979"];

    private static readonly byte[] s_damage = [.. "{}[]\",:\\ue0159.-+tfn \n\t"u8, 0, 0x1F, 0x7F, 0x80, 0xC3, 0xE2, 0xED, 0xA0, 0xF0, 0xFF];

    [Fact]
    public void WrittenTextsAreTaken()
    {
        Random random = new(1);
        for (int run = 0; run < 3000; run++)
        {
            byte[] text = Encoding.UTF8.GetBytes(Write(random));
            Compare(text);
        }
    }

    [Fact]
    public void DamagedTextsAreJudgedAlike()
    {
        Random random = new(2);
        int refused = 0;
        for (int run = 0; run < 20_000; run++)
        {
            List<byte> text = [.. Encoding.UTF8.GetBytes(Write(random))];
            for (int wound = random.Next(1, 3); wound > 0 && text.Count > 0; wound--)
            {
                int at = random.Next(text.Count);
                byte value = s_damage[random.Next(s_damage.Length)];
                switch (random.Next(4))
                {
                    case 0:
                        text[at] = value;
                        break;
                    case 1:
                        text.Insert(at, value);
                        break;
                    case 2:
                        text.RemoveAt(at);
                        break;
                    default:
                        text.RemoveRange(at, text.Count - at);
                        break;
                }
            }

            refused += Compare([.. text]) ? 0 : 1;
        }

        Assert.InRange(refused, 5000, 19_000);
    }

    [Fact]
    public void LongTextsAreJudgedAlikeWhereverTheyAreDamaged()
    {
        Random random = new(3);
        int refused = 0;
        for (int run = 0; run < 400; run++)
        {
            StringBuilder written = new("[");
            for (int item = 0; item < 60; item++)
            {
                // Scalars alone, so that no name is there twice.
                Write(random, written.Append(item == 0 ? "" : ",").Append('['), 4);
                written.Append("],{\"").Append('n', random.Next(70)).Append("\":\"").Append('x', random.Next(5) == 0 ? random.Next(3000) : 20).Append(s_strings[random.Next(s_strings.Length)]).Append("\"}");
            }

            byte[] text = Encoding.UTF8.GetBytes(written.Append(']').ToString());
            Assert.True(Compare(text));
            text[random.Next(text.Length)] = s_damage[random.Next(s_damage.Length)];
            refused += Compare(text) ? 0 : 1;
            refused += Compare(text[..random.Next(text.Length)]) ? 0 : 1;
        }

        Assert.InRange(refused, 401, 799);
    }

    private static bool Compare(byte[] text)
    {
        bool isJson = JsonScanner.IsJson(text);
        bool isTape = JsonTape.TryParse(text, out JsonTape? tape, out JsonSyntaxError error);
        Assert.Equal(isJson, isTape);
        Assert.Equal(isJson, error.Kind == JsonSyntaxErrorKind.None);
        if (error.Kind is JsonSyntaxErrorKind.DuplicateName or JsonSyntaxErrorKind.LoneSurrogate or JsonSyntaxErrorKind.TooDeep)
        {
            return false;
        }

        Assert.True(IsJsonToTheReader(text) == isJson, $"scanner {isJson} ({error.Kind} at {error.Position.Offset}): {Convert.ToHexString(text)} {Encoding.UTF8.GetString(text)}");
        if (tape is not null)
        {
            using JsonDocument document = JsonDocument.Parse(text);
            CompareValues(document.RootElement, tape.Root);
            tape.Dispose();
        }

        return isJson;
    }

    private static bool IsJsonToTheReader(byte[] text)
    {
        try
        {
            Utf8JsonReader reader = new(text, new JsonReaderOptions { MaxDepth = 64 });
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    // It looks at UTF-8 and surrogates only when the text is asked for.
                    _ = reader.GetString();
                }
            }

            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static void CompareValues(JsonElement expected, TapeValue actual)
    {
        Assert.Equal(expected.GetRawText(), Encoding.UTF8.GetString(actual.RawText));
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.Equal(JsonKind.Object, actual.Kind);
                int members = 0;
                TapeMembers.Enumerator walk = actual.Members.GetEnumerator();
                foreach (JsonProperty member in expected.EnumerateObject())
                {
                    Assert.True(walk.MoveNext());
                    Assert.Equal(member.Name, walk.Current.Name.GetString());
                    CompareValues(member.Value, walk.Current.Value);
                    Assert.True(actual.TryGetMember(Encoding.UTF8.GetBytes(member.Name), out TapeValue found));
                    Assert.Equal(walk.Current.Value.Offset, found.Offset);
                    members++;
                }

                Assert.False(walk.MoveNext());
                Assert.Equal(members, actual.Count);
                break;
            case JsonValueKind.Array:
                Assert.Equal(JsonKind.Array, actual.Kind);
                Assert.Equal(expected.GetArrayLength(), actual.Count);
                int index = 0;
                foreach (TapeValue item in actual.Items)
                {
                    CompareValues(expected[index++], item);
                }

                Assert.Equal(expected.GetArrayLength(), index);
                break;
            case JsonValueKind.String:
                Assert.Equal(JsonKind.String, actual.Kind);
                Assert.Equal(expected.GetString(), actual.GetString());
                Assert.Equal(Encoding.UTF8.GetBytes(expected.GetString()!), actual.GetUtf8String());
                Assert.True(actual.StringEquals(Encoding.UTF8.GetBytes(expected.GetString()!)));
                Assert.Equal(Encoding.UTF32.GetByteCount(expected.GetString()!) / 4, actual.CountCodePoints());
                break;
            case JsonValueKind.Number:
                Assert.Equal(JsonKind.Number, actual.Kind);
                break;
            default:
                Assert.Equal(expected.ValueKind.ToString(), actual.Kind.ToString());
                break;
        }
    }

    private static string Write(Random random)
    {
        StringBuilder text = new();
        Write(random, text, 0);
        return text.ToString();
    }

    private static void Write(Random random, StringBuilder text, int depth)
    {
        Blank(random, text);
        int kind = random.Next(depth < 4 ? 9 : 6);
        if (kind >= 6)
        {
            bool isObject = kind > 6;
            text.Append(isObject ? '{' : '[');
            int count = random.Next(5) == 0 ? random.Next(12) : random.Next(4);
            for (int index = 0; index < count; index++)
            {
                text.Append(index > 0 ? "," : "");
                if (isObject)
                {
                    Blank(random, text);
                    text.Append('"').Append(s_strings[random.Next(s_strings.Length)]).Append(random.Next(10) == 0 ? "" : index.ToString(System.Globalization.CultureInfo.InvariantCulture)).Append('"');
                    Blank(random, text);
                    text.Append(':');
                }

                Write(random, text, depth + 1);
            }

            Blank(random, text);
            text.Append(isObject ? '}' : ']');
        }
        else
        {
            text.Append(kind switch
            {
                0 => "null",
                1 => "true",
                2 => "false",
                3 => s_numbers[random.Next(s_numbers.Length)],
                _ => '"' + s_strings[random.Next(s_strings.Length)] + '"',
            });
        }

        Blank(random, text);
    }

    private static void Blank(Random random, StringBuilder text)
    {
        switch (random.Next(8))
        {
            case 0:
                text.Append(' ');
                break;
            case 1:
                text.Append("\r\n\t").Append(' ', random.Next(50));
                break;
        }
    }
}
