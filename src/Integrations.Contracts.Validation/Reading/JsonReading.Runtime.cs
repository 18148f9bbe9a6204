namespace Integrations.Contracts.Validation;

/// <summary>Values from their JSON text, which was checked before.</summary>
internal static partial class JsonReading
{
    /// <summary>What a reader returns for a value that is not as it must be. Other negative values mean the same, but for those of the steps to the next member or item.</summary>
    public const int Invalid = -1;
}
