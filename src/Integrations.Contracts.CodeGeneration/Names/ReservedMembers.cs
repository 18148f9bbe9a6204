namespace Integrations.Contracts.CodeGeneration.Names;

/// <summary>The names in an emitted record that a property cannot have: what a record has by itself, and what is emitted into it. The property gives way, never the method.</summary>
internal static class ReservedMembers
{
    private static readonly HashSet<string> s_names = new(StringComparer.Ordinal)
    {
        // Of object and of every record.
        "Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone", "Finalize", "EqualityContract", "PrintMembers", "Clone", "Deconstruct",

        // Of a contract.
        "Parse", "ParseAsync", "TryParse", "IsValid", "Validate", "ValidateAsync", "WriteTo", "ToJson", "Write",

        // Of its reader.
        "Read", "TMode", "MemberTable",

        // Of a union: the type parameter of Match.
        "TResult",
    };

    public static bool Contains(string name) => s_names.Contains(name) || name.StartsWith("Read_", StringComparison.Ordinal);
}
