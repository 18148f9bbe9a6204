using System.ComponentModel;

namespace Integrations.Contracts.Validation;

/// <summary>What an emitted union derives from, however many cases it has: it writes the value of its case.</summary>
/// <typeparam name="TSelf">The union itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract record Union<TSelf> : Contract<TSelf>
    where TSelf : Union<TSelf>, IContract<TSelf>
{
    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected override void Write(ref ContractWriter writer)
    {
        if (this is not IUnionCase found)
        {
            throw Unions.Foreign(this);
        }

        found.Write(ref writer);
    }
}

/// <summary>What an emitted union of two types derives from: its cases, each a nested record with a <c>Value</c>, asked for at once.</summary>
/// <typeparam name="TSelf">The union itself.</typeparam>
/// <typeparam name="T1">The type of case 1.</typeparam>
/// <typeparam name="T2">The type of case 2.</typeparam>
public abstract record Union<TSelf, T1, T2> : Union<TSelf>
    where TSelf : Union<TSelf, T1, T2>, IContract<TSelf>
{
    /// <summary>What the function of the value's case gives for it.</summary>
    public TResult Match<TResult>(Func<T1, TResult> case1, Func<T2, TResult> case2) => this switch
    {
        IUnionCase1<T1> found => case1(found.Value),
        IUnionCase2<T2> found => case2(found.Value),
        _ => throw Unions.Foreign(this),
    };

    /// <summary>Does what is to be done with the value of its case.</summary>
    public void Switch(Action<T1> case1, Action<T2> case2)
    {
        switch (this)
        {
            case IUnionCase1<T1> found:
                case1(found.Value);
                break;
            case IUnionCase2<T2> found:
                case2(found.Value);
                break;
            default:
                throw Unions.Foreign(this);
        }
    }
}

/// <summary>What an emitted union of three types derives from: its cases, each a nested record with a <c>Value</c>, asked for at once.</summary>
/// <typeparam name="TSelf">The union itself.</typeparam>
/// <typeparam name="T1">The type of case 1.</typeparam>
/// <typeparam name="T2">The type of case 2.</typeparam>
/// <typeparam name="T3">The type of case 3.</typeparam>
public abstract record Union<TSelf, T1, T2, T3> : Union<TSelf>
    where TSelf : Union<TSelf, T1, T2, T3>, IContract<TSelf>
{
    /// <summary>What the function of the value's case gives for it.</summary>
    public TResult Match<TResult>(Func<T1, TResult> case1, Func<T2, TResult> case2, Func<T3, TResult> case3) => this switch
    {
        IUnionCase1<T1> found => case1(found.Value),
        IUnionCase2<T2> found => case2(found.Value),
        IUnionCase3<T3> found => case3(found.Value),
        _ => throw Unions.Foreign(this),
    };

    /// <summary>Does what is to be done with the value of its case.</summary>
    public void Switch(Action<T1> case1, Action<T2> case2, Action<T3> case3)
    {
        switch (this)
        {
            case IUnionCase1<T1> found:
                case1(found.Value);
                break;
            case IUnionCase2<T2> found:
                case2(found.Value);
                break;
            case IUnionCase3<T3> found:
                case3(found.Value);
                break;
            default:
                throw Unions.Foreign(this);
        }
    }
}

/// <summary>What an emitted union of four types derives from: its cases, each a nested record with a <c>Value</c>, asked for at once.</summary>
/// <typeparam name="TSelf">The union itself.</typeparam>
/// <typeparam name="T1">The type of case 1.</typeparam>
/// <typeparam name="T2">The type of case 2.</typeparam>
/// <typeparam name="T3">The type of case 3.</typeparam>
/// <typeparam name="T4">The type of case 4.</typeparam>
public abstract record Union<TSelf, T1, T2, T3, T4> : Union<TSelf>
    where TSelf : Union<TSelf, T1, T2, T3, T4>, IContract<TSelf>
{
    /// <summary>What the function of the value's case gives for it.</summary>
    public TResult Match<TResult>(Func<T1, TResult> case1, Func<T2, TResult> case2, Func<T3, TResult> case3, Func<T4, TResult> case4) => this switch
    {
        IUnionCase1<T1> found => case1(found.Value),
        IUnionCase2<T2> found => case2(found.Value),
        IUnionCase3<T3> found => case3(found.Value),
        IUnionCase4<T4> found => case4(found.Value),
        _ => throw Unions.Foreign(this),
    };

    /// <summary>Does what is to be done with the value of its case.</summary>
    public void Switch(Action<T1> case1, Action<T2> case2, Action<T3> case3, Action<T4> case4)
    {
        switch (this)
        {
            case IUnionCase1<T1> found:
                case1(found.Value);
                break;
            case IUnionCase2<T2> found:
                case2(found.Value);
                break;
            case IUnionCase3<T3> found:
                case3(found.Value);
                break;
            case IUnionCase4<T4> found:
                case4(found.Value);
                break;
            default:
                throw Unions.Foreign(this);
        }
    }
}

/// <summary>What an emitted union of five types derives from: its cases, each a nested record with a <c>Value</c>, asked for at once.</summary>
/// <typeparam name="TSelf">The union itself.</typeparam>
/// <typeparam name="T1">The type of case 1.</typeparam>
/// <typeparam name="T2">The type of case 2.</typeparam>
/// <typeparam name="T3">The type of case 3.</typeparam>
/// <typeparam name="T4">The type of case 4.</typeparam>
/// <typeparam name="T5">The type of case 5.</typeparam>
public abstract record Union<TSelf, T1, T2, T3, T4, T5> : Union<TSelf>
    where TSelf : Union<TSelf, T1, T2, T3, T4, T5>, IContract<TSelf>
{
    /// <summary>What the function of the value's case gives for it.</summary>
    public TResult Match<TResult>(Func<T1, TResult> case1, Func<T2, TResult> case2, Func<T3, TResult> case3, Func<T4, TResult> case4, Func<T5, TResult> case5) => this switch
    {
        IUnionCase1<T1> found => case1(found.Value),
        IUnionCase2<T2> found => case2(found.Value),
        IUnionCase3<T3> found => case3(found.Value),
        IUnionCase4<T4> found => case4(found.Value),
        IUnionCase5<T5> found => case5(found.Value),
        _ => throw Unions.Foreign(this),
    };

    /// <summary>Does what is to be done with the value of its case.</summary>
    public void Switch(Action<T1> case1, Action<T2> case2, Action<T3> case3, Action<T4> case4, Action<T5> case5)
    {
        switch (this)
        {
            case IUnionCase1<T1> found:
                case1(found.Value);
                break;
            case IUnionCase2<T2> found:
                case2(found.Value);
                break;
            case IUnionCase3<T3> found:
                case3(found.Value);
                break;
            case IUnionCase4<T4> found:
                case4(found.Value);
                break;
            case IUnionCase5<T5> found:
                case5(found.Value);
                break;
            default:
                throw Unions.Foreign(this);
        }
    }
}

/// <summary>What an emitted union of six types derives from: its cases, each a nested record with a <c>Value</c>, asked for at once.</summary>
/// <typeparam name="TSelf">The union itself.</typeparam>
/// <typeparam name="T1">The type of case 1.</typeparam>
/// <typeparam name="T2">The type of case 2.</typeparam>
/// <typeparam name="T3">The type of case 3.</typeparam>
/// <typeparam name="T4">The type of case 4.</typeparam>
/// <typeparam name="T5">The type of case 5.</typeparam>
/// <typeparam name="T6">The type of case 6.</typeparam>
public abstract record Union<TSelf, T1, T2, T3, T4, T5, T6> : Union<TSelf>
    where TSelf : Union<TSelf, T1, T2, T3, T4, T5, T6>, IContract<TSelf>
{
    /// <summary>What the function of the value's case gives for it.</summary>
    public TResult Match<TResult>(Func<T1, TResult> case1, Func<T2, TResult> case2, Func<T3, TResult> case3, Func<T4, TResult> case4, Func<T5, TResult> case5, Func<T6, TResult> case6) => this switch
    {
        IUnionCase1<T1> found => case1(found.Value),
        IUnionCase2<T2> found => case2(found.Value),
        IUnionCase3<T3> found => case3(found.Value),
        IUnionCase4<T4> found => case4(found.Value),
        IUnionCase5<T5> found => case5(found.Value),
        IUnionCase6<T6> found => case6(found.Value),
        _ => throw Unions.Foreign(this),
    };

    /// <summary>Does what is to be done with the value of its case.</summary>
    public void Switch(Action<T1> case1, Action<T2> case2, Action<T3> case3, Action<T4> case4, Action<T5> case5, Action<T6> case6)
    {
        switch (this)
        {
            case IUnionCase1<T1> found:
                case1(found.Value);
                break;
            case IUnionCase2<T2> found:
                case2(found.Value);
                break;
            case IUnionCase3<T3> found:
                case3(found.Value);
                break;
            case IUnionCase4<T4> found:
                case4(found.Value);
                break;
            case IUnionCase5<T5> found:
                case5(found.Value);
                break;
            case IUnionCase6<T6> found:
                case6(found.Value);
                break;
            default:
                throw Unions.Foreign(this);
        }
    }
}

/// <summary>What an emitted union of seven types derives from: its cases, each a nested record with a <c>Value</c>, asked for at once.</summary>
/// <typeparam name="TSelf">The union itself.</typeparam>
/// <typeparam name="T1">The type of case 1.</typeparam>
/// <typeparam name="T2">The type of case 2.</typeparam>
/// <typeparam name="T3">The type of case 3.</typeparam>
/// <typeparam name="T4">The type of case 4.</typeparam>
/// <typeparam name="T5">The type of case 5.</typeparam>
/// <typeparam name="T6">The type of case 6.</typeparam>
/// <typeparam name="T7">The type of case 7.</typeparam>
public abstract record Union<TSelf, T1, T2, T3, T4, T5, T6, T7> : Union<TSelf>
    where TSelf : Union<TSelf, T1, T2, T3, T4, T5, T6, T7>, IContract<TSelf>
{
    /// <summary>What the function of the value's case gives for it.</summary>
    public TResult Match<TResult>(Func<T1, TResult> case1, Func<T2, TResult> case2, Func<T3, TResult> case3, Func<T4, TResult> case4, Func<T5, TResult> case5, Func<T6, TResult> case6, Func<T7, TResult> case7) => this switch
    {
        IUnionCase1<T1> found => case1(found.Value),
        IUnionCase2<T2> found => case2(found.Value),
        IUnionCase3<T3> found => case3(found.Value),
        IUnionCase4<T4> found => case4(found.Value),
        IUnionCase5<T5> found => case5(found.Value),
        IUnionCase6<T6> found => case6(found.Value),
        IUnionCase7<T7> found => case7(found.Value),
        _ => throw Unions.Foreign(this),
    };

    /// <summary>Does what is to be done with the value of its case.</summary>
    public void Switch(Action<T1> case1, Action<T2> case2, Action<T3> case3, Action<T4> case4, Action<T5> case5, Action<T6> case6, Action<T7> case7)
    {
        switch (this)
        {
            case IUnionCase1<T1> found:
                case1(found.Value);
                break;
            case IUnionCase2<T2> found:
                case2(found.Value);
                break;
            case IUnionCase3<T3> found:
                case3(found.Value);
                break;
            case IUnionCase4<T4> found:
                case4(found.Value);
                break;
            case IUnionCase5<T5> found:
                case5(found.Value);
                break;
            case IUnionCase6<T6> found:
                case6(found.Value);
                break;
            case IUnionCase7<T7> found:
                case7(found.Value);
                break;
            default:
                throw Unions.Foreign(this);
        }
    }
}

/// <summary>What an emitted union of eight types derives from: its cases, each a nested record with a <c>Value</c>, asked for at once.</summary>
/// <typeparam name="TSelf">The union itself.</typeparam>
/// <typeparam name="T1">The type of case 1.</typeparam>
/// <typeparam name="T2">The type of case 2.</typeparam>
/// <typeparam name="T3">The type of case 3.</typeparam>
/// <typeparam name="T4">The type of case 4.</typeparam>
/// <typeparam name="T5">The type of case 5.</typeparam>
/// <typeparam name="T6">The type of case 6.</typeparam>
/// <typeparam name="T7">The type of case 7.</typeparam>
/// <typeparam name="T8">The type of case 8.</typeparam>
public abstract record Union<TSelf, T1, T2, T3, T4, T5, T6, T7, T8> : Union<TSelf>
    where TSelf : Union<TSelf, T1, T2, T3, T4, T5, T6, T7, T8>, IContract<TSelf>
{
    /// <summary>What the function of the value's case gives for it.</summary>
    public TResult Match<TResult>(Func<T1, TResult> case1, Func<T2, TResult> case2, Func<T3, TResult> case3, Func<T4, TResult> case4, Func<T5, TResult> case5, Func<T6, TResult> case6, Func<T7, TResult> case7, Func<T8, TResult> case8) => this switch
    {
        IUnionCase1<T1> found => case1(found.Value),
        IUnionCase2<T2> found => case2(found.Value),
        IUnionCase3<T3> found => case3(found.Value),
        IUnionCase4<T4> found => case4(found.Value),
        IUnionCase5<T5> found => case5(found.Value),
        IUnionCase6<T6> found => case6(found.Value),
        IUnionCase7<T7> found => case7(found.Value),
        IUnionCase8<T8> found => case8(found.Value),
        _ => throw Unions.Foreign(this),
    };

    /// <summary>Does what is to be done with the value of its case.</summary>
    public void Switch(Action<T1> case1, Action<T2> case2, Action<T3> case3, Action<T4> case4, Action<T5> case5, Action<T6> case6, Action<T7> case7, Action<T8> case8)
    {
        switch (this)
        {
            case IUnionCase1<T1> found:
                case1(found.Value);
                break;
            case IUnionCase2<T2> found:
                case2(found.Value);
                break;
            case IUnionCase3<T3> found:
                case3(found.Value);
                break;
            case IUnionCase4<T4> found:
                case4(found.Value);
                break;
            case IUnionCase5<T5> found:
                case5(found.Value);
                break;
            case IUnionCase6<T6> found:
                case6(found.Value);
                break;
            case IUnionCase7<T7> found:
                case7(found.Value);
                break;
            case IUnionCase8<T8> found:
                case8(found.Value);
                break;
            default:
                throw Unions.Foreign(this);
        }
    }
}
