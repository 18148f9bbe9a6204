using System.Text;
using Integrations.Contracts.Validation;

namespace Integrations.Contracts.Tests.Formats;

public sealed class GuidTextTests
{
    [Fact]
    public void Random_values_come_back_in_either_case_and_only_lower_case_is_exact()
    {
        Random random = new(7);
        byte[] bytes = new byte[16];
        byte[] destination = new byte[GuidText.Length];
        for (int i = 0; i < 10_000; i++)
        {
            random.NextBytes(bytes);
            Guid value = new(bytes);
            string text = value.ToString("D");
            Assert.True(GuidText.TryParse(Encoding.ASCII.GetBytes(text), out Guid lower, out bool exact));
            Assert.Equal(value, lower);
            Assert.True(exact);
            string upper = text.ToUpperInvariant();
            Assert.True(GuidText.TryParse(Encoding.ASCII.GetBytes(upper), out Guid read, out exact));
            Assert.Equal(value, read);
            Assert.Equal(upper == text, exact);
            Assert.True(GuidText.TryFormat(value, destination, out int written));
            Assert.Equal(text, Encoding.ASCII.GetString(destination.AsSpan(0, written)));
        }
    }

    [Fact]
    public void Every_byte_at_every_place_gives_one_verdict()
    {
        byte[] text = "2eb8aa08-aa98-11ea-b4aa-73b441d16380"u8.ToArray();
        for (int at = 0; at < text.Length; at++)
        {
            byte before = text[at];
            for (int b = 0; b < 256; b++)
            {
                text[at] = (byte)b;
                bool expected = at is 8 or 13 or 18 or 23 ? b == '-' : char.IsAsciiHexDigit((char)b);
                Assert.Equal(expected, GuidText.TryParse(text, out _, out _));
                Assert.Equal(expected, StringFormats.IsMatch(StringFormat.Uuid, text));
            }

            text[at] = before;
        }
    }
}
