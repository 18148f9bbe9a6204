using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation;

public static partial class JsonScanner
{
    /// <summary>The position after the value at <paramref name="position"/>, whatever it is, everything in it checked, duplicate names refused; negative where it is wrong or too deep.</summary>
    /// <param name="json">The text.</param>
    /// <param name="position">The value's first byte.</param>
    /// <param name="maxDepth">How many arrays and objects may be open at once inside the value, itself included; 0 lets in scalars alone.</param>
    public static int SkipValue(ReadOnlySpan<byte> json, int position, int maxDepth)
    {
        if ((uint)position >= (uint)json.Length)
        {
            return ~position;
        }

        if (json[position] is not ((byte)'{' or (byte)'['))
        {
            return SkipScalar(json, position);
        }

        DuplicateNames names = DuplicateNames.Rent();
        int next = SkipContainer<Refused>(json, position, maxDepth, names);
        names.Return();
        return next;
    }

    /// <summary>As <see cref="SkipValue(ReadOnlySpan{byte}, int, int)"/>, with a set of names that the caller has at hand; it is as it was after the call.</summary>
    /// <param name="json">The text.</param>
    /// <param name="position">The value's first byte.</param>
    /// <param name="maxDepth">How many arrays and objects may be open at once inside the value, itself included.</param>
    /// <param name="names">A set of names, which may hold those of the objects around this value.</param>
    public static int SkipValue(ReadOnlySpan<byte> json, int position, int maxDepth, DuplicateNames names)
    {
        if ((uint)position >= (uint)json.Length)
        {
            return ~position;
        }

        return json[position] is (byte)'{' or (byte)'[' ? SkipContainer<Refused>(json, position, maxDepth, names) : SkipScalar(json, position);
    }

    /// <summary>As <see cref="SkipValue(ReadOnlySpan{byte}, int, int)"/>, for a text that was looked through for duplicate names before.</summary>
    internal static int SkipCheckedValue(ReadOnlySpan<byte> json, int position, int maxDepth)
    {
        if ((uint)position >= (uint)json.Length)
        {
            return ~position;
        }

        if (json[position] is not ((byte)'{' or (byte)'['))
        {
            return SkipScalar(json, position);
        }

        DuplicateNames names = DuplicateNames.Rent();
        int next = SkipContainer<Ignored>(json, position, maxDepth, names);
        names.Return();
        return next;
    }

    private static int SkipScalar(ReadOnlySpan<byte> json, int position) => json[position] switch
    {
        (byte)'"' => SkipString(json, position),
        (byte)'t' => SkipTrue(json, position),
        (byte)'f' => SkipFalse(json, position),
        (byte)'n' => SkipNull(json, position),
        _ => SkipNumber(json, position),
    };

    /// <summary>What is done about duplicate names: a struct type argument, so that the JIT drops what a mode does not need.</summary>
    private interface IDuplicatesMode
    {
        bool AreRefused { get; }
    }

    private readonly struct Refused : IDuplicatesMode
    {
        public bool AreRefused => true;
    }

    private readonly struct Ignored : IDuplicatesMode
    {
        public bool AreRefused => false;
    }

    /// <summary>A loop with its own stack: an open array is -1 on it, an open object the number of names before its first.</summary>
    private static int SkipContainer<TMode>(ReadOnlySpan<byte> json, int position, int maxDepth, DuplicateNames names)
        where TMode : struct, IDuplicatesMode
    {
        int floor = names.OpenCount;
        int mark = names.Count;
        int next = SkipContainer<TMode>(json, position, maxDepth, names, floor);
        if (next < 0)
        {
            names.Reset(mark, floor);
        }

        return next;
    }

    private static int SkipContainer<TMode>(ReadOnlySpan<byte> json, int position, int maxDepth, DuplicateNames names, int floor)
        where TMode : struct, IDuplicatesMode
    {
        bool isObject;
        int end;

        // Each token's byte is read once.
        byte token = json[position];

    Open:
        if (names.OpenCount - floor >= maxDepth)
        {
            return ~position;
        }

        isObject = token == (byte)'{';
        names.Open(isObject ? names.Count : -1);
        position = SkipWhitespace(json, position + 1);
        if ((uint)position >= (uint)json.Length)
        {
            return ~position;
        }

        token = json[position];
        if (token == (isObject ? (byte)'}' : (byte)']'))
        {
            goto Close;
        }

        if (!isObject)
        {
            goto Value;
        }

    Name:
        if (token != (byte)'"')
        {
            return ~position;
        }

        long scanned = ScanString(json, position);
        end = EndOf(scanned);
        if (end < 0)
        {
            return end;
        }

        if (default(TMode).AreRefused)
        {
            names.Add(json, position, end, (TraitsOf(scanned) & StringTraits.HasEscapes) != 0);
        }

        position = end;
        if ((uint)position >= (uint)json.Length)
        {
            return ~position;
        }

        if (json[position] != (byte)':')
        {
            position = SkipWhitespaceSlow(json, position);
            if ((uint)position >= (uint)json.Length || json[position] != (byte)':')
            {
                return ~position;
            }
        }

        position = SkipBlank(json, position + 1);
        if ((uint)position >= (uint)json.Length)
        {
            return ~position;
        }

        token = json[position];

    Value:
        switch (token)
        {
            case (byte)'"':
                end = EndOf(ScanString(json, position));
                break;
            case (byte)'{' or (byte)'[':
                goto Open;
            case (byte)'t':
                end = SkipTrue(json, position);
                break;
            case (byte)'f':
                end = SkipFalse(json, position);
                break;
            case (byte)'n':
                end = SkipNull(json, position);
                break;
            default:
                end = SkipNumber(json, position, out _);
                break;
        }

        if (end < 0)
        {
            return end;
        }

        position = end;

    AfterValue:
        if ((uint)position >= (uint)json.Length)
        {
            return ~position;
        }

        token = json[position];
        if (token <= (byte)' ')
        {
            position = SkipWhitespaceSlow(json, position);
            if ((uint)position >= (uint)json.Length)
            {
                return ~position;
            }

            token = json[position];
        }

        if (token == (byte)',')
        {
            position = SkipBlank(json, position + 1);
            if ((uint)position >= (uint)json.Length)
            {
                return ~position;
            }

            token = json[position];
            if (isObject)
            {
                goto Name;
            }

            goto Value;
        }

        if (token != (isObject ? (byte)'}' : (byte)']'))
        {
            return ~position;
        }

    Close:
        position++;
        int mark = names.Close();
        if (default(TMode).AreRefused && isObject && !names.AreDistinct(json, mark))
        {
            return ~position;
        }

        if (names.OpenCount == floor)
        {
            return position;
        }

        isObject = names.IsInObject;
        goto AfterValue;
    }
}
