using System.Buffers;

namespace Integrations.Contracts.Validation.Json;

/// <summary>The arrays that a tape is written into.</summary>
internal struct TapeArrays
{
    /// <summary>How many of a text's last bytes are copied: as many as two vectors hold, and more than <see cref="TapeBuilder.Margin"/>.</summary>
    public const int TailLength = 64;

    private const int First = 256;

    /// <summary>A pooled array.</summary>
    public TapeEntry[] Entries;

    /// <summary>Room for the hashes of the names of the objects that are open: as long as <see cref="Entries"/>, and <see cref="DistinctHashes.Slack"/> more.</summary>
    public uint[] Hashes;

    /// <summary>The last bytes of a text, and zeros.</summary>
    public byte[] Tail;

    public static TapeArrays Rent()
    {
        TapeEntry[] entries = ArrayPool<TapeEntry>.Shared.Rent(First);
        return new TapeArrays { Entries = entries, Hashes = new uint[entries.Length + DistinctHashes.Slack], Tail = new byte[TailLength + TapeBuilder.Margin] };
    }

    /// <summary>A copy of the last <see cref="TailLength"/> bytes of a text, <see cref="TapeBuilder.Margin"/> zeros behind it; of a shorter text its end is the copy's end, and what stands before it is of no account.</summary>
    public readonly ReadOnlySpan<byte> CopyTail(ReadOnlySpan<byte> json)
    {
        byte[] tail = Tail;
        if (json.Length >= TailLength)
        {
            json.Slice(json.Length - TailLength, TailLength).CopyTo(tail);
        }
        else
        {
            json.CopyTo(tail.AsSpan(TailLength - json.Length));
        }

        return tail.AsSpan(0, TailLength);
    }
}
