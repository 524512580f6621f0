namespace NBomber.Contracts;

public interface IBaseContext;
