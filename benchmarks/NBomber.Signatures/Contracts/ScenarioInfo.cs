namespace NBomber.Contracts;

public sealed record ScenarioInfo(string InstanceId, int InstanceNumber, string ScenarioName, TimeSpan ScenarioDuration);
