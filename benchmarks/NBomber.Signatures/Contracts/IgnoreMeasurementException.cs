namespace NBomber.Contracts;

public sealed class IgnoreMeasurementException : Exception;
