namespace NBomber.Contracts;

public sealed record Response<T>(string StatusCode, bool IsError, long SizeBytes, string Message) : IResponse;
