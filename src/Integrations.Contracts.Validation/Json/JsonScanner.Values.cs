using Integrations.Contracts.Validation.Json;

namespace Integrations.Contracts.Validation;

public static partial class JsonScanner
{
    /// <summary>The position after the value at <paramref name="position"/>, whatever it is, everything in it checked, duplicate names refused; negative where it is wrong or too deep.</summary>
    /// <param name="json">The text.</param>
    /// <param name="position">The value's first byte.</param>
    /// <param name="maxDepth">How many arrays and objects may be open at once inside the value, itself included; 0 lets in scalars alone.</param>
    public static int SkipValue(ReadOnlySpan<byte> json, int position, int maxDepth) => SkipValue<TapeBuilder.Names>(json, position, maxDepth);

    /// <summary>As <see cref="SkipValue(ReadOnlySpan{byte}, int, int)"/>, for a text that was looked through for duplicate names before.</summary>
    internal static int SkipCheckedValue(ReadOnlySpan<byte> json, int position, int maxDepth) => SkipValue<TapeBuilder.Nothing>(json, position, maxDepth);

    private static int SkipValue<TMode>(ReadOnlySpan<byte> json, int position, int maxDepth)
        where TMode : struct, TapeBuilder.IMode
    {
        if ((uint)position >= (uint)json.Length)
        {
            return ~position;
        }

        switch (json[position])
        {
            case (byte)'"':
                return SkipString(json, position);
            case (byte)'t':
                return SkipTrue(json, position);
            case (byte)'f':
                return SkipFalse(json, position);
            case (byte)'n':
                return SkipNull(json, position);
            case (byte)'{' or (byte)'[':
                TapeBuffer buffer = TapeBuffer.Rent();
                int end = buffer.Skip<TMode>(json, position, maxDepth);
                buffer.Return();
                return end;
            default:
                return SkipNumber(json, position);
        }
    }
}
