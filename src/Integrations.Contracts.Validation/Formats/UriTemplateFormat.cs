namespace Integrations.Contracts.Validation.Formats;

/// <summary><c>URI-Template</c> of RFC 6570, section 2, to level 4.</summary>
/// <remarks>
/// An apostrophe is a literal (section 2.1 leaves it out; erratum 6937 puts it in). The operators that section 2.2 reserves (<c>= , ! @ |</c>) are in the grammar of <c>operator</c>.
/// </remarks>
internal static class UriTemplateFormat
{
    public static bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        int position = 0;
        while (position < utf8.Length)
        {
            byte b = utf8[position];
            if (b == '{')
            {
                int length = utf8.Slice(position + 1).IndexOf((byte)'}');
                if (length < 0 || !IsExpression(utf8.Slice(position + 1, length)))
                {
                    return false;
                }

                position += length + 2;
            }
            else if (b == '%')
            {
                if (!UriCharacters.IsTriplet(utf8, position))
                {
                    return false;
                }

                position += 3;
            }
            else if (b < 0x80)
            {
                if (b is <= 0x20 or 0x7F || "\"<>\\^`|}"u8.IndexOf(b) >= 0)
                {
                    return false;
                }

                position++;
            }
            else
            {
                int codePoint = Utf8CodePoint.Read(utf8, position, out int length);
                if (!UriCharacters.IsUcsCharacter(codePoint) && !UriCharacters.IsPrivate(codePoint))
                {
                    return false;
                }

                position += length;
            }
        }

        return true;
    }

    /// <summary><c>[operator] variable-list</c>.</summary>
    private static bool IsExpression(ReadOnlySpan<byte> expression)
    {
        if (expression.Length != 0 && "+#./;?&=,!@|"u8.IndexOf(expression[0]) >= 0)
        {
            expression = expression.Slice(1);
        }

        while (true)
        {
            int comma = expression.IndexOf((byte)',');
            if (!IsVariable(comma < 0 ? expression : expression.Slice(0, comma)))
            {
                return false;
            }

            if (comma < 0)
            {
                return true;
            }

            expression = expression.Slice(comma + 1);
        }
    }

    /// <summary><c>varname [":" max-length / "*"]</c>; a name is of <c>varchar</c>s with single dots between.</summary>
    private static bool IsVariable(ReadOnlySpan<byte> variable)
    {
        if (variable.Length != 0 && variable[variable.Length - 1] == '*')
        {
            variable = variable.Slice(0, variable.Length - 1);
        }
        else
        {
            int colon = variable.IndexOf((byte)':');
            if (colon >= 0)
            {
                if (!IsMaxLength(variable.Slice(colon + 1)))
                {
                    return false;
                }

                variable = variable.Slice(0, colon);
            }
        }

        bool dotted = true;
        for (int i = 0; i < variable.Length; i++)
        {
            byte b = variable[i];
            if (b == '.')
            {
                if (dotted)
                {
                    return false;
                }

                dotted = true;
                continue;
            }

            dotted = false;
            if (b == '%')
            {
                if (!UriCharacters.IsTriplet(variable, i))
                {
                    return false;
                }

                i += 2;
            }
            else if (b - (uint)'0' > 9 && (uint)((b | 0x20) - 'a') > 25 && b != '_')
            {
                return false;
            }
        }

        return !dotted;
    }

    /// <summary>1 to 9999, without leading zeros.</summary>
    private static bool IsMaxLength(ReadOnlySpan<byte> digits)
    {
        if (digits.Length is 0 or > 4 || digits[0] == '0')
        {
            return false;
        }

        foreach (byte b in digits)
        {
            if (b - (uint)'0' > 9)
            {
                return false;
            }
        }

        return true;
    }
}
