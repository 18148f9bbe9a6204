namespace Integrations.Contracts.Validation;

/// <summary>What every emitted record and union can do.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IContract<TSelf>
    where TSelf : IContract<TSelf>
{
}
