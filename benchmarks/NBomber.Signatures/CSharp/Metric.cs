using NBomber.Contracts;

namespace NBomber.CSharp;

public static class Metric
{
    public static IGauge CreateGauge(string name, string unitOfMeasure) => throw NotHere.Exception;
}
