namespace NBomber.Contracts;

public sealed class ScenarioProps;
