namespace Integrations.Contracts.Validation.Plans;

/// <summary>A set of the types of JSON Schema (Validation 2020-12, section 6.1.1). <see cref="Number"/> holds every number, <see cref="Integer"/> the integers alone; a set with both equals one with <see cref="Number"/>.</summary>
[Flags]
internal enum JsonTypes : byte
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Object = 4,
    Array = 8,
    Number = 16,
    String = 32,

    /// <summary>Numbers without a fraction; 1.0 is one from draft 6 on (in draft 4 and 3 only 1 is: <see cref="LexicalInteger"/>).</summary>
    Integer = 64,

    /// <summary>Integers as written: no fraction and no exponent (drafts 3 and 4).</summary>
    LexicalInteger = 128,

    All = Null | Boolean | Object | Array | Number | String,
}
