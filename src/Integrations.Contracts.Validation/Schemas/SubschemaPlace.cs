namespace Integrations.Contracts.Validation.Schemas;

/// <summary>Where a keyword's value holds subschemas. What stands there and is no schema (a list of names in <c>dependencies</c>, a name in draft 3's <c>type</c>) is none.</summary>
internal enum SubschemaPlace : byte
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>The value is a schema.</summary>
    Value,

    /// <summary>The items of an array.</summary>
    Array,

    /// <summary>The value is a schema, or an array of them.</summary>
    ValueOrArray,

    /// <summary>The members of an object.</summary>
    Map,

    /// <summary>The members of the members of an object.</summary>
    MapOfMaps,
}
