using NBomber.Contracts;

namespace NBomber.CSharp;

public static class Step
{
    public static Task<Response<T>> Run<T>(string name, IScenarioContext context, Func<Task<Response<T>>> run) => throw NotHere.Exception;
}
