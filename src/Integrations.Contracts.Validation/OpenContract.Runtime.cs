using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Integrations.Contracts.Validation;

/// <summary>What an emitted record derives from whose schema lets in members that it does not name: they are kept, written back after the others, and part of equality.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
[SuppressMessage("Design", "CA1051:Do not declare visible instance fields", Justification = "Written by emitted code alone; a property would take a name that a member may have.")]
public abstract record OpenContract<TSelf> : Contract<TSelf>
    where TSelf : OpenContract<TSelf>, IContract<TSelf>
{
    /// <summary>The members that the schema does not name.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal UnknownMembers _unknownMembers;
}
