using System.Text;

namespace Integrations.Contracts.Validation.Schemas;

/// <summary>JSON Pointers (RFC 6901) as text.</summary>
internal static class JsonPointers
{
    /// <summary>Appends <c>/</c> and a reference token, escaped (RFC 6901, section 3).</summary>
    public static void AppendToken(StringBuilder pointer, string token)
    {
        pointer.Append('/');
        foreach (char c in token)
        {
            switch (c)
            {
                case '~':
                    pointer.Append("~0");
                    break;
                case '/':
                    pointer.Append("~1");
                    break;
                default:
                    pointer.Append(c);
                    break;
            }
        }
    }

    /// <summary>The reference tokens of a pointer, unescaped; null where the text is no pointer.</summary>
    public static string[]? Split(string pointer)
    {
        if (pointer.Length == 0)
        {
            return [];
        }

        if (pointer[0] != '/')
        {
            return null;
        }

        string[] tokens = pointer.Substring(1).Split('/');
        for (int i = 0; i < tokens.Length; i++)
        {
            string token = tokens[i];
            if (token.AsSpan().IndexOf('~') >= 0)
            {
                // In this order, so that ~01 becomes ~1.
                tokens[i] = token.Replace("~1", "/").Replace("~0", "~");
            }
        }

        return tokens;
    }

    /// <summary>Whether a token is an array index (RFC 6901, section 4: no leading zero).</summary>
    public static bool TryGetIndex(string token, out int index)
    {
        index = 0;
        if (token.Length is 0 or > 9 || (token.Length > 1 && token[0] == '0'))
        {
            return false;
        }

        foreach (char c in token)
        {
            if (c is < '0' or > '9')
            {
                return false;
            }

            index = (index * 10) + (c - '0');
        }

        return true;
    }
}
