namespace NBomber;

/// <summary>What every member of this assembly does: there is no NBomber behind these signatures.</summary>
internal static class NotHere
{
    public static NotSupportedException Exception => new("this was built against signatures of NBomber alone; build with -p:UseNBomber=true where the package NBomber can be restored");
}
