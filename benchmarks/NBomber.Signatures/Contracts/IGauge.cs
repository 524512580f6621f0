namespace NBomber.Contracts;

public interface IGauge : IMetric
{
    void Set(double value);
}
