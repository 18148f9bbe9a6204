namespace Integrations.Contracts.Validation.Json;

/// <summary>Scans a text that was refused, byte by byte, for the first fault in reading order: its kind and its place. Speed does not matter here, exactness does.</summary>
internal static class SyntaxExplanation
{
    public static JsonSyntaxError Find(ReadOnlySpan<byte> json, ContractLimits limits, bool isSchema)
    {
        if (json.Length > limits.MaxBytes)
        {
            return At(json, limits.MaxBytes, JsonSyntaxErrorKind.TooLarge);
        }

        if (json.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return At(json, 0, JsonSyntaxErrorKind.ByteOrderMark);
        }

        int position = JsonScanner.SkipWhitespaceScalar(json, 0);
        JsonSyntaxErrorKind kind = FindInValue(json, ref position, limits.MaxDepth, isSchema);
        if (kind == JsonSyntaxErrorKind.None)
        {
            position = JsonScanner.SkipWhitespaceScalar(json, position);
            if (position == json.Length)
            {
                return default;
            }

            kind = json[position] == (byte)'/' ? JsonSyntaxErrorKind.Comment : JsonSyntaxErrorKind.TrailingContent;
        }

        return At(json, position, kind);
    }

    private static JsonSyntaxError At(ReadOnlySpan<byte> json, int offset, JsonSyntaxErrorKind kind) => new(kind, LineMap.Find(json, offset));

    /// <summary>A loop with a stack of its own: the names of an open object, null for an open array.</summary>
    private static JsonSyntaxErrorKind FindInValue(ReadOnlySpan<byte> json, ref int position, int maxDepth, bool isSchema)
    {
        Stack<HashSet<string>?> open = new();
        while (true)
        {
            // At the start of a value.
            if (position >= json.Length)
            {
                return JsonSyntaxErrorKind.UnexpectedEnd;
            }

            JsonSyntaxErrorKind kind = JsonSyntaxErrorKind.None;
            byte first = json[position];
            bool isOpened = first is (byte)'{' or (byte)'[';
            if (isOpened)
            {
                if (open.Count >= maxDepth)
                {
                    return JsonSyntaxErrorKind.TooDeep;
                }

                open.Push(first == (byte)'{' ? new HashSet<string>(StringComparer.Ordinal) : null);
                position = JsonScanner.SkipWhitespaceScalar(json, position + 1);
            }
            else
            {
                kind = FindInScalar(json, ref position, isSchema);
                if (kind != JsonSyntaxErrorKind.None)
                {
                    return kind;
                }
            }

            // After a value, or at the start of a container: to the next value, or out of what closes here.
            while (true)
            {
                if (open.Count == 0)
                {
                    return JsonSyntaxErrorKind.None;
                }

                position = JsonScanner.SkipWhitespaceScalar(json, position);
                if (position >= json.Length)
                {
                    return JsonSyntaxErrorKind.UnexpectedEnd;
                }

                HashSet<string>? names = open.Peek();
                if (json[position] == (names is null ? (byte)']' : (byte)'}'))
                {
                    open.Pop();
                    position++;
                    isOpened = false;
                    continue;
                }

                if (!isOpened)
                {
                    if (json[position] != (byte)',')
                    {
                        return InsteadOfSeparator(json[position], JsonSyntaxErrorKind.MissingComma);
                    }

                    position = JsonScanner.SkipWhitespaceScalar(json, position + 1);
                    if (position < json.Length && json[position] == (names is null ? (byte)']' : (byte)'}'))
                    {
                        return JsonSyntaxErrorKind.TrailingComma;
                    }
                }

                if (names is not null)
                {
                    kind = FindInName(json, ref position, names, isSchema);
                    if (kind != JsonSyntaxErrorKind.None)
                    {
                        return kind;
                    }
                }

                break;
            }
        }
    }

    private static JsonSyntaxErrorKind FindInName(ReadOnlySpan<byte> json, ref int position, HashSet<string> names, bool isSchema)
    {
        if (position >= json.Length)
        {
            return JsonSyntaxErrorKind.UnexpectedEnd;
        }

        if (json[position] != (byte)'"')
        {
            return json[position] switch
            {
                (byte)'/' => JsonSyntaxErrorKind.Comment,
                (byte)'\'' or (byte)'_' or (byte)'$' or (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') => JsonSyntaxErrorKind.MissingQuotes,
                _ => JsonSyntaxErrorKind.UnexpectedByte,
            };
        }

        int start = position;
        JsonSyntaxErrorKind kind = FindInString(json, ref position, isSchema);
        if (kind != JsonSyntaxErrorKind.None)
        {
            return kind;
        }

        if (!names.Add(JsonString.GetString(json.Slice(start + 1, position - start - 2))))
        {
            position = start;
            return JsonSyntaxErrorKind.DuplicateName;
        }

        position = JsonScanner.SkipWhitespaceScalar(json, position);
        if (position >= json.Length)
        {
            return JsonSyntaxErrorKind.UnexpectedEnd;
        }

        if (json[position] != (byte)':')
        {
            return InsteadOfSeparator(json[position], JsonSyntaxErrorKind.MissingColon);
        }

        position = JsonScanner.SkipWhitespaceScalar(json, position + 1);
        return JsonSyntaxErrorKind.None;
    }

    private static JsonSyntaxErrorKind FindInScalar(ReadOnlySpan<byte> json, ref int position, bool isSchema)
    {
        byte first = json[position];
        if (first == (byte)'"')
        {
            return FindInString(json, ref position, isSchema);
        }

        if (first is (byte)'-' or (>= (byte)'0' and <= (byte)'9'))
        {
            return FindInNumber(json, ref position);
        }

        if (first is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z'))
        {
            return FindInLiteral(json, ref position);
        }

        if (first >= 0x80 && JsonScanner.Utf8SequenceLength(json.Slice(position)) == 0)
        {
            return JsonSyntaxErrorKind.InvalidUtf8;
        }

        return first switch
        {
            (byte)'/' => JsonSyntaxErrorKind.Comment,
            (byte)'\'' => JsonSyntaxErrorKind.MissingQuotes,
            _ => JsonSyntaxErrorKind.UnexpectedByte,
        };
    }

    // Between two values: what begins another lacks only its separator.
    private static JsonSyntaxErrorKind InsteadOfSeparator(byte found, JsonSyntaxErrorKind missing) => found switch
    {
        (byte)'/' => JsonSyntaxErrorKind.Comment,
        (byte)'"' or (byte)'{' or (byte)'[' or (byte)'-' or (>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') => missing,
        _ => JsonSyntaxErrorKind.UnexpectedByte,
    };

    private static JsonSyntaxErrorKind FindInLiteral(ReadOnlySpan<byte> json, ref int position)
    {
        int end = position;
        while (end < json.Length && json[end] is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'0' and <= (byte)'9') or (byte)'_')
        {
            end++;
        }

        ReadOnlySpan<byte> word = json.Slice(position, end - position);
        if (word.SequenceEqual("true"u8) || word.SequenceEqual("false"u8) || word.SequenceEqual("null"u8))
        {
            position = end;
            return JsonSyntaxErrorKind.None;
        }

        bool isCutOff = end == json.Length && ("true"u8.StartsWith(word) || "false"u8.StartsWith(word) || "null"u8.StartsWith(word));
        if (isCutOff)
        {
            position = end;
            return JsonSyntaxErrorKind.UnexpectedEnd;
        }

        return JsonSyntaxErrorKind.InvalidLiteral;
    }

    /// <summary>The place is the number's start, unless the text ends in it.</summary>
    private static JsonSyntaxErrorKind FindInNumber(ReadOnlySpan<byte> json, ref int position)
    {
        int end = JsonScanner.SkipNumber(json, position);
        if (end < 0)
        {
            int fault = JsonScanner.SkipDigitsScalar(json, Math.Max(~end, position));
            while (fault < json.Length && json[fault] is (byte)'.' or (byte)'e' or (byte)'E' or (byte)'+' or (byte)'-' or (>= (byte)'0' and <= (byte)'9'))
            {
                fault++;
            }

            if (fault == json.Length && IsCutOffNumber(json.Slice(position)))
            {
                position = fault;
                return JsonSyntaxErrorKind.UnexpectedEnd;
            }

            return JsonSyntaxErrorKind.InvalidNumber;
        }

        // 01, 1.2.3, 1e5e, 0x1: what goes on after a whole number is part of a wrong one.
        if (end < json.Length && json[end] is (byte)'.' or (byte)'+' or (byte)'-' or (>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z'))
        {
            return JsonSyntaxErrorKind.InvalidNumber;
        }

        position = end;
        return JsonSyntaxErrorKind.None;
    }

    /// <summary>Whether one more digit makes it a number: <c>-</c>, <c>1.</c>, <c>1e</c>, <c>1e+</c>.</summary>
    private static bool IsCutOffNumber(ReadOnlySpan<byte> text)
    {
        byte[] completed = [.. text, (byte)'0'];
        return JsonScanner.SkipNumber(completed, 0) == completed.Length;
    }

    private static JsonSyntaxErrorKind FindInString(ReadOnlySpan<byte> json, ref int position, bool isSchema)
    {
        position++;
        while (position < json.Length)
        {
            byte value = json[position];
            if (value == (byte)'"')
            {
                position++;
                return JsonSyntaxErrorKind.None;
            }

            if (value < 0x20)
            {
                return JsonSyntaxErrorKind.ControlCharacter;
            }

            if (value == (byte)'\\')
            {
                JsonSyntaxErrorKind kind = FindInEscape(json, ref position, isSchema);
                if (kind != JsonSyntaxErrorKind.None)
                {
                    return kind;
                }
            }
            else if (value < 0x80)
            {
                position++;
            }
            else
            {
                int length = JsonScanner.Utf8SequenceLength(json.Slice(position));
                if (length == 0)
                {
                    return JsonSyntaxErrorKind.InvalidUtf8;
                }

                position += length;
            }
        }

        return JsonSyntaxErrorKind.UnexpectedEnd;
    }

    private static JsonSyntaxErrorKind FindInEscape(ReadOnlySpan<byte> json, ref int position, bool isSchema)
    {
        if (position + 1 >= json.Length)
        {
            position = json.Length;
            return JsonSyntaxErrorKind.UnexpectedEnd;
        }

        byte letter = json[position + 1];
        if (letter is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t')
        {
            position += 2;
            return JsonSyntaxErrorKind.None;
        }

        int unit = letter == (byte)'u' ? JsonScanner.HexUnit(json, position + 2) : -1;
        if (unit < 0)
        {
            return JsonSyntaxErrorKind.InvalidEscape;
        }

        if (unit is < 0xD800 or > 0xDFFF)
        {
            position += 6;
            return JsonSyntaxErrorKind.None;
        }

        bool isPair = JsonScanner.IsSurrogatePair(json, position, unit);
        if (!isPair && !isSchema)
        {
            return JsonSyntaxErrorKind.LoneSurrogate;
        }

        position += isPair ? 12 : 6;
        return JsonSyntaxErrorKind.None;
    }
}
