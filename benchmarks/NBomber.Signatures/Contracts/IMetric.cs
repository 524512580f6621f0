namespace NBomber.Contracts;

public interface IMetric;
