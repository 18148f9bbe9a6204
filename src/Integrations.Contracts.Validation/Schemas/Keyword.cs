using System.Text;

namespace Integrations.Contracts.Validation.Schemas;

/// <summary>A keyword: the drafts that have it, its vocabulary, and where its subschemas are.</summary>
internal sealed class Keyword
{
    public Keyword(string name, Draft from, Draft to, Vocabularies vocabulary, SubschemaPlace place = SubschemaPlace.None, bool inPlace = false)
    {
        Name = name;
        Utf8Name = Encoding.UTF8.GetBytes(name);
        From = from;
        To = to;
        Vocabulary = vocabulary;
        Place = place;
        OldPlace = place;
        InPlace = inPlace;
    }

    public string Name { get; }

    public byte[] Utf8Name { get; }

    /// <summary>The first draft that has it.</summary>
    public Draft From { get; }

    /// <summary>The last draft that has it.</summary>
    public Draft To { get; }

    public Vocabularies Vocabulary { get; }

    /// <summary>Where its subschemas are, from the draft after <see cref="OldUntil"/> on.</summary>
    public SubschemaPlace Place { get; }

    /// <summary>Where its subschemas are up to <see cref="OldUntil"/>.</summary>
    public SubschemaPlace OldPlace { get; init; }

    public Draft OldUntil { get; init; }

    /// <summary>Whether its subschemas apply to the same value as the schema that has it.</summary>
    public bool InPlace { get; }

    public SubschemaPlace PlaceIn(Draft draft) => draft <= OldUntil ? OldPlace : Place;
}
