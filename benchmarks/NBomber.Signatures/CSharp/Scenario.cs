using NBomber.Contracts;

namespace NBomber.CSharp;

public static class Scenario
{
    public static ScenarioProps Create(string name, Func<IScenarioContext, Task<IResponse>> run) => throw NotHere.Exception;

    public static ScenarioProps WithInit(this ScenarioProps scenario, Func<IScenarioInitContext, Task> initFunc) => throw NotHere.Exception;

    public static ScenarioProps WithClean(this ScenarioProps scenario, Func<IScenarioInitContext, Task> cleanFunc) => throw NotHere.Exception;

    public static ScenarioProps WithoutWarmUp(this ScenarioProps scenario) => throw NotHere.Exception;

    public static ScenarioProps WithMaxFailCount(this ScenarioProps scenario, int maxFailCount) => throw NotHere.Exception;

    public static ScenarioProps WithLoadSimulations(this ScenarioProps scenario, params LoadSimulation[] loadSimulations) => throw NotHere.Exception;

    public static ScenarioProps WithThresholds(this ScenarioProps scenario, params Threshold[] thresholds) => throw NotHere.Exception;
}
