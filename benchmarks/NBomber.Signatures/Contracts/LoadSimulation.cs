namespace NBomber.Contracts;

public sealed class LoadSimulation;
