namespace NBomber.Contracts;

public sealed class NBomberContext;
