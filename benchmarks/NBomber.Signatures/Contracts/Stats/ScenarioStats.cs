namespace NBomber.Contracts.Stats;

public sealed class ScenarioStats;
