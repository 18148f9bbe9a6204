namespace Integrations.Contracts.Validation.Schemas;

/// <summary>The drafts of JSON Schema, oldest first, so that they compare.</summary>
internal enum Draft : byte
{
    Draft3 = 3,
    Draft4 = 4,
    Draft6 = 6,
    Draft7 = 7,
    Draft201909 = 8,
    Draft202012 = 9,
    V1 = 10,
}
