namespace Integrations.Contracts.CodeGeneration.Types;

/// <summary>The C# type of a value somewhere in a contract.</summary>
internal sealed record TypeReference
{
    public required TypeKind Kind { get; init; }

    /// <summary>The plan node that the value is held against. Of a nullable reference, null is among what the node lets in.</summary>
    public required int NodeId { get; init; }

    /// <summary>Whether JSON's null is let in.</summary>
    public bool IsNullable { get; init; }

    /// <summary>The C# name of the type in <see cref="ContractModel.Types"/> where <see cref="Kind"/> is <see cref="TypeKind.Named"/> or <see cref="TypeKind.Enum"/>. Its own <see cref="TypeModel.NodeId"/> may be another than <see cref="NodeId"/>
    /// (<c>anyOf</c> with null, further rules beside a reference): then the value is held against <see cref="NodeId"/>, and read by the type's own node.</summary>
    public string? TypeName { get; init; }

    /// <summary>The items of a list, the values of a map.</summary>
    public TypeReference? Element { get; init; }

    /// <summary>Whether a JSON text of this type can say more than the .NET value that is read from it: then the text is kept where it does.</summary>
    public bool CanLoseText => Kind switch
    {
        TypeKind.DateTimeOffset or TypeKind.DateOnly or TypeKind.Guid or TypeKind.BigInteger or TypeKind.Double or TypeKind.Decimal => true,
        TypeKind.List or TypeKind.Map => Element!.CanLoseText,
        _ => false,
    };
}

/// <summary>The kinds of C# types that a value can have.</summary>
internal enum TypeKind : byte
{
    /// <summary><see cref="string"/>, escapes resolved.</summary>
    String,

    /// <summary><see cref="bool"/>.</summary>
    Boolean,

    /// <summary><see cref="int"/>: the bounds of the schema fit.</summary>
    Int32,

    /// <summary><see cref="long"/>: any other integer.</summary>
    Int64,

    /// <summary><see cref="System.Numerics.BigInteger"/>: an integer without bounds, where the options ask for it.</summary>
    BigInteger,

    /// <summary><see cref="double"/>.</summary>
    Double,

    /// <summary><see cref="decimal"/>.</summary>
    Decimal,

    /// <summary><see cref="System.DateTimeOffset"/>: format date-time.</summary>
    DateTimeOffset,

    /// <summary>System.DateOnly: format date.</summary>
    DateOnly,

    /// <summary><see cref="System.Guid"/>: format uuid.</summary>
    Guid,

    /// <summary>System.Text.Json.JsonElement: anything.</summary>
    JsonElement,

    /// <summary>IReadOnlyList of <see cref="TypeReference.Element"/>.</summary>
    List,

    /// <summary>IReadOnlyDictionary from string to <see cref="TypeReference.Element"/>.</summary>
    Map,

    /// <summary>An emitted record, union or wrapper.</summary>
    Named,

    /// <summary>An emitted enum.</summary>
    Enum,
}
