using System.Globalization;
using System.Text;
using Integrations.Contracts.Validation.Schemas;

namespace Integrations.Contracts.Validation.Evaluation;

/// <summary>A JSON Pointer (RFC 6901) under construction: a token and what stands before it. Written out only where somebody reads it.</summary>
internal sealed class Place
{
    private readonly Place? _parent;
    private readonly string? _token;
    private readonly int _index;

    private Place(Place? parent, string? token, int index)
    {
        _parent = parent;
        _token = token;
        _index = index;
        Depth = parent is null ? 0 : parent.Depth + 1;
    }

    /// <summary>The root: the empty pointer.</summary>
    public static Place Root { get; } = new(null, null, 0);

    /// <summary>How many tokens.</summary>
    public int Depth { get; }

    public Place Append(string token) => new(this, token, 0);

    public Place Append(int index) => new(this, null, index);

    public override string ToString()
    {
        var tokens = new string[Depth];
        Place place = this;
        for (int i = Depth - 1; i >= 0; i--)
        {
            tokens[i] = place._token ?? place._index.ToString(CultureInfo.InvariantCulture);
            place = place._parent!;
        }

        var pointer = new StringBuilder();
        foreach (string token in tokens)
        {
            JsonPointers.AppendToken(pointer, token);
        }

        return pointer.ToString();
    }
}
