namespace TransportBench.Statistics;

/// <summary>What every estimator asks of its values.</summary>
internal static class Values
{
    internal static void RequireSome(ReadOnlySpan<double> values, string name)
    {
        if (values.IsEmpty)
            throw new ArgumentException("There is no value to estimate from; at least one is needed.", name);

        RequireFinite(values, name);
    }

    internal static void RequireFinite(ReadOnlySpan<double> values, string name)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
                throw new ArgumentException(FormattableString.Invariant($"Value {i} is {values[i]}; every value must be a finite number."), name);
        }
    }

    internal static void RequireFraction(double value, string name)
    {
        if (value is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(name, value, "Must lie between 0 and 1, both excluded.");
    }
}
