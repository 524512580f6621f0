using NBomber.Contracts;

namespace NBomber.CSharp;

public static class Simulation
{
    public static LoadSimulation RampingConstant(int copies, TimeSpan during) => throw NotHere.Exception;

    public static LoadSimulation KeepConstant(int copies, TimeSpan during) => throw NotHere.Exception;

    public static LoadSimulation Inject(int rate, TimeSpan interval, TimeSpan during) => throw NotHere.Exception;

    public static LoadSimulation Pause(TimeSpan during) => throw NotHere.Exception;
}
