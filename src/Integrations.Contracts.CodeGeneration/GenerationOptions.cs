using Integrations.Contracts.CodeGeneration.Types;

namespace Integrations.Contracts.CodeGeneration;

/// <summary>What shall be emitted, and how it shall look. Equal by value.</summary>
internal sealed record GenerationOptions
{
    /// <summary>The namespace of every emitted type; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name of the root's type; null: its title, else the file's name.</summary>
    public string? RootName { get; init; }

    public ContractLanguage Language { get; init; } = ContractLanguage.CSharp;

    public ContractAccessibility Accessibility { get; init; } = ContractAccessibility.Public;

    /// <summary>Names that types must have, by the JSON Pointer of their schema in the root document.</summary>
    public EquatableArray<TypeNameOverride> TypeNames { get; init; } = EquatableArray<TypeNameOverride>.Empty;

    public FormatTypes Formats { get; init; } = FormatTypes.Map;

    public NumberType Numbers { get; init; } = NumberType.Double;

    /// <summary>What the keyword <c>format</c> asserts; not which type it gives (see <see cref="Formats"/>).</summary>
    public Validation.FormatMode FormatMode { get; init; } = Validation.FormatMode.Assert;

    /// <summary>The dialect of a schema without <c>$schema</c>.</summary>
    public string DefaultDialect { get; init; } = Validation.JsonSchemaOptions.Default.DefaultDialect;
}

/// <summary>The name that the type of one schema must have.</summary>
/// <param name="Pointer">A JSON Pointer in the root document, with or without its leading <c>#</c>; or a key of <c>$defs</c>.</param>
/// <param name="Name">The C# name.</param>
internal sealed record TypeNameOverride(string Pointer, string Name);

/// <summary>What a contract is written in.</summary>
internal enum ContractLanguage : byte
{
    CSharp,

    /// <summary>A page for people.</summary>
    Markdown,

    /// <summary>Declarations of its types.</summary>
    TypeScript,
}

/// <summary>Who sees the emitted types.</summary>
internal enum ContractAccessibility : byte
{
    Public,
    Internal,
}

/// <summary>Whether formats give .NET types.</summary>
internal enum FormatTypes : byte
{
    /// <summary><c>date-time</c> is a <see cref="DateTimeOffset"/>, <c>date</c> a DateOnly, <c>uuid</c> a <see cref="Guid"/>.</summary>
    Map,

    /// <summary>Every string is a <see cref="string"/>.</summary>
    Strings,
}

/// <summary>The types of numbers. Whatever it says, an integer is an <see cref="int"/> where both its bounds fit.</summary>
internal enum NumberType : byte
{
    /// <summary>A number is a <see cref="double"/>, but a <see cref="decimal"/> where <c>multipleOf</c> is a decimal fraction; an integer is a <see cref="long"/>.</summary>
    Double,

    /// <summary>A number is a <see cref="decimal"/> everywhere.</summary>
    Decimal,

    /// <summary>As <see cref="Double"/>, but an integer whose bounds do not fit a <see cref="long"/> is a <see cref="System.Numerics.BigInteger"/>.</summary>
    BigInteger,

    /// <summary>A number is a JsonElement, and so is an integer whose bounds do not fit a <see cref="long"/>: the text, whatever its size.</summary>
    Json,
}
