using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Integrations.Contracts.Validation;

/// <summary>Gathers the texts of values that say less than their text, by the index of their member.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct RawTexts
{
    private byte[]?[]? _texts;

    /// <summary>Keeps the text of a value where the mode takes values and the last one lost something.</summary>
    /// <returns><paramref name="end"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Keep<TMode>(ref ReaderState state, int member, int position, int end)
        where TMode : struct, IReaderMode => Keep<TMode>(ref _texts, ref state, member, position, end);

    /// <summary>The texts; null where there are none.</summary>
    public readonly byte[]?[]? ToArray() => _texts;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Keep<TMode>(ref byte[]?[]? texts, ref ReaderState state, int member, int position, int end)
        where TMode : struct, IReaderMode
    {
        if (TMode.TakesValues && state.HasLostText)
        {
            state.HasLostText = false;
            if (end >= 0)
            {
                Keep(ref texts, state.TextOf<TMode>(position, end), member);
            }
        }

        return end;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Keep(ref byte[]?[]? texts, ReadOnlySpan<byte> text, int member)
    {
        if (texts is null || texts.Length <= member)
        {
            // Doubled, since the items of a tuple have no end.
            Array.Resize(ref texts, Math.Max(member + 1, 2 * (texts?.Length ?? 0)));
        }

        texts[member] = text.ToArray();
    }
}
