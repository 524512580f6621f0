namespace NBomber.Contracts;

public sealed class SessionStartInfo;
