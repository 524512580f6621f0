namespace NBomber.Contracts;

public interface IScenarioInitContext
{
    void RegisterMetric(IMetric metric);
}
